// SPDX-License-Identifier: Apache-2.0
package corto.drivers.pci;

import corto.lang.Layout;
import corto.lang.ReadOnly8;

/// What each capability in a function's list begins with (PCI 3.0 §6.7).
final class Capability {
    private static final Layout LAYOUT = Layout.littleEndian();
    static final ReadOnly8 ID = LAYOUT.readOnly8();
    static final ReadOnly8 NEXT = LAYOUT.readOnly8();

    private Capability() {}
}
