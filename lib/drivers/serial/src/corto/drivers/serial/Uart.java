// SPDX-License-Identifier: Apache-2.0
package corto.drivers.serial;

import corto.lang.Layout;
import corto.lang.ReadOnly8;
import corto.lang.ReadWrite8;
import corto.lang.WriteOnly8;

/// The registers of the PC16550D (data sheet, table II). Two addresses have another register for writing than for reading, and two are
/// the divisor latch while `LCR_DIVISOR_LATCH` is set.
final class Uart {
    private static final Layout LAYOUT = Layout.littleEndian();
    static final ReadOnly8 RBR = LAYOUT.readOnly8();                    // receiver buffer
    static final ReadWrite8 IER = LAYOUT.readWrite8();                  // interrupt enable
    static final ReadOnly8 IIR = LAYOUT.readOnly8();                    // interrupt identification
    static final ReadWrite8 LCR = LAYOUT.readWrite8();                  // line control
    static final ReadWrite8 MCR = LAYOUT.readWrite8();                  // modem control
    static final ReadOnly8 LSR = LAYOUT.readOnly8();                    // line status
    static final ReadOnly8 MSR = LAYOUT.readOnly8();                    // modem status
    static final ReadWrite8 SCR = LAYOUT.readWrite8();                  // scratch
    static final int SIZE = LAYOUT.sized(8);

    static final WriteOnly8 THR = LAYOUT.at(RBR.offset()).writeOnly8(); // transmitter holding
    static final WriteOnly8 FCR = LAYOUT.at(IIR.offset()).writeOnly8(); // FIFO control
    static final ReadWrite8 DLL = LAYOUT.at(RBR.offset()).readWrite8(); // divisor latch, low byte
    static final ReadWrite8 DLM = LAYOUT.at(IER.offset()).readWrite8(); // divisor latch, high byte

    static final int FCR_ENABLE = 1;
    static final int FCR_CLEAR_RECEIVER = 1 << 1;
    static final int FCR_CLEAR_TRANSMITTER = 1 << 2;

    static final int LCR_8_BITS = 3;                                    // no parity, one stop bit
    static final int LCR_DIVISOR_LATCH = 1 << 7;

    static final int MCR_DATA_TERMINAL_READY = 1;
    static final int MCR_REQUEST_TO_SEND = 1 << 1;
    static final int MCR_OUT_2 = 1 << 3;                                // on PCs: lets the interrupt through

    static final int IER_RECEIVED = 1;

    static final int LSR_DATA_READY = 1;
    static final int LSR_HOLDING_EMPTY = 1 << 5;                        // with FIFOs: all 16 places are free
    static final int LSR_TRANSMITTER_EMPTY = 1 << 6;                    // the last bit is on the line
    static final int LSR_NO_DEVICE = 0xFF;                              // what an empty bus reads; bit 7 and all others never meet

    static final int FIFO_BYTES = 16;
    static final int CLOCK_HERTZ = 1_843_200;
    static final int CLOCKS_PER_BIT = 16;

    private Uart() {}
}
