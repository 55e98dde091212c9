// SPDX-License-Identifier: Apache-2.0
package corto.platform.pc;

import corto.lang.Address;
import corto.lang.PhysicalAddress;
import corto.platform.x86_64.Port;
import corto.platform.x86_64.Processor;

/// The end of the machine.
///
/// QEMU's devices for tests carry the status: `-device isa-debugcon,iobase=0x502` takes it as a byte, `-device isa-debug-exit,iobase=0x501,iosize=1`
/// ends QEMU. Without them ACPI switches the machine off; without ACPI the keyboard controller resets it, which is how Firecracker ends.
final class Power {
    private static final int STATUS = 0x502;
    private static final int DEBUG_EXIT = 0x501;

    private static final int PM1_SLEEP_TYPE = 10;          // shift
    private static final int PM1_SLEEP_ENABLE = 1 << 13;
    private static final int CONTROL_SLEEP_TYPE = 2;       // shift
    private static final int CONTROL_SLEEP_ENABLE = 1 << 5;

    private static final int KEYBOARD_COMMAND = 0x64;
    private static final int PULSE_RESET = 0xFE;

    private static boolean ending;                         // a second end, from a panic in the first, takes no detours

    private Power() {}

    /// The status, should the machine end without us. A later one counts more.
    static void announce(int status) {
        Port.write8(STATUS, status);
    }

    /// Does not return.
    static void off(int status) {
        Console.drain();
        announce(status);
        Port.write8(DEBUG_EXIT, 0);
        if (!ending) {
            ending = true;
            sleep();
        }
        Port.write8(KEYBOARD_COMMAND, PULSE_RESET);
        while (true) {
            Processor.halt();
        }
    }

    /// Switches off by ACPI, if there is ACPI.
    private static void sleep() {
        Address fixed = Acpi.fixedTable(new PhysicalAddress(StartInformation.ROOT_POINTER.read(MemoryMap.startInformation())));
        if (fixed.isZero()) {
            return;
        }
        int type = Acpi.sleepTypeOff(fixed);
        int port = Acpi.powerManagementControl(fixed);
        if (type >= 0 && port != 0) {
            Port.write16(port, type << PM1_SLEEP_TYPE | PM1_SLEEP_ENABLE);
        } else if (type >= 0) {
            Address control = Acpi.sleepControl(fixed);
            if (!control.isZero()) {
                control.storeByteVolatile(0, (byte) (type << CONTROL_SLEEP_TYPE | CONTROL_SLEEP_ENABLE));
            }
        }
    }
}
