// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// PCI functions (PCI Local Bus Specification 3.0): enumeration, configuration space, base addresses, capabilities, MSI-X.
@RawMemory(reason = "the MSI-X table is device memory")
module corto.drivers.pci {
    requires transitive corto.lang;              // configuration spaces are register spaces
    requires transitive corto.memory.directmap;  // base addresses become visible through DeviceMemory
    exports corto.drivers.pci;
}
