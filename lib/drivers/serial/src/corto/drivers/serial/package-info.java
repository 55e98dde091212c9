// SPDX-License-Identifier: Apache-2.0

/// A universal asynchronous receiver/transmitter: the console of almost every machine without a screen.
///
/// ```
///   write ──► transmit FIFO (16) ──► shift register ──► line
///   read  ◄── receive FIFO (16)  ◄── shift register ◄── line
/// ```
/// The data sheet's eight registers are in `Uart`; what a driver does with them in `SerialPort`. Everything polls: no interrupts, no
/// allocation, no locks, so a port works during boot and in a panic. It serves one thread at a time.
///
/// Not supported: interrupts, modem control, other formats than 8 data bits without parity and one stop bit.
package corto.drivers.serial;
