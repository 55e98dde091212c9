// SPDX-License-Identifier: Apache-2.0
package corto.posix.ptys;

import corto.fs.tty.Terminal;
import corto.fs.tty.TerminalLine;
import corto.lang.Address;
import corto.posix.tty.ProcessGroups;
import corto.sched.api.Timers;
import corto.sched.events.Readiness;
import corto.sched.events.Timer;
import corto.sched.events.WatchList;

/// One pair: the terminal, and the line between it and the master.
final class PseudoTerminal implements TerminalLine {
    final int number;
    final Terminal terminal = new Terminal(this, new ProcessGroups());
    final OutputRing output = new OutputRing();
    final WatchList masterWatches = new WatchList();
    boolean isLocked = true;                                 // until unlockpt(3)
    boolean isHungUp;                                        // slaves were open, and none is now

    PseudoTerminal(int number) {
        this.number = number;
        terminal.becomePseudo();
    }

    // ---- what the terminal sends ----

    @Override
    public void write(Address from, long lengthBytes) {
        for (long i = 0; i < lengthBytes; i++) {
            output.add(from.loadByte(i));
        }
        wakeReader();
    }

    @Override
    public void write(byte[] from, int lengthBytes) {
        for (int i = 0; i < lengthBytes; i++) {
            output.add(from[i]);
        }
        wakeReader();
    }

    private void wakeReader() {
        masterWatches.changed(Readiness.IN | Readiness.READ_NORMAL);
    }

    @Override
    public long roomForOutput() {
        return output.room();
    }

    @Override
    public void roomForInput() {
        masterWatches.changed(Readiness.OUT | Readiness.WRITE_NORMAL);
    }

    @Override
    public void opened() {
        isHungUp = false;
    }

    @Override
    public void closed() {
        isHungUp = true;
        masterWatches.changed(Readiness.IN | Readiness.READ_NORMAL | Readiness.HANG_UP);
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
