// SPDX-License-Identifier: Apache-2.0
package corto.platform.pc;

import corto.lang.Address;
import corto.lang.ObjectAddress;
import corto.lang.PhysicalAddress;
import corto.memory.directmap.DeviceMemory;
import corto.platform.acpi.AcpiTables;
import corto.platform.acpi.FixedTable;
import corto.platform.x86_64.Port;
import corto.platform.x86_64.Processor;

/// The end of the machine, and its restart.
///
/// QEMU's devices for tests carry the status: `-device isa-debugcon,iobase=0x502` takes it as a byte, `-device isa-debug-exit,iobase=0x501,iosize=1`
/// ends QEMU. Without them ACPI switches the machine off. Without ACPI nothing can: it is reset, which ends a monitor that was told not to restart (Firecracker;
/// QEMU's microvm with `-no-reboot`).
///
/// A machine is reset by the register that ACPI names; else by the keyboard controller; else by a fault that the processor cannot handle.
final class Power {
    private static final int STATUS = 0x502;
    private static final int DEBUG_EXIT = 0x501;

    private static final int PM1_SLEEP_TYPE = 10;          // shift
    private static final int PM1_SLEEP_ENABLE = 1 << 13;
    private static final int CONTROL_SLEEP_TYPE = 2;       // shift
    private static final int CONTROL_SLEEP_ENABLE = 1 << 5;

    private static final int KEYBOARD_COMMAND = 0x64;
    private static final int PULSE_RESET = 0xFE;
    private static final int PATIENCE = 100_000;           // pauses until a reset that was asked for must have come

    private static final byte[] NO_TABLE = new byte[10];   // what LIDT reads: no limit, no address

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
            sleep(fixedTable());
        }
        reset();
    }

    /// Does not return.
    static void restart() {
        Console.drain();
        announce(0);
        Address fixed = fixedTable();
        if (!fixed.isZero()) {
            resetByTable(fixed);
        }
        reset();
    }

    private static Address fixedTable() {
        PhysicalAddress root = new PhysicalAddress(StartInformation.ROOT_POINTER.read(MemoryMap.startInformation()));
        return AcpiTables.find(root, FixedTable.SIGNATURE, DeviceMemory.get());
    }

    /// Switches off by ACPI, if there is ACPI.
    private static void sleep(Address fixed) {
        int type = fixed.isZero() ? -1 : FixedTable.sleepTypeOff(fixed, DeviceMemory.get());
        if (type < 0) {
            return;
        }
        int port = FixedTable.powerManagementControl(fixed);
        if (port != 0) {
            Port.write16(port, type << PM1_SLEEP_TYPE | PM1_SLEEP_ENABLE);
        } else {
            store(FixedTable.sleepControl(fixed), type << CONTROL_SLEEP_TYPE | CONTROL_SLEEP_ENABLE);
        }
        waitForIt();
    }

    private static void resetByTable(Address fixed) {
        int space = FixedTable.resetSpace(fixed);
        if (space == FixedTable.SPACE_IO) {
            Port.write8((int) FixedTable.resetAddress(fixed), FixedTable.resetValue(fixed));
            waitForIt();
        } else if (space == FixedTable.SPACE_MEMORY) {
            store(FixedTable.resetAddress(fixed), FixedTable.resetValue(fixed));
            waitForIt();
        }
    }

    private static void store(long register, int value) {
        Address place = register == 0 ? Address.zero() : DeviceMemory.get().map(new PhysicalAddress(register), 1);
        if (!place.isZero()) {
            place.storeByteVolatile(0, (byte) value);
        }
    }

    /// By the keyboard controller, or without one by a triple fault: an exception for which there is no table.
    private static void reset() {
        Port.write8(KEYBOARD_COMMAND, PULSE_RESET);
        waitForIt();
        Processor.disableInterrupts();
        Processor.loadInterruptTable(ObjectAddress.elements(NO_TABLE));
        Processor.fail();
        while (true) {
            Processor.halt();
        }
    }

    /// What was asked for comes soon, but not at once.
    private static void waitForIt() {
        for (int i = 0; i < PATIENCE; i++) {
            Processor.pause();
        }
    }
}
