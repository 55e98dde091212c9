// SPDX-License-Identifier: Apache-2.0
package corto.drivers.pci;

import corto.lang.Layout;
import corto.lang.ReadOnly32;
import corto.lang.ReadWrite16;

/// The capability for MSI-X (PCI 3.0 §6.8.2). Registers of a function count from the capability's offset.
final class MsixCapability {
    private static final Layout LAYOUT = Layout.littleEndian().reserved(2);
    static final ReadWrite16 MESSAGE_CONTROL = LAYOUT.readWrite16();
    static final ReadOnly32 TABLE = LAYOUT.readOnly32();        // offset in the memory of a base address
    static final ReadOnly32 PENDING_BITS = LAYOUT.readOnly32();
    static final int SIZE = LAYOUT.sized(12);

    static final int ID = 0x11;

    static final int CONTROL_TABLE_SIZE = 0x7FF;                // number of entries − 1
    static final int CONTROL_FUNCTION_MASK = 1 << 14;
    static final int CONTROL_ENABLE = 1 << 15;

    static final int TABLE_BAR = 7;                             // which base address; the rest is the offset

    private MsixCapability() {}
}
