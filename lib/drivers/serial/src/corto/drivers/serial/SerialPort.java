// SPDX-License-Identifier: Apache-2.0
package corto.drivers.serial;

import corto.lang.Address;
import corto.lang.NoAllocation;
import corto.lang.RawMemory;
import corto.lang.RegisterSpace;

/// One 16550A. Not for concurrent use; any context.
@RawMemory(reason = "copies between registers and the caller's buffer")
@NoAllocation(reason = "prints panics")
public final class SerialPort {
    /// Kconfig's `DRIVERS_SERIAL_BAUD`: bits per second.
    public static final int BAUD = Integer.getInteger("corto.drivers.serial.baud", 115_200);

    private final RegisterSpace registers;
    private int burstBytes = Uart.FIFO_BYTES;     // that can be sent when the transmitter is empty

    public SerialPort(RegisterSpace registers) {
        this.registers = registers;
    }

    /// Sets the line to `baud` bits per second, 8 data bits, no parity, one stop bit; enables both FIFOs, which empties them.
    /// If something has been received already, the FIFOs stay as they are: a pipe may send before the machine has booted.
    /// `baud` divides 115,200.
    public void initialize(int baud) {
        setLine(baud);
        if (isReceived()) {
            burstBytes = 1;
        } else {
            Uart.FCR.write(registers, Uart.FCR_ENABLE | Uart.FCR_CLEAR_RECEIVER | Uart.FCR_CLEAR_TRANSMITTER);
        }
        Uart.MCR.write(registers, Uart.MCR_DATA_TERMINAL_READY | Uart.MCR_REQUEST_TO_SEND);
    }

    /// As `initialize`, but leaves the FIFOs off, and so keeps what has been received in any case.
    public void initializeWithoutFifos(int baud) {
        setLine(baud);
        burstBytes = 1;
        Uart.MCR.write(registers, Uart.MCR_DATA_TERMINAL_READY | Uart.MCR_REQUEST_TO_SEND);
    }

    private void setLine(int baud) {
        int divisor = Uart.CLOCK_HERTZ / Uart.CLOCKS_PER_BIT / baud;
        assert divisor * baud == Uart.CLOCK_HERTZ / Uart.CLOCKS_PER_BIT;
        Uart.IER.write(registers, 0);
        Uart.LCR.write(registers, Uart.LCR_DIVISOR_LATCH);
        Uart.DLL.write(registers, divisor & 0xFF);
        Uart.DLM.write(registers, divisor >>> 8);
        Uart.LCR.write(registers, Uart.LCR_8_BITS);
    }

    /// Whether something answers at these registers.
    public boolean isPresent() {
        return Uart.LSR.read(registers) != Uart.LSR_NO_DEVICE;
    }

    /// Sends `lengthBytes` bytes; returns when the last is in the FIFO. Without a device it returns at once.
    public void write(Address from, long lengthBytes) {
        long sent = 0;
        while (sent < lengthBytes) {
            while ((Uart.LSR.read(registers) & Uart.LSR_HOLDING_EMPTY) == 0) {
                // not Thread.onSpinWait: others may not run in the middle of a panic
            }
            long burstEnd = Math.min(lengthBytes, sent + burstBytes);
            while (sent < burstEnd) {
                Uart.THR.write(registers, from.loadByte(sent++) & 0xFF);
            }
        }
    }

    /// Takes what has been received, at most `lengthBytes`, without waiting. The number of bytes; without a device 0.
    public int read(Address into, long lengthBytes) {
        int count = 0;
        while (count < lengthBytes && isReceived()) {
            into.storeByte(count++, (byte) Uart.RBR.read(registers));
        }
        return count;
    }

    /// From now on the port raises its interrupt line when something is received, and again when all was read and more comes.
    public void enableReceiveInterrupt() {
        Uart.MCR.write(registers, Uart.MCR_DATA_TERMINAL_READY | Uart.MCR_REQUEST_TO_SEND | Uart.MCR_OUT_2);
        Uart.IER.write(registers, Uart.IER_RECEIVED);
    }

    private boolean isReceived() {
        int status = Uart.LSR.read(registers);
        return status != Uart.LSR_NO_DEVICE && (status & Uart.LSR_DATA_READY) != 0;
    }

    /// Waits until the last bit is on the line: before power goes.
    public void drain() {
        while ((Uart.LSR.read(registers) & Uart.LSR_TRANSMITTER_EMPTY) == 0) {
            // as above
        }
    }
}
