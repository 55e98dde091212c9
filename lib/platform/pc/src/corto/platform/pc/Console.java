// SPDX-License-Identifier: Apache-2.0
package corto.platform.pc;

import corto.drivers.serial.SerialPort;
import corto.lang.Address;
import corto.platform.api.AlternativeConsole;
import corto.platform.x86_64.PortSpace;
import corto.platform.x86_64.Processor;
import java.util.ServiceLoader;

/// Standard input, output and error: the first serial port, or what a library provides instead, once that works.
final class Console {
    private static final int COM1 = 0x3F8;                 // where every PC has had it since the IBM AT
    private static final int COM1_LINE = 4;
    private static final byte END_OF_TRANSMISSION = 4;     // control-D: what a person, or a runner, types at the end of input

    private static final SerialPort PORT = new SerialPort(new PortSpace(COM1));

    private static final AlternativeConsole OTHER = ServiceLoader.load(AlternativeConsole.class).findFirst().orElse(null);

    private static boolean ended;                          // standard input is at its end
    private static boolean isAsItIs;                       // no byte ends it

    private Console() {}

    static void initialize() {
        PORT.initialize(SerialPort.BAUD);
    }

    static void write(Address from, long lengthBytes) {
        if (OTHER == null || !OTHER.write(from, lengthBytes)) {
            PORT.write(from, lengthBytes);
        }
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
        if (ended || !isOther() && !PORT.isPresent()) {
            return -1;
        }
        int count = isOther() ? OTHER.read(into, lengthBytes) : PORT.read(into, lengthBytes);
        for (int i = 0; i < count && !isAsItIs; i++) {
            if (into.loadByte(i) == END_OF_TRANSMISSION) {
                ended = true;
                return i == 0 ? -1 : i;
            }
        }
        return count;
    }

    /// No byte ends standard input any more.
    static void takeAsItIs() {
        isAsItIs = true;
    }

    private static boolean isOther() {
        return OTHER != null && OTHER.isReady();
    }

    /// Lets the port interrupt when something comes. Its line; −1 if the console is another, which interrupts by itself.
    static int enableInterrupt() {
        if (isOther()) {
            return -1;
        }
        PORT.enableReceiveInterrupt();
        return COM1_LINE;
    }

    /// Returns when the last byte has left.
    static void drain() {
        if (OTHER != null) {
            OTHER.drain();
        }
        PORT.drain();
    }
}
