// SPDX-License-Identifier: Apache-2.0
package corto.platform.pc;

import corto.drivers.serial.SerialPort;
import corto.lang.Address;
import corto.platform.x86_64.PortSpace;
import corto.platform.x86_64.Processor;

/// Standard input, output and error: the first serial port.
final class Console {
    private static final int COM1 = 0x3F8;                 // where every PC has had it since the IBM AT
    private static final int COM1_LINE = 4;
    private static final byte END_OF_TRANSMISSION = 4;     // control-D: what a person, or a runner, types at the end of input

    private static final SerialPort PORT = new SerialPort(new PortSpace(COM1));

    private static boolean ended;                          // standard input is at its end

    private Console() {}

    static void initialize() {
        PORT.initialize(SerialPort.BAUD);
    }

    static void write(Address from, long lengthBytes) {
        PORT.write(from, lengthBytes);
    }

    /// Waits for at least one byte; −1 at the end of input and without a port.
    static int read(Address into, long lengthBytes) {
        int count;
        while ((count = readNow(into, lengthBytes)) == 0) {
            Processor.pause();
        }
        return count;
    }

    /// As `read`, but 0 when nothing has come.
    static int readNow(Address into, long lengthBytes) {
        if (ended || !PORT.isPresent()) {
            return -1;
        }
        int count = PORT.read(into, lengthBytes);
        for (int i = 0; i < count; i++) {
            if (into.loadByte(i) == END_OF_TRANSMISSION) {
                ended = true;
                return i == 0 ? -1 : i;
            }
        }
        return count;
    }

    /// Lets the port interrupt when something comes. Its line.
    static int enableInterrupt() {
        PORT.enableReceiveInterrupt();
        return COM1_LINE;
    }

    /// Returns when the last byte has left.
    static void drain() {
        PORT.drain();
    }
}
