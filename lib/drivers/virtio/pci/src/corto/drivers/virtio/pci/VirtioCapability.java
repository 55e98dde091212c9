// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.pci;

import corto.lang.Layout;
import corto.lang.ReadOnly32;
import corto.lang.ReadOnly8;

/// `struct virtio_pci_cap` (virtio 1.2 §4.1.4): where a block of registers is. Offsets count from the capability.
final class VirtioCapability {
    private static final Layout LAYOUT = Layout.littleEndian().reserved(3);       // identifier, link, length
    static final ReadOnly8 CFG_TYPE = LAYOUT.readOnly8();
    static final ReadOnly8 BAR = LAYOUT.readOnly8();
    static final ReadOnly32 OFFSET = LAYOUT.reserved(3).readOnly32();             // in that base address's memory
    static final ReadOnly32 LENGTH = LAYOUT.readOnly32();                         // bytes
    static final int SIZE = LAYOUT.sized(16);
    static final ReadOnly32 NOTIFY_OFF_MULTIPLIER = LAYOUT.readOnly32();          // only for TYPE_NOTIFY

    static final int LAST_NOTIFY = 256 - LAYOUT.sized(20);                        // where the longest one can be

    static final int ID = 9;                             // vendor-specific

    static final int TYPE_COMMON = 1;
    static final int TYPE_NOTIFY = 2;
    static final int TYPE_ISR = 3;
    static final int TYPE_DEVICE = 4;

    static final int MOST_BAR = 5;                       // higher ones are reserved, to be ignored

    private VirtioCapability() {}
}
