// SPDX-License-Identifier: Apache-2.0
package corto.fs.tty;

import static corto.lang.Errno.EAGAIN;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.EIO;
import static corto.lang.Errno.ENOTTY;
import static corto.lang.Errno.EPERM;
import static corto.lang.Errno.ESRCH;

import corto.fs.file.Inode;
import corto.fs.file.OpenFile;
import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.RawMemory;
import corto.lang.Result;
import corto.lang.U16;
import corto.sched.events.Readiness;
import corto.sched.events.TimerQueue;
import corto.sched.events.WatchList;

/// A terminal, opened: tty(4), ioctl_tty(2).
@RawMemory(reason = "answers ioctl(2) in callers' buffers")
final class TerminalFile extends OpenFile {
    // ioctl_tty(2)
    private static final int TCGETS = 0x5401;
    private static final int TCSETS = 0x5402;            // at once
    private static final int TCSETSW = 0x5403;           // when what was written has been sent: that is always so
    private static final int TCSETSF = 0x5404;           // and drop what was not read
    private static final int TCSBRK = 0x5409;            // tcdrain(3), tcsendbreak(3)
    private static final int TCXONC = 0x540A;            // tcflow(3)
    private static final int TCFLSH = 0x540B;            // tcflush(3)
    private static final int TIOCEXCL = 0x540C;
    private static final int TIOCNXCL = 0x540D;
    private static final int TIOCSCTTY = 0x540E;
    private static final int TIOCGPGRP = 0x540F;
    private static final int TIOCSPGRP = 0x5410;
    private static final int TIOCOUTQ = 0x5411;
    private static final int TIOCGWINSZ = 0x5413;
    private static final int TIOCSWINSZ = 0x5414;
    private static final int TIOCNOTTY = 0x5422;
    private static final int TIOCSETD = 0x5423;
    private static final int TIOCGETD = 0x5424;
    private static final int TCSBRKP = 0x5425;
    private static final int TIOCGSID = 0x5429;

    // arguments of TCXONC and TCFLSH
    private static final int TCOOFF = 0;
    private static final int TCOON = 1;
    private static final int TCIOFF = 2;
    private static final int TCION = 3;
    private static final int TCIFLUSH = 0;
    private static final int TCOFLUSH = 1;
    private static final int TCIOFLUSH = 2;

    /// `struct winsize`.
    private static final Layout WINSIZE = Layout.littleEndian();
    private static final U16 WS_ROW = WINSIZE.u16();
    private static final U16 WS_COL = WINSIZE.u16();
    private static final U16 WS_XPIXEL = WINSIZE.u16();
    private static final U16 WS_YPIXEL = WINSIZE.u16();
    private static final int WINSIZE_BYTES = WINSIZE.sized(8);

    private final Inode inode;
    private final Terminal terminal;
    private final boolean isUser;                        // counts as one who has the terminal open

    TerminalFile(Inode inode, Terminal terminal, int flags, boolean isUser) {
        super(flags);
        this.inode = inode;
        this.terminal = terminal;
        this.isUser = isUser;
        inode.opened();
        if (isUser) {
            terminal.fileOpened();
        }
    }

    @Override
    protected void closed() {
        inode.closed();
        if (isUser) {
            terminal.fileClosed();
        }
    }

    @Override
    public Inode inode() {
        return inode;
    }

    // ---- reading and writing ----

    @Override
    protected Result readBytes(Address to, long lengthBytes) {
        Result allowed = asForeground(TerminalProcesses.SIGTTIN);
        if (allowed.bits() != 0) {
            return allowed;
        }
        if (lengthBytes == 0) {
            return Result.of(0);
        }
        int length = (int) Math.min(lengthBytes, LineInput.SIZE);
        int available = terminal.input.available();
        if (available == 0 || !isEnough(available, length)) {
            if (terminal.isHungUp() && available == 0) {
                return Result.of(0);
            }
            boolean waitsForNothing = !terminal.settings.isCanonical() && terminal.settings.number(TerminalSettings.VMIN) == 0
                    && (terminal.settings.number(TerminalSettings.VTIME) == 0 || terminal.isTimeOver());
            if (waitsForNothing) {
                terminal.endTime();
                return Result.of(0);
            }
            return Result.error(EAGAIN);
        }
        terminal.endTime();
        int count = terminal.input.read(to, length);
        terminal.roomForInput();
        return Result.of(count);
    }

