// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.queue;

import corto.lang.Layout;
import corto.lang.ReadOnly16;
import corto.lang.U32;

/// `struct virtq_used` (virtio 1.2 §2.7.8): chains that come back. The device writes it. Behind the last element is `avail_event`.
final class UsedRing {
    private static final Layout LAYOUT = Layout.littleEndian();
    static final ReadOnly16 FLAGS = LAYOUT.readOnly16();
    static final ReadOnly16 IDX = LAYOUT.readOnly16();           // where the device puts the next, free-running
    static final U32 ID = LAYOUT.u32();                          // element 0: head of the chain
    static final U32 LEN = LAYOUT.u32();                         // bytes the device wrote into it
    static final int ELEMENT = 8;                                // bytes

    static final int F_NO_NOTIFY = 1;

    static final ReadOnly16 AVAIL_EVENT = Layout.littleEndian().readOnly16();      // from `availEvent(size)` on

    private UsedRing() {}

    static int availEvent(int size) {
        return ID.offset() + size * ELEMENT;
    }

    static int bytes(int size) {
        return availEvent(size) + 2;
    }
}
