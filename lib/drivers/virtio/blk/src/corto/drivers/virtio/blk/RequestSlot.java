// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.blk;

import corto.lang.Layout;
import corto.lang.U32;
import corto.lang.U64;
import corto.lang.U8;

/// What belongs to a request beside its data: the head of `struct virtio_blk_req` (virtio 1.2 §5.2.6), one `struct virtio_blk_discard_write_zeroes`, and
/// the status byte.
final class RequestSlot {
    private static final Layout LAYOUT = Layout.littleEndian();
    static final U32 TYPE = LAYOUT.u32();
    static final U32 RESERVED = LAYOUT.u32();
    static final U64 SECTOR = LAYOUT.u64();              // 0 for flush, discard and write-zeroes
    static final U64 DISCARD_SECTOR = LAYOUT.u64();
    static final U32 DISCARD_SECTORS = LAYOUT.u32();
    static final U32 DISCARD_FLAGS = LAYOUT.u32();
    static final U8 STATUS = LAYOUT.u8();
    static final int SIZE = LAYOUT.reserved(31).sized(64);

    static final int HEADER_BYTES = DISCARD_SECTOR.offset();
    static final int DISCARD_BYTES = STATUS.offset() - HEADER_BYTES;

    static final int T_IN = 0;                           // the device writes the buffers
    static final int T_OUT = 1;
    static final int T_FLUSH = 4;
    static final int T_DISCARD = 11;
    static final int T_WRITE_ZEROES = 13;

    static final int S_OK = 0;
    static final int S_UNSUPP = 2;
    static final int NO_STATUS = 0xFF;                   // before the device writes one

    private RequestSlot() {}
}
