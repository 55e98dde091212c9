// SPDX-License-Identifier: Apache-2.0
package corto.posix.tty;

import corto.fs.devfs.ConsoleDevice;
import corto.fs.tty.Terminal;
import corto.fs.tty.TerminalLine;
import corto.lang.Address;
import corto.lang.ObjectAddress;
import corto.sched.api.DeferredWork;
import corto.sched.api.Timers;
import corto.sched.events.Timer;

/// The machine's console as a terminal's line.
final class ConsoleLine implements TerminalLine {
    private static final int BUFFER_BYTES = 64;

    private final ConsoleDevice console;
    private final byte[] buffer = new byte[BUFFER_BYTES];
    private Terminal terminal;                           // null: nobody reads it

    ConsoleLine(ConsoleDevice console) {
        this.console = console;
    }

    /// Leads input to a terminal from now on. False when there is no room for another source of work.
    boolean lead(Terminal to) {
        terminal = to;
        return DeferredWork.add(this::pull);
    }

    /// Takes what has come, as long as the terminal has room. What stays makes the line wait, and is taken when somebody has read.
    private void pull() {
        Address place = ObjectAddress.elements(buffer);
        int count = 0;
        while (terminal.takesMore() && (count = console.read(place, BUFFER_BYTES)) > 0) {
            terminal.received(place, count);
        }
        if (count < 0) {
            terminal.hangUp();
        }
    }

    @Override
    public void write(Address from, long lengthBytes) {
        console.write(from, lengthBytes);
    }

    @Override
    public void write(byte[] bytes, int lengthBytes) {
        console.write(ObjectAddress.elements(bytes), lengthBytes);
    }

    @Override
    public void roomForInput() {
        if (terminal != null) {
            pull();
        }
    }

    @Override
    public void start(Timer timer, long nanos) {
        Timers.QUEUE.start(timer, Timers.nowNanos() + nanos);
    }

    @Override
    public void stop(Timer timer) {
        Timers.QUEUE.stop(timer);
    }
}
