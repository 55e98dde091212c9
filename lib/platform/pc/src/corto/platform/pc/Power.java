// SPDX-License-Identifier: Apache-2.0
package corto.platform.pc;

import corto.platform.x86_64.Port;
import corto.platform.x86_64.Processor;

/// The end of the machine.
///
/// QEMU's devices for tests carry the status: `-device isa-debugcon,iobase=0x502` takes it as a byte, `-device isa-debug-exit,iobase=0x501,iosize=1`
/// ends QEMU. Without them the keyboard controller resets the machine, and without that it stops.
final class Power {
    private static final int STATUS = 0x502;
    private static final int DEBUG_EXIT = 0x501;

    private static final int KEYBOARD_COMMAND = 0x64;
    private static final int PULSE_RESET = 0xFE;

    private Power() {}

    /// Does not return.
    static void off(int status) {
        Console.drain();
        Port.write8(STATUS, status);
        Port.write8(DEBUG_EXIT, 0);
        Port.write8(KEYBOARD_COMMAND, PULSE_RESET);
        while (true) {
            Processor.halt();
        }
    }
}
