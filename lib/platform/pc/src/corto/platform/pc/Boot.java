// SPDX-License-Identifier: Apache-2.0
package corto.platform.pc;

import corto.lang.Address;
import corto.lang.Export;
import corto.lang.PhysicalAddress;

/// What a PC needs before the runtime can start. The order is this list.
final class Boot {
    private Boot() {}

    /// Called by the entry code on the boot stack, which is small. The base of the stack on which the runtime shall start.
    @Export("pc_prepare")
    static Address prepare(PhysicalAddress startInformation) {
        Console.initialize();
        Fault.install();
        PageTables.initialize();
        DirectMap.initialize();
        MemoryMap.initialize(startInformation);
        DirectMap.reserveTables();
        Stack.map();
        return Stack.base();
    }
}
