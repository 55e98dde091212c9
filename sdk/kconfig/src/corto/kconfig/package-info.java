// SPDX-License-Identifier: Apache-2.0

/// Kconfig: the language in which options are defined, and the rules by which values follow from each other.
///
/// ```text
/// files ──Lexer, Macros──► Parser ──► Tree ──Finalizer──► Recursion ──► Kconfig (does not change)
///                                                                          │
///                  .config ──ConfigReader──► Values ◄──Evaluation──► Configuration ──ConfigWriter──► .config
/// ```
///
/// The rules are those of Linux 6.1 (scripts/kconfig), in the same steps: a value may depend on a value that is being computed, and then
/// the order decides. `Finalizer` is `menu_finalize`, `Simplifier`, `Join` and `Dependence` are expr.c, `Evaluation` is symbol.c,
/// `ConfigReader` and `ConfigWriter` are confdata.c, `Answers` is conf.c.
///
/// Invariants: expressions do not change once made, and may be shared; of nested `&&` (or `||`) there is one node with all operands.
/// A `null` expression is a condition that was not given.
package corto.kconfig;
