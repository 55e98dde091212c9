// SPDX-License-Identifier: Apache-2.0
package corto.posix.processes;

import static corto.lang.Errno.EAGAIN;
import static corto.lang.Errno.EBADF;
import static corto.lang.Errno.ECHILD;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ESRCH;

import corto.lang.Address;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.UserAddress;
import corto.posix.files.Files;
import corto.posix.process.ApplicationThread;
import corto.posix.process.Process;
import corto.posix.process.ResourceUse;
import corto.posix.process.Signal;
import corto.posix.process.UserMemory;
import corto.sched.events.TimerQueue;

/// wait4(2), waitid(2): waits for children to end. They are never stopped or continued, so that nothing else comes.
final class WaitCalls {
    private static final int WNOHANG = 1;
    private static final int WUNTRACED = 2;                  // also WSTOPPED
    private static final int WEXITED = 4;
    private static final int WCONTINUED = 8;
    private static final int WNOWAIT = 0x100_0000;
    private static final int WNOTHREAD = 0x2000_0000;
    private static final int WALL = 0x4000_0000;
    private static final int WCLONE = 0x8000_0000;
    private static final int WAIT4_OPTIONS = WNOHANG | WUNTRACED | WCONTINUED | WNOTHREAD | WALL | WCLONE;
    private static final int WAITID_OPTIONS = WAIT4_OPTIONS | WEXITED | WNOWAIT;

    private static final int P_ALL = 0;
    private static final int P_PID = 1;
    private static final int P_PGID = 2;
    private static final int P_PIDFD = 3;

    private static final int INFO_BYTES = 28;                // of siginfo, as far as it is written
    private static final int SIGNAL_BITS = 0x7F;

    /// Which children are waited for.
    ///
    /// @param process one; 0: any
    /// @param group of this group; 0: of any
    private record Wanted(int process, int group, int options) {
        boolean includes(Process child) {
            boolean isClone = child.endNotice() != Signal.SIGCHLD;
            boolean isOfKind = (options & WALL) != 0 || isClone == ((options & WCLONE) != 0);
            return isOfKind && (process == 0 || child.id() == process) && (group == 0 || child.group() == group);
        }
    }

    private static Process found;                            // by `await`, still a zombie

    private WaitCalls() {}

    @Syscall("wait4")
    static Result wait4(int id, UserAddress status, int options, UserAddress usage) {
        if ((options & ~WAIT4_OPTIONS) != 0) {
            return Result.error(EINVAL);
        }
        if (id == Integer.MIN_VALUE) {
            return Result.error(ESRCH);
        }
        int group = id == 0 ? Process.current().group() : id < -1 ? -id : 0;
        Result waited = await(new Wanted(Math.max(0, id), group, options));
        if (waited.bits() <= 0) {
            return waited;
        }
        int ended = found.waitStatus();
        found.reap();
        Result stored = status.isNull() ? waited : UserMemory.storeInt(status, ended);
        Result told = writeUsage(usage);
        return stored.isError() ? stored : told.isError() ? told : waited;
    }

    @Syscall("waitid")
    static Result waitid(int which, int id, UserAddress info, int options, UserAddress usage) {
        if ((options & ~WAITID_OPTIONS) != 0 || (options & (WEXITED | WUNTRACED | WCONTINUED)) == 0) {
            return Result.error(EINVAL);
        }
        Wanted wanted;
        boolean doesNotBlock = false;
        switch (which) {
            case P_ALL -> wanted = new Wanted(0, 0, options);
            case P_PID -> {
                if (id <= 0) {
                    return Result.error(EINVAL);
                }
                wanted = new Wanted(id, 0, options);
            }
            case P_PGID -> {
                if (id < 0) {
                    return Result.error(EINVAL);
                }
                wanted = new Wanted(0, id == 0 ? Process.current().group() : id, options);
            }
            case P_PIDFD -> {
                if (id < 0) {
                    return Result.error(EINVAL);
                }
                if (!(Files.table().get(id) instanceof PidFile file)) {
                    return Result.error(EBADF);
                }
                doesNotBlock = file.isNonBlocking() && (options & WNOHANG) == 0;
                wanted = new Wanted(file.process().id(), 0, doesNotBlock ? options | WNOHANG : options);
            }
            default -> {
                return Result.error(EINVAL);
            }
        }
        Result waited = (options & WEXITED) != 0 ? await(wanted) : awaitNothing(wanted);
        if (waited.isError() || waited.bits() == ApplicationThread.RESTART.bits()) {
            return waited;
        }
        if (waited.bits() == 0 && doesNotBlock) {
            return Result.error(EAGAIN);
        }
        int ended = waited.bits() == 0 ? 0 : found.waitStatus();
        if (waited.bits() != 0 && (options & WNOWAIT) == 0) {
            found.reap();
        }
        Result told = waited.bits() == 0 ? Result.of(0) : writeUsage(usage);
        if (told.isError() || info.isNull()) {
            return told;
        }
        Address to = UserMemory.writable(info, INFO_BYTES);
        if (to.isZero()) {
            return Result.error(EFAULT);
        }
        to.clear(INFO_BYTES);
        if (waited.bits() != 0) {
            int signal = ended & SIGNAL_BITS;
            to.storeInt(0, Signal.SIGCHLD);
            to.storeInt(8, signal == 0 ? Signal.CLD_EXITED : Signal.CLD_KILLED);
            to.storeInt(16, (int) waited.value());
            to.storeInt(24, signal == 0 ? ended >>> 8 : signal);
        }
        return Result.of(0);
    }

    /// Waits until one of `wanted` has ended; `found` is that then, and the result its number. 0 with WNOHANG if none has; ECHILD if there are none; `RESTART` for a signal.
    private static Result await(Wanted wanted) {
        while (true) {
            boolean any = false;
            for (Process child = Process.current().firstChild(); child != null; child = child.nextSibling()) {
                if (wanted.includes(child)) {
                    any = true;
                    if (child.isZombie()) {
                        found = child;
                        return Result.of(child.id());
                    }
                }
            }
            if (!any) {
                return Result.error(ECHILD);
            }
            if ((wanted.options() & WNOHANG) != 0) {
                return Result.of(0);
            }
            Result waited = ApplicationThread.await(TimerQueue.NEVER);
            if (waited.bits() == ApplicationThread.RESTART.bits()) {
                return waited;
            }
        }
    }

    /// Waits for children to stop or to be continued: only a signal ends that, or the end of the last child.
    private static Result awaitNothing(Wanted wanted) {
        while (true) {
            boolean any = false;
            for (Process child = Process.current().firstChild(); child != null; child = child.nextSibling()) {
                any |= wanted.includes(child) && !child.isZombie();
            }
            if (!any) {
                return Result.error(ECHILD);
            }
            if ((wanted.options() & WNOHANG) != 0) {
                return Result.of(0);
            }
            Result waited = ApplicationThread.await(TimerQueue.NEVER);
            if (waited.bits() == ApplicationThread.RESTART.bits()) {
                return waited;
            }
        }
    }

    private static Result writeUsage(UserAddress usage) {
        return usage.isNull() ? Result.of(0) : ResourceUse.write(usage, found.processorNanos(), found.lastFrames());
    }
}
