// SPDX-License-Identifier: Apache-2.0

/// Objects: their layout in memory, their classes at run time, how they are made, and what a collector has to provide.
///
/// Objects never move. References are 64-bit addresses. Objects made at build time lie in the image between the symbols
/// `image_heap_start` and `image_heap_end` (those that hold references, one after the other) and between `image_leaf_start` and
/// `image_leaf_end` (the rest, which no collector reads); static fields of reference type between `static_refs_start` and
/// `static_refs_end`. Neither is ever freed.
package corto.heap.api;
