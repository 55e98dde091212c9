// SPDX-License-Identifier: Apache-2.0
package corto.heap.marksweep;

import corto.lang.Layout;
import corto.lang.U16;
import corto.lang.U32;
import corto.lang.U8;

/// An entry of the block table.
final class Block {
    private static final Layout LAYOUT = Layout.littleEndian();
    static final U8 KIND = LAYOUT.u8();            // FREE, SMALL, LARGE or TAIL, and LEAF
    static final U8 SIZE_CLASS = LAYOUT.u8();      // SMALL
    static final U16 SWEPT = LAYOUT.u16();         // SMALL: bytes that were swept since the last collection
    static final U32 LINK = LAYOUT.u32();          // SMALL: next of its list, or NONE; LARGE: blocks of the object; TAIL: blocks back to its first
    static final int SIZE = LAYOUT.sized(8);

    static final int FREE = 0;
    static final int SMALL = 1;                    // cells of one size
    static final int LARGE = 2;                    // the first of an object that has blocks of its own
    static final int TAIL = 3;                     // the others
    static final int KIND_MASK = 3;
    static final int LEAF = 4;                     // SMALL, LARGE: what is in it holds no references and is never looked into

    static final int NONE = -1;

    static final int BYTES_LOG = 13;
    static final int BYTES = 1 << BYTES_LOG;

    /// An object begins in at most one granule of 16 bytes, since none is smaller: one mark bit.
    static final int GRANULE_LOG = 4;
    static final int MARK_BYTES = BYTES >> GRANULE_LOG >> 3;

    private Block() {}
}
