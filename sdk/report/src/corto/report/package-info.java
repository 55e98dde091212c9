// SPDX-License-Identifier: Apache-2.0

/// [SizeReport] shares out the bytes of an image among libraries, packages, classes, methods and objects; the shares add up to the
/// file. [Treemap] draws it. [CallChains] answers why a method was compiled.
package corto.report;
