// SPDX-License-Identifier: Apache-2.0

/// From selected modules to the composition of an image.
///
/// ```text
///   .config ── selected modules ──┐
///   module-info.java of all ──────┼─► Composition ──► modules, for javac and the compiler
///   lib/layers ───────────────────┘        │     ├──► providers of each service, in order, for the compiler
///                                          │     └──► composition.txt, for people
///                                          └─ or a Failure with everything that is wrong
/// ```
/// All of it is text of sources: nothing is compiled, nothing loaded. A service is an interface that a module `uses`; it has one provider unless it is
/// annotated `@ManyProviders`.
package corto.composition;
