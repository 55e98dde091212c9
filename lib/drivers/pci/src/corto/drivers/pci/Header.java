// SPDX-License-Identifier: Apache-2.0
package corto.drivers.pci;

import corto.lang.Layout;
import corto.lang.ReadOnly16;
import corto.lang.ReadOnly32;
import corto.lang.ReadOnly8;
import corto.lang.ReadWrite16;
import corto.lang.ReadWrite32;
import corto.lang.ReadWrite8;

/// The configuration space header (PCI 3.0 §6.1, figure 6-1), and of bridges what differs (PCI-to-PCI Bridge 1.2 §3.2).
final class Header {
    private static final Layout LAYOUT = Layout.littleEndian();
    static final ReadOnly16 VENDOR_ID = LAYOUT.readOnly16();
    static final ReadOnly16 DEVICE_ID = LAYOUT.readOnly16();
    static final ReadWrite16 COMMAND = LAYOUT.readWrite16();
    static final ReadOnly16 STATUS = LAYOUT.readOnly16();
    static final ReadOnly8 REVISION_ID = LAYOUT.readOnly8();
    static final ReadOnly8 PROGRAMMING_INTERFACE = LAYOUT.readOnly8();
    static final ReadOnly8 SUBCLASS = LAYOUT.readOnly8();
    static final ReadOnly8 BASE_CLASS = LAYOUT.readOnly8();
    static final ReadOnly8 HEADER_TYPE = LAYOUT.reserved(2).readOnly8();
    static final ReadWrite32 BASE_ADDRESS_0 = LAYOUT.reserved(1).readWrite32();       // six of them, 4 bytes apart
    static final ReadOnly16 SUBSYSTEM_VENDOR_ID = LAYOUT.reserved(24).readOnly16();
    static final ReadOnly16 SUBSYSTEM_ID = LAYOUT.readOnly16();
    static final ReadOnly32 EXPANSION_ROM = LAYOUT.readOnly32();
    static final ReadOnly8 CAPABILITIES_POINTER = LAYOUT.readOnly8();
    static final ReadWrite8 INTERRUPT_LINE = LAYOUT.reserved(7).readWrite8();
    static final ReadOnly8 INTERRUPT_PIN = LAYOUT.readOnly8();
    static final int SIZE = LAYOUT.reserved(2).sized(64);

    static final ReadOnly8 SECONDARY_BUS = LAYOUT.at(0x19).readOnly8();               // bridges

    static final int VENDOR_NONE = 0xFFFF;                      // nobody answered

    static final int COMMAND_IO = 1;                            // decode I/O addresses
    static final int COMMAND_MEMORY = 1 << 1;                   // decode memory addresses
    static final int COMMAND_BUS_MASTER = 1 << 2;
    static final int COMMAND_INTERRUPT_DISABLE = 1 << 10;       // no INTx

    static final int STATUS_CAPABILITIES = 1 << 4;              // there is a list

    static final int HEADER_TYPE_LAYOUT = 0x7F;
    static final int HEADER_TYPE_MULTI_FUNCTION = 1 << 7;
    static final int LAYOUT_DEVICE = 0;
    static final int LAYOUT_BRIDGE = 1;

    static final int BAR_COUNT = 6;
    static final int BAR_IO = 1;                                // I/O, not memory (§6.2.5.1)
    static final int BAR_IO_FLAGS = 3;
    static final int BAR_MEMORY_FLAGS = 0xF;
    static final int BAR_TYPE = 3 << 1;
    static final int BAR_TYPE_64 = 2 << 1;                      // the next register has the upper half

    static final int POINTER_FLAGS = 3;                         // of a capability pointer: reserved, to be masked (§6.7)

    private Header() {}
}
