// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.queue;

import corto.lang.Layout;
import corto.lang.ReadWrite16;
import corto.lang.U16;
import corto.lang.U32;
import corto.lang.U64;

/// `struct pvirtq_desc` (virtio 1.2 §2.8.13): one buffer that is available, or one chain that was used.
final class PackedDescriptor {
    private static final Layout LAYOUT = Layout.littleEndian();
    static final U64 ADDR = LAYOUT.u64();              // physical address
    static final U32 LEN = LAYOUT.u32();               // bytes; of a used one: that the device wrote
    static final U16 ID = LAYOUT.u16();                // of the chain
    static final ReadWrite16 FLAGS = LAYOUT.readWrite16();      // Descriptor.F_…, and whose it is; written last
    static final int SIZE = LAYOUT.sized(16);

    static final int F_AVAIL = 1 << 7;                 // the driver's wrap counter when it made it available
    static final int F_USED = 1 << 15;                 // available: the opposite of it; used: the same

    private PackedDescriptor() {}
}
