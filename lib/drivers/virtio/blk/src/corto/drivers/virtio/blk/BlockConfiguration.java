// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.blk;

import corto.lang.Layout;
import corto.lang.ReadOnly16;
import corto.lang.ReadOnly32;

/// `struct virtio_blk_config` (virtio 1.2 §5.2.4), and the feature bits (§5.2.3) that decide which fields are there.
final class BlockConfiguration {
    private static final Layout LAYOUT = Layout.littleEndian();
    static final ReadOnly32 CAPACITY_LOW = LAYOUT.readOnly32();                  // sectors of 512 bytes
    static final ReadOnly32 CAPACITY_HIGH = LAYOUT.readOnly32();
    static final ReadOnly32 SIZE_MAX = LAYOUT.readOnly32();                      // with SIZE_MAX: bytes of a buffer
    static final ReadOnly32 SEG_MAX = LAYOUT.readOnly32();                       // with SEG_MAX: buffers of a request
    static final ReadOnly32 BLK_SIZE = LAYOUT.reserved(4).readOnly32();          // behind the geometry; with BLK_SIZE
    static final ReadOnly16 NUM_QUEUES = LAYOUT.reserved(8 + 2).readOnly16();    // behind topology and write-back; with MQ
    static final ReadOnly32 MAX_DISCARD_SECTORS = LAYOUT.readOnly32();           // with DISCARD, as the next two
    static final ReadOnly32 MAX_DISCARD_SEG = LAYOUT.readOnly32();
    static final ReadOnly32 DISCARD_SECTOR_ALIGNMENT = LAYOUT.readOnly32();
    static final ReadOnly32 MAX_WRITE_ZEROES_SECTORS = LAYOUT.readOnly32();       // with WRITE_ZEROES
    static final int SIZE = LAYOUT.sized(52);                                    // as far as we read

    static final long F_SIZE_MAX = 1 << 1;
    static final long F_SEG_MAX = 1 << 2;
    static final long F_RO = 1 << 5;
    static final long F_BLK_SIZE = 1 << 6;
    static final long F_FLUSH = 1 << 9;                  // there is a cache; without, what is written stays
    static final long F_MQ = 1 << 12;
    static final long F_DISCARD = 1 << 13;
    static final long F_WRITE_ZEROES = 1 << 14;

    private BlockConfiguration() {}
}
