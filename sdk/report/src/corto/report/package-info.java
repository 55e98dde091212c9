// SPDX-License-Identifier: Apache-2.0

/// [SizeReport] shares out the bytes of an image among libraries, packages, classes, methods and objects; the shares add up to the
/// file. [SizeDifference] compares two, [SizeTable] writes them, [Treemap] draws them. [Reasons] answers why code and objects are in an image.
package corto.report;
