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

/// wait4(2), waitid(2): waits for children to end, to stop or to go on.
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
    // statuses, wait(2)
    private static final int SIGNAL_BITS = 0x7F;
    private static final int STOPPED = 0x7F;                 // in place of a signal
    private static final int CONTINUED = 0xFFFF;

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

    private static Process found;                            // by `await`
    private static int foundStatus;                          // what it did

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
        Result waited = await(new Wanted(Math.max(0, id), group, options | WEXITED));
        if (waited.bits() <= 0) {
            return waited;
        }
        Result told = told(usage, false);
        Result stored = status.isNull() ? waited : UserMemory.storeInt(status, foundStatus);
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
        Result waited = await(wanted);
        if (waited.isError() || waited.bits() == ApplicationThread.RESTART.bits()) {
            return waited;
        }
        if (waited.bits() == 0 && doesNotBlock) {
            return Result.error(EAGAIN);
        }
        Result told = waited.bits() == 0 ? Result.of(0) : told(usage, (options & WNOWAIT) != 0);
        if (told.isError() || info.isNull()) {
            return told;
        }
        Address to = UserMemory.writable(info, INFO_BYTES);
        if (to.isZero()) {
            return Result.error(EFAULT);
        }
        to.clear(INFO_BYTES);
        if (waited.bits() != 0) {
            describe(to, (int) waited.value());
        }
        return Result.of(0);
    }

    /// Waits until one of `wanted` has ended, stopped or gone on, as its options say; `found` is that then, `foundStatus` what it did, and the result its number. 0 with WNOHANG if
    /// none has; ECHILD if there are none; `RESTART` for a signal.
    private static Result await(Wanted wanted) {
        int options = wanted.options();
        while (true) {
            boolean any = false;
            for (Process child = Process.current().firstChild(); child != null; child = child.nextSibling()) {
                if (!wanted.includes(child) || child.isZombie() && (options & WEXITED) == 0) {
                    continue;
                }
                any = true;
                int status = child.takeChange((options & WUNTRACED) != 0, (options & WCONTINUED) != 0, (options & WNOWAIT) != 0);
                if (child.isZombie() || status != 0) {
                    found = child;
                    foundStatus = child.isZombie() ? child.waitStatus() : status;
                    return Result.of(child.id());
                }
            }
            if (!any) {
                return Result.error(ECHILD);
            }
            if ((options & WNOHANG) != 0) {
                return Result.of(0);
            }
            Result waited = ApplicationThread.await(TimerQueue.NEVER);
            if (waited.bits() == ApplicationThread.RESTART.bits()) {
                return waited;
            }
        }
    }

    /// The child that was found has been told of: it is forgotten if it has ended. What resources it used goes to `usage`.
    private static Result told(UserAddress usage, boolean keeps) {
        Process child = found;
        if (child.isZombie() && !keeps) {
            child.reap();
        }
        return usage.isNull() ? Result.of(0) : ResourceUse.write(usage, child.processorNanos(), child.isZombie() ? child.lastFrames() : child.space().ownedFrames());
    }

    private static void describe(Address to, int child) {
        int signal = foundStatus & SIGNAL_BITS;
        boolean goesOn = foundStatus == CONTINUED;
        to.storeInt(0, Signal.SIGCHLD);
        to.storeInt(8, goesOn ? Signal.CLD_CONTINUED : signal == STOPPED ? Signal.CLD_STOPPED : signal == 0 ? Signal.CLD_EXITED : Signal.CLD_KILLED);
        to.storeInt(16, child);
        to.storeInt(24, goesOn ? Signal.SIGCONT : signal == 0 || signal == STOPPED ? foundStatus >>> 8 : signal);
    }
}
