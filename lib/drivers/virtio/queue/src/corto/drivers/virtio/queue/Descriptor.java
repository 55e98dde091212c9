// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.queue;

import corto.lang.Layout;
import corto.lang.U16;
import corto.lang.U32;
import corto.lang.U64;

/// `struct virtq_desc` (virtio 1.2 §2.7.5): one buffer.
final class Descriptor {
    private static final Layout LAYOUT = Layout.littleEndian();
    static final U64 ADDR = LAYOUT.u64();              // physical address
    static final U32 LEN = LAYOUT.u32();               // bytes
    static final U16 FLAGS = LAYOUT.u16();             // F_NEXT, F_WRITE, F_INDIRECT
    static final U16 NEXT = LAYOUT.u16();              // valid if FLAGS has F_NEXT
    static final int SIZE = LAYOUT.sized(16);

    static final int F_NEXT = 1;
    static final int F_WRITE = 2;                      // the device writes; without it the device reads
    static final int F_INDIRECT = 4;                   // the buffer is a table of descriptors

    private Descriptor() {}
}
