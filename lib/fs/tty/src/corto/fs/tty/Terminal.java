// SPDX-License-Identifier: Apache-2.0
package corto.fs.tty;

import corto.fs.file.Inode;
import corto.fs.file.OpenFile;
import corto.lang.Address;
import corto.lang.RawMemory;
import corto.sched.events.Readiness;
import corto.sched.events.Timer;
import corto.sched.events.WatchList;

/// One terminal. See the package.
@RawMemory(reason = "reads what the line has brought")
public final class Terminal {
    private static final long TENTH_NANOS = 100_000_000;

    final TerminalSettings settings = new TerminalSettings();
    final LineOutput output;
    final LineInput input;
    final TerminalProcesses processes;
    final WatchList watches = new WatchList();

    final TerminalLine line;
    private final Timer timer = new Timer() {
        @Override
        public void expired(long nowNanos) {
            timeIsOver = true;
            watches.changed(Readiness.IN);
        }
    };

    int session;                                         // that has it as its controlling terminal; 0: none has
    int foreground;                                      // the process group that may read it; 0: none
    int rows;
    int columns;
    int pixelsAcross;
    int pixelsDown;

    private int openFiles;
    private boolean isStopped;                           // by VSTOP or TCOOFF
    private boolean hungUp;                              // nobody is at the line any more
    private boolean timeIsOver;                          // that a read without ICANON waits for, VTIME

    public Terminal(TerminalLine line, TerminalProcesses processes) {
        this.line = line;
        this.processes = processes;
        output = new LineOutput(line, settings);
        input = new LineInput(this, settings, output);
    }

    /// Has the settings with which pseudo-terminals begin.
    public void becomePseudo() {
        settings.inputFlags &= ~TerminalSettings.IUTF8;
        settings.controlFlags &= ~TerminalSettings.HUPCL;
    }

    /// Leaves ends of lines to the other end of the line, which knows better.
    public void leaveOutputAsItIs() {
        settings.outputFlags &= ~TerminalSettings.OPOST;
    }

    /// Makes it the controlling terminal of a session, and a group of that the one in front.
    public void control(int sessionNumber, int group) {
        session = sessionNumber;
        foreground = group;
    }

    /// Opens it, for both directions; `inode` is the device's.
    public OpenFile open(Inode inode, int flags) {
        return new TerminalFile(inode, this, flags, true);
    }

    /// The same for the other end's requests, which does not count as having it open.
    public OpenFile openForRequests(Inode inode, int flags) {
        return new TerminalFile(inode, this, flags, false);
    }

    void fileOpened() {
        openFiles++;
        line.opened();
    }

    void fileClosed() {
        openFiles--;
        if (openFiles == 0) {
            line.closed();
        }
    }

    /// Whether a session has it as its controlling terminal.
    public boolean isControlling() {
        return session != 0;
    }

    /// Whether it is the controlling terminal of the process that calls: what `/dev/tty` means.
    public boolean isOurs() {
        return session != 0 && session == processes.session();
    }

    /// The process group that may read it; 0: none.
    public int foreground() {
        return foreground;
    }

    /// Whether more input is wanted: `received` would otherwise drop it.
    public boolean takesMore() {
        return input.takesMore();
    }

    /// Bytes have come.
    public void received(Address from, int lengthBytes) {
        int before = input.available();
        for (int i = 0; i < lengthBytes; i++) {
            input.received(from.loadByte(i) & 0xFF);
        }
        output.flush();
        int now = input.available();
        if (now != before) {
            if (now > 0 && settings.number(TerminalSettings.VTIME) > 0 && settings.number(TerminalSettings.VMIN) > 0 && !settings.isCanonical()) {
                startTime();
            }
            watches.changed(Readiness.IN | Readiness.READ_NORMAL);
        }
    }

    /// The line is gone: readers get the end of file, the session's processes SIGHUP.
    public void hangUp() {
        if (!hungUp) {
            hungUp = true;
            signal(TerminalProcesses.SIGHUP);
            signal(TerminalProcesses.SIGCONT);
            watches.changed(Readiness.IN | Readiness.READ_NORMAL | Readiness.HANG_UP);
        }
    }

    boolean isHungUp() {
        return hungUp;
    }

    /// The terminal has another size: SIGWINCH for the group in front, if it changed.
    public void resize(int newRows, int newColumns) {
        resize(newRows, newColumns, pixelsAcross, pixelsDown);
    }

    void resize(int newRows, int newColumns, int newAcross, int newDown) {
        if (newRows != rows || newColumns != columns || newAcross != pixelsAcross || newDown != pixelsDown) {
            rows = newRows;
            columns = newColumns;
            pixelsAcross = newAcross;
            pixelsDown = newDown;
            signal(TerminalProcesses.SIGWINCH);
        }
    }

    /// Sends a signal to the group in front.
    public void signal(int signal) {
        if (foreground != 0) {
            processes.signal(foreground, signal);
        }
    }

    boolean isStopped() {
        return isStopped;
    }

    /// Holds output back.
    void stop() {
        isStopped = true;
    }

    void start() {
        if (isStopped) {
            isStopped = false;
            watches.changed(Readiness.OUT | Readiness.WRITE_NORMAL);
        }
    }

    /// The line takes more output again.
    public void roomForOutput() {
        watches.changed(Readiness.OUT | Readiness.WRITE_NORMAL);
    }

    /// Input was read or dropped.
    void roomForInput() {
        line.roomForInput();
    }

    // ---- VTIME ----

    /// A read begins to wait. With VMIN the time begins with the first byte, else now.
    void beginToWait() {
        timeIsOver = false;
        line.stop(timer);
        if (!settings.isCanonical() && settings.number(TerminalSettings.VTIME) > 0 && (settings.number(TerminalSettings.VMIN) == 0 || input.available() > 0)) {
            startTime();
        }
    }

    private void startTime() {
        line.start(timer, settings.number(TerminalSettings.VTIME) * TENTH_NANOS);
    }

    boolean isTimeOver() {
        return timeIsOver;
    }

    void endTime() {
        timeIsOver = false;
        line.stop(timer);
    }
}
