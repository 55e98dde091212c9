// SPDX-License-Identifier: Apache-2.0
package corto.fs.tty;

import corto.lang.Address;
import corto.sched.events.Timer;

/// What a terminal needs of the machine: the line, and a clock.
public interface TerminalLine {
    /// Sends all of it, waiting for the line if it must.
    void write(Address from, long lengthBytes);

    /// Sends the first `lengthBytes` of them.
    void write(byte[] bytes, int lengthBytes);

    /// There is room for input again: `Terminal.received` may be called.
    void roomForInput();

    /// Starts `timer`, or moves it, to expire after `nanos`.
    void start(Timer timer, long nanos);

    void stop(Timer timer);
}
