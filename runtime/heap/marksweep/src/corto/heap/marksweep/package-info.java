// SPDX-License-Identifier: Apache-2.0

/// Mark and sweep without moving.
///
/// Memory is cut into blocks of 8 KiB. A block is free, holds cells of one size, or is part of a large object. In front lie three tables,
/// of which only the part for blocks that were ever used is touched:
///
/// ```
/// ┌─────────────┬───────────┬────────────┬──────────┬──────────┬──────────┬ ─ ─ ─ ─ ─ ─ ─
/// │ block table │ mark bits │ mark stack │ block 0  │ block 1  │ block 2  │ not used yet
/// │ 8 B a block │ 64 B      │            │ 16 16 16 │ 40 40 40 │ large …  │
/// └─────────────┴───────────┴────────────┴──────────┴──────────┴──────────┴ ─ ─ ─ ─ ─ ─ ─
///                                                                          ↑ frontier
/// ```
/// Arrays of numbers have blocks of their own, which marking never looks into.
///
/// *Allocation* takes the next cell of its size's current run: cells in a row that are free and zeroed. When the run is used up, the next one
/// is looked for in the blocks that the last collection found partly live, by their mark bits; that is all the sweeping there is. Then a
/// free block, then the frontier.
///
/// *Collection* is for when as much was allocated as was alive after the last one (at least 8 MiB), or nothing is left. It marks
/// from static fields, image objects and the stack, then frees blocks without a mark. Words on the stack may be references or
/// not: one that points into a cell with an object keeps it. Whether there is an object is known from the mark bits of the last
/// collection where the block was not swept since, and from the class word elsewhere: a free cell that was swept is zero. Since marking
/// overwrites the first, the stack is read twice: before, to pin what it refers to in the object's header, and after, to mark what is pinned.
///
/// One thread at a time, never in interrupt context. Referents of `java.lang.ref.Reference` count as referred to.
package corto.heap.marksweep;
