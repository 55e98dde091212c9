// SPDX-License-Identifier: Apache-2.0
package corto.posix.signalfd;

import static corto.lang.Errno.EAGAIN;
import static corto.lang.Errno.EINVAL;

import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.Result;
import corto.lang.U32;
import corto.lang.U64;
import corto.posix.process.ApplicationThread;
import corto.posix.process.Process;
import corto.posix.process.Signal;
import corto.posix.process.SignalInfo;
import corto.posix.process.Signals;
import corto.sched.events.Readiness;
import corto.sched.events.WatchList;

/// The open file of signalfd(2): reading takes pending signals.
final class SignalFile extends OpenFile {
    /// `struct signalfd_siginfo`.
    private static final Layout LAYOUT = Layout.littleEndian();
    private static final U32 SIGNO = LAYOUT.u32();
    private static final U32 ERRNO = LAYOUT.u32();
    private static final U32 CODE = LAYOUT.u32();
    private static final U32 PID = LAYOUT.u32();
    private static final U32 UID = LAYOUT.u32();
    private static final U32 TIMER = LAYOUT.at(24).u32();
    private static final U32 OVERRUN = LAYOUT.at(32).u32();
    private static final U32 STATUS = LAYOUT.at(40).u32();
    private static final U32 INT = LAYOUT.u32();
    private static final U64 POINTER = LAYOUT.u64();
    private static final U64 ADDRESS = LAYOUT.at(72).u64();
    private static final int SIZE = 128;

    private final Process process = Process.current();
    private long set;

    /// `flags` may have O_NONBLOCK.
    SignalFile(long set, int flags) {
        super(flags & OpenFlags.O_NONBLOCK | OpenFlags.O_RDWR);
        setSet(set);
    }

    /// Which signals it gives. SIGKILL and SIGSTOP are never among them.
    void setSet(long newSet) {
        set = newSet & ~Signal.UNBLOCKABLE;
        watches().changed(Readiness.IN | Readiness.READ_NORMAL);
    }

    @Override
    protected Result readBytes(Address to, long lengthBytes) {
        if (lengthBytes < SIZE) {
            return Result.error(EINVAL);
        }
        ApplicationThread reader = ApplicationThread.current();
        long done = 0;
        while (lengthBytes - done >= SIZE) {
            SignalInfo info = Signals.take(reader, set);
            if (info == null) {
                break;
            }
            write(to.plus(done), info);
            done += SIZE;
        }
        return done == 0 ? Result.error(EAGAIN) : Result.of(done);
    }

    private static void write(Address to, SignalInfo info) {
        to.clear(SIZE);
        SIGNO.write(to, info.signal());
        CODE.write(to, info.code());
        int low = (int) info.first();
        int high = (int) (info.first() >>> Integer.SIZE);
        if (info.code() == Signal.SI_TIMER) {
            TIMER.write(to, low);
            OVERRUN.write(to, high);
        } else if (info.code() > 0 && (Signal.set(info.signal()) & Signal.SYNCHRONOUS) != 0) {
            ADDRESS.write(to, info.first());
        } else {
            PID.write(to, low);
            UID.write(to, high);
        }
        if (info.signal() == Signal.SIGCHLD) {
            STATUS.write(to, (int) info.value());
        } else {
            INT.write(to, (int) info.value());
            POINTER.write(to, info.value());
        }
    }

    @Override
    protected Result writeBytes(Address from, long lengthBytes) {
        return Result.error(EINVAL);
    }

    /// Always at the start, as Linux's noop_llseek.
    @Override
    protected Result seekTo(long offset, int whence) {
        return Result.of(0);
    }

    @Override
    public int readiness() {
        return (Signals.pending(ApplicationThread.current()) & set) == 0 ? 0 : Readiness.IN | Readiness.READ_NORMAL;
    }

    @Override
    public WatchList watches() {
        return process.signalWatches();
    }

    @Override
    public String description() {
        return "anon_inode:[signalfd]";
    }
}
