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

    /// How many bytes `write` takes without losing any. Who finds too little waits for `Terminal.roomForOutput`.
    default long roomForOutput() {
        return Long.MAX_VALUE;
    }

    /// The terminal was opened, and perhaps had been closed by all.
    default void opened() {}

    /// All who had opened it have closed it.
    default void closed() {}

    /// Starts `timer`, or moves it, to expire after `nanos`.
    void start(Timer timer, long nanos);

    void stop(Timer timer);
}
