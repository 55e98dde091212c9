// SPDX-License-Identifier: Apache-2.0

/// Finds what an image can reach, and what is known about every value in it.
///
/// [Analysis] keeps optimistic facts (which methods run, with which arguments; which classes are instantiated; what fields
/// and arrays hold) and runs a [Flow], the abstract interpreter, over each reached method until nothing changes any
/// more. Facts only ever grow towards "anything", so the result does not depend on the order. The emitter runs
/// the same [Flow] once more over the final facts and asks it what it may leave out.
///
/// ```
///   roots ─► worklist of methods ─► Flow: one method ─► reached calls, stores, allocations ─► facts
///                    ▲                                                                          │
///                    └──────────────── methods that had read a fact which has grown ────────────┘
/// ```
package corto.compiler.analyze;
