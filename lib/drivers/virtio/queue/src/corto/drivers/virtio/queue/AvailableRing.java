// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.queue;

import corto.lang.Layout;
import corto.lang.ReadWrite16;
import corto.lang.U16;

/// `struct virtq_avail` (virtio 1.2 §2.7.6): heads of chains for the device. The driver writes it. Behind the last slot is `used_event`.
final class AvailableRing {
    private static final Layout LAYOUT = Layout.littleEndian();
    static final ReadWrite16 FLAGS = LAYOUT.readWrite16();
    static final ReadWrite16 IDX = LAYOUT.readWrite16();         // where the next head goes, free-running
    static final U16 RING = LAYOUT.u16();                        // slot 0
    static final int SLOT = 2;                                   // bytes

    static final int F_NO_INTERRUPT = 1;

    static final ReadWrite16 USED_EVENT = Layout.littleEndian().readWrite16();     // from `usedEvent(size)` on

    private AvailableRing() {}

    static int usedEvent(int size) {
        return RING.offset() + size * SLOT;
    }

    static int bytes(int size) {
        return usedEvent(size) + SLOT;
    }
}
