// SPDX-License-Identifier: Apache-2.0
package corto.drivers.pci;

import corto.lang.Layout;
import corto.lang.ReadWrite32;

/// An entry of the MSI-X table (PCI 3.0 §6.8.2.6): the memory write that the function does instead of raising a line.
final class MsixEntry {
    private static final Layout LAYOUT = Layout.littleEndian();
    static final ReadWrite32 MESSAGE_ADDRESS = LAYOUT.readWrite32();
    static final ReadWrite32 MESSAGE_UPPER_ADDRESS = LAYOUT.readWrite32();
    static final ReadWrite32 MESSAGE_DATA = LAYOUT.readWrite32();
    static final ReadWrite32 VECTOR_CONTROL = LAYOUT.readWrite32();
    static final int SIZE = LAYOUT.sized(16);

    static final int MASKED = 1;

    private MsixEntry() {}
}
