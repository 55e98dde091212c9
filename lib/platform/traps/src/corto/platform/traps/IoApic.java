// SPDX-License-Identifier: Apache-2.0
package corto.platform.traps;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.PhysicalAddress;
import corto.lang.ReadWrite32;
import corto.lang.WriteOnly32;
import corto.memory.directmap.DeviceMemory;

/// The controllers that bring interrupt lines to the processor (Intel 82093AA data sheet). Where they are is QEMU's convention, which its ACPI tables tell as well: the first has lines 0 to 23,
/// microvm's second one those from 24 on (QEMU 7.2 include/hw/i386/microvm.h).
public final class IoApic {
    private static final long FIRST = 0xFEC0_0000L;
    private static final long SECOND = 0xFEC1_0000L;
    private static final int LINES = 24;                     // of each
    private static final int PAGE = 4096;

    private static final Layout LAYOUT = Layout.littleEndian();
    private static final WriteOnly32 SELECT = LAYOUT.writeOnly32();
    private static final ReadWrite32 WINDOW = LAYOUT.at(0x10).readWrite32();

    private static final int REDIRECTION = 0x10;             // two registers for each line: vector and mode; processor

    private IoApic() {}

    /// Lets line `line` raise `vector` on the processor with APIC id 0, once for each time it rises: edge-triggered, active high, as QEMU describes its memory-mapped
    /// virtio devices. False if there is no such line.
    public static boolean route(int line, int vector) {
        if (line < 0 || line >= 2 * LINES) {
            return false;
        }
        Address registers = DeviceMemory.get().map(new PhysicalAddress(line < LINES ? FIRST : SECOND), PAGE);
        int register = REDIRECTION + 2 * (line % LINES);
        write(registers, register + 1, 0);
        write(registers, register, vector);
        return true;
    }

    private static void write(Address registers, int register, int value) {
        SELECT.write(registers, register);
        WINDOW.write(registers, value);
    }
}