    /// Whether a read of `length` bytes may end with what has come: POSIX.1-2017 §11.1.7.
    private boolean isEnough(int available, int length) {
        int wanted = terminal.settings.number(TerminalSettings.VMIN);
        return terminal.settings.isCanonical() || isNonBlocking() || available >= Math.min(wanted, length) || terminal.isTimeOver() || terminal.isHungUp();
    }

    @Override
    public long readDeadline() {
        terminal.beginToWait();
        return TimerQueue.NEVER;
    }

    @Override
    protected Result writeBytes(Address from, long lengthBytes) {
        if (terminal.settings.local(TerminalSettings.TOSTOP)) {
            Result allowed = asForeground(TerminalProcesses.SIGTTOU);
            if (allowed.bits() != 0) {
                return allowed;
            }
        }
        if (terminal.isHungUp()) {
            return Result.error(EIO);
        }
        long length = Math.min(lengthBytes, terminal.line.roomForOutput() / LineOutput.MOST_PER_BYTE);
        if (terminal.isStopped() || length == 0 && lengthBytes > 0) {
            return Result.error(EAGAIN);
        }
        terminal.output.write(from, length);
        return Result.of(length);
    }

    /// Whether the caller may use the terminal as one of the group in front may; else that group gets `signal`, and this gives what the call ends with. 0: go on.
    private Result asForeground(int signal) {
        TerminalProcesses processes = terminal.processes;
        if (!terminal.isOurs() || terminal.foreground == 0 || processes.group() == terminal.foreground) {
            return Result.of(0);
        }
        if (processes.isShut(signal)) {
            return signal == TerminalProcesses.SIGTTIN ? Result.error(EIO) : Result.of(0);
        }
        if (processes.isOrphaned()) {
            return Result.error(EIO);
        }
        processes.signal(processes.group(), signal);
        return processes.restart();
    }

    @Override
    public Result available() {
        return Result.of(terminal.input.readable());
    }

    @Override
    public int readiness() {
        int ready = terminal.isStopped() || terminal.line.roomForOutput() < LineOutput.MOST_PER_BYTE ? 0 : Readiness.OUT | Readiness.WRITE_NORMAL;
        int least = terminal.settings.isCanonical() || terminal.settings.number(TerminalSettings.VTIME) > 0 ? 1 : Math.max(1, terminal.settings.number(TerminalSettings.VMIN));
        if (terminal.input.available() >= least || terminal.isHungUp()) {
            ready |= Readiness.IN | Readiness.READ_NORMAL;
        }
        return terminal.isHungUp() ? ready | Readiness.HANG_UP : ready;
    }

    @Override
    public WatchList watches() {
        return terminal.watches;
    }

    // ---- ioctl ----

    @Override
    public int argumentBytes(int request) {
        return switch (request) {
            case TCGETS, TCSETS, TCSETSW, TCSETSF -> TerminalSettings.BYTES;
            case TIOCGWINSZ, TIOCSWINSZ -> WINSIZE_BYTES;
            case TIOCGPGRP, TIOCSPGRP, TIOCOUTQ, TIOCSETD, TIOCGETD, TIOCGSID -> Integer.BYTES;
            default -> super.argumentBytes(request);
        };
    }

