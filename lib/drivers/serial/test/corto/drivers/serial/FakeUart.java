// SPDX-License-Identifier: Apache-2.0
package corto.drivers.serial;

import corto.lang.RegisterSpace;
import java.io.ByteArrayOutputStream;
import java.util.ArrayDeque;

/// A 16550A as the data sheet describes it, with a line that takes one byte for each `READS_PER_BYTE` reads of the line status.
///
/// It fails the test where real hardware would lose data or misbehave silently: a write to a full FIFO, an access to a register of 16 bits.
final class FakeUart implements RegisterSpace {
    private static final int READS_PER_BYTE = 3;
    private static final int FIFO_BYTES = 16;

    final ByteArrayOutputStream sent = new ByteArrayOutputStream();
    final ArrayDeque<Integer> received = new ArrayDeque<>();
    final StringBuilder trace = new StringBuilder();       // writes, as "register=value"
    int divisor = 1;
    int lineControl;
    int fifoControl;
    int modemControl;
    int interruptEnable = 0xF;
    int longestBurst;

    private final ArrayDeque<Integer> transmitFifo = new ArrayDeque<>();
    private int statusReads;
    private int burst;

    private boolean isDivisorLatch() {
        return (lineControl & 0x80) != 0;
    }

    @Override
    public int read8(int offset) {
        return switch (offset) {
            case 0 -> isDivisorLatch() ? divisor & 0xFF : received.isEmpty() ? 0 : received.removeFirst();
            case 1 -> isDivisorLatch() ? divisor >>> 8 : interruptEnable;
            case 3 -> lineControl;
            case 4 -> modemControl;
            case 5 -> lineStatus();
            default -> 0;
        };
    }

    private int lineStatus() {
        burst = 0;
        if (++statusReads % READS_PER_BYTE == 0 && !transmitFifo.isEmpty()) {
            sent.write(transmitFifo.removeFirst());
        }
        int dataReady = received.isEmpty() ? 0 : 1;
        int empty = transmitFifo.isEmpty() ? 0x60 : 0;
        return dataReady | empty;
    }

    @Override
    public void write8(int offset, int value) {
        if (value < 0 || value > 0xFF) {
            throw new AssertionError("register " + offset + " of 8 bits written with " + value);
        }
        trace.append(offset).append('=').append(Integer.toHexString(value)).append(' ');
        switch (offset) {
            case 0 -> {
                if (isDivisorLatch()) {
                    divisor = divisor & 0xFF00 | value;
                } else {
                    transmit(value);
                }
            }
            case 1 -> {
                if (isDivisorLatch()) {
                    divisor = divisor & 0xFF | value << 8;
                } else {
                    interruptEnable = value;
                }
            }
            case 2 -> {
                if ((fifoControl & 1) != (value & 1) || (value & 2) != 0) {
                    received.clear();
                }
                fifoControl = value;
            }
            case 3 -> lineControl = value;
            case 4 -> modemControl = value;
            default -> throw new AssertionError("register " + offset + " cannot be written");
        }
    }

    private void transmit(int value) {
        if (transmitFifo.size() == FIFO_BYTES) {
            throw new AssertionError("the transmit FIFO was full");
        }
        transmitFifo.add(value);
        longestBurst = Math.max(longestBurst, ++burst);
    }

    @Override
    public int read16(int offset) {
        throw new AssertionError("registers have 8 bits");
    }

    @Override
    public void write16(int offset, int value) {
        throw new AssertionError("registers have 8 bits");
    }

    @Override
    public int read32(int offset) {
        throw new AssertionError("registers have 8 bits");
    }

    @Override
    public void write32(int offset, int value) {
        throw new AssertionError("registers have 8 bits");
    }
}
