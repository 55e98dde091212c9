// SPDX-License-Identifier: Apache-2.0
package corto.platform.pc;

import corto.drivers.serial.SerialPort;
import corto.platform.x86_64.PortSpace;

/// The control line: the second serial port.
///
/// Its FIFOs stay off, because switching them on drops what has come: whoever sends does so from the first instruction on.
final class ControlPort {
    private static final int COM2 = 0x2F8;
    private static final int COM2_LINE = 3;

    static final SerialPort PORT = new SerialPort(new PortSpace(COM2));

    private ControlPort() {}

    /// See `Platform.enableControl`.
    static int enable() {
        if (!PORT.isPresent()) {
            return -1;
        }
        PORT.initializeWithoutFifos(SerialPort.BAUD);
        PORT.enableReceiveInterrupt();
        return COM2_LINE;
    }
}