    @Override
    public Result ioctl(int request, Address argument) {
        switch (request) {
            case TCGETS -> terminal.settings.store(argument);
            case TCSETS, TCSETSW, TCSETSF -> {
                return setSettings(argument, request == TCSETSF);
            }
            case TCSBRK, TCSBRKP, TIOCEXCL, TIOCNXCL -> { }
            case TCXONC -> {
                return flow((int) argument.bits());
            }
            case TCFLSH -> {
                return flush((int) argument.bits());
            }
            case TIOCGWINSZ -> {
                WS_ROW.write(argument, (short) terminal.rows);
                WS_COL.write(argument, (short) terminal.columns);
                WS_XPIXEL.write(argument, (short) terminal.pixelsAcross);
                WS_YPIXEL.write(argument, (short) terminal.pixelsDown);
            }
            case TIOCSWINSZ -> terminal.resize(WS_ROW.read(argument) & 0xFFFF, WS_COL.read(argument) & 0xFFFF, WS_XPIXEL.read(argument) & 0xFFFF, WS_YPIXEL.read(argument) & 0xFFFF);
            case TIOCOUTQ -> argument.storeInt(0, 0);
            case TIOCGETD -> argument.storeInt(0, 0);
            case TIOCSETD -> {
                return argument.loadInt(0) == 0 ? Result.of(0) : Result.error(EINVAL);
            }
            case TIOCGPGRP, TIOCGSID -> {
                if (!terminal.isOurs()) {
                    return Result.error(ENOTTY);
                }
                argument.storeInt(0, request == TIOCGSID ? terminal.session : terminal.foreground);
            }
            case TIOCSPGRP -> {
                return setForeground(argument.loadInt(0));
            }
            case TIOCSCTTY -> {
                return becomeControlling();
            }
            case TIOCNOTTY -> {
                return giveUpControlling();
            }
            default -> {
                return super.ioctl(request, argument);
            }
        }
        return Result.of(0);
    }

    private Result setSettings(Address from, boolean flushes) {
        Result allowed = asForeground(TerminalProcesses.SIGTTOU);
        if (allowed.bits() != 0) {
            return allowed;
        }
        boolean wasCanonical = terminal.settings.isCanonical();
        terminal.settings.load(from);
        if (flushes) {
            terminal.input.flush();
        }
        if (terminal.settings.isCanonical() != wasCanonical) {
            terminal.input.modeChanged();
        }
        if (!terminal.settings.input(TerminalSettings.IXON)) {
            terminal.start();
        }
        terminal.roomForInput();
        terminal.watches.changed(Readiness.IN | Readiness.READ_NORMAL);
        return Result.of(0);
    }

    private Result flow(int action) {
        Result allowed = asForeground(TerminalProcesses.SIGTTOU);
        if (allowed.bits() != 0) {
            return allowed;
        }
        switch (action) {
            case TCOOFF -> terminal.stop();
            case TCOON -> terminal.start();
            case TCIOFF, TCION -> {
                byte c = (byte) terminal.settings.number(action == TCIOFF ? TerminalSettings.VSTOP : TerminalSettings.VSTART);
                if (c != 0) {
                    terminal.output.putAsItIs(c);
                }
            }
            default -> {
                return Result.error(EINVAL);
            }
        }
        return Result.of(0);
    }

    private Result flush(int queue) {
        Result allowed = asForeground(TerminalProcesses.SIGTTOU);
        if (allowed.bits() != 0) {
            return allowed;
        }
        if (queue < TCIFLUSH || queue > TCIOFLUSH) {
            return Result.error(EINVAL);
        }
        if (queue != TCOFLUSH) {                         // of output nothing is ever left
            terminal.input.flush();
            terminal.roomForInput();
        }
        return Result.of(0);
    }

    private Result setForeground(int group) {
        Result allowed = asForeground(TerminalProcesses.SIGTTOU);
        if (allowed.bits() != 0) {
            return allowed;
        }
        if (!terminal.isOurs()) {
            return Result.error(ENOTTY);
        }
        if (group < 0) {
            return Result.error(EINVAL);
        }
        int session = terminal.processes.sessionOf(group);
        if (session < 0) {
            return Result.error(ESRCH);
        }
        if (session != terminal.session) {
            return Result.error(EPERM);
        }
        terminal.foreground = group;
        return Result.of(0);
    }

    /// A session's leader without a controlling terminal may take one that no session has.
    private Result becomeControlling() {
        TerminalProcesses processes = terminal.processes;
        if (terminal.isOurs()) {
            return Result.of(0);
        }
        if (!processes.leadsItsSession() || terminal.session != 0) {
            return Result.error(EPERM);
        }
        terminal.control(processes.session(), processes.group());
        return Result.of(0);
    }

    private Result giveUpControlling() {
        if (!terminal.isOurs()) {
            return Result.error(ENOTTY);
        }
        if (terminal.processes.leadsItsSession()) {
            terminal.signal(TerminalProcesses.SIGHUP);
            terminal.signal(TerminalProcesses.SIGCONT);
            terminal.control(0, 0);
        }
        return Result.of(0);
    }
}
