// SPDX-License-Identifier: Apache-2.0
package corto.posix.signals;

import static corto.lang.Errno.EAGAIN;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINTR;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ENOMEM;
import static corto.lang.Errno.EPERM;
import static corto.lang.Errno.ESRCH;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.U32;
import corto.lang.U64;
import corto.lang.UserAddress;
import corto.platform.x86_64.TrapFrame;
import corto.posix.process.ApplicationThread;
import corto.posix.process.ApplicationThread.Continuation;
import corto.posix.process.Process;
import corto.posix.process.Signal;
import corto.posix.process.SignalActions;
import corto.posix.process.SignalDelivery;
import corto.posix.process.SignalInfo;
import corto.posix.process.Signals;
import corto.posix.process.UserMemory;
import corto.sched.api.Timers;
import corto.sched.events.TimerQueue;

/// sigaction(2), sigprocmask(2), kill(2), sigtimedwait(2), sigaltstack(2) and their kin.
final class SignalCalls {
    /// The kernel's `struct sigaction` on x86-64.
    private static final class Action {
        static final Layout LAYOUT = Layout.littleEndian();
        static final U64 HANDLER = LAYOUT.u64();
        static final U64 FLAGS = LAYOUT.u64();
        static final U64 RESTORER = LAYOUT.u64();
        static final U64 MASK = LAYOUT.u64();
        static final int SIZE = LAYOUT.sized(32);
    }

    /// `stack_t`.
    private static final class Stack {
        static final Layout LAYOUT = Layout.littleEndian();
        static final U64 START = LAYOUT.u64();
        static final U32 FLAGS = LAYOUT.u32();
        static final U64 BYTES = LAYOUT.reserved(4).u64();
        static final int SIZE = LAYOUT.sized(24);
    }

    private static final int SET_BYTES = 8;                  // of the kernel's sigset_t
    private static final int SIG_BLOCK = 0;
    private static final int SIG_UNBLOCK = 1;
    private static final int SIG_SETMASK = 2;
    private static final long LEAST_STACK = 2048;            // MINSIGSTKSZ
    private static final int INFO_BYTES = 128;               // siginfo_t
    private static final int CODE = 8;                       // in it
    private static final long NANOS = 1_000_000_000L;

    private SignalCalls() {}

    @Syscall("rt_sigaction")
    static Result rtSigaction(int signal, UserAddress action, UserAddress old, long setBytes) {
        if (setBytes != SET_BYTES || !Signal.isValid(signal)) {
            return Result.error(EINVAL);
        }
        Address to = UserMemory.writable(old, old.isNull() ? 0 : Action.SIZE);
        Address from = UserMemory.readable(action, action.isNull() ? 0 : Action.SIZE);
        if (to.isZero() || from.isZero()) {
            return Result.error(EFAULT);
        }
        if (!action.isNull() && (signal == Signal.SIGKILL || signal == Signal.SIGSTOP)) {
            return Result.error(EINVAL);
        }
        long handler = 0;
        long flags = 0;
        long restorer = 0;
        long mask = 0;
        if (!action.isNull()) {                              // both may be the same place
            handler = Action.HANDLER.read(from);
            flags = Action.FLAGS.read(from);
            restorer = Action.RESTORER.read(from);
            mask = Action.MASK.read(from);
        }
        if (!old.isNull()) {
            Action.HANDLER.write(to, Process.current().actions().handler(signal));
            Action.FLAGS.write(to, Process.current().actions().flags(signal));
            Action.RESTORER.write(to, Process.current().actions().restorer(signal));
            Action.MASK.write(to, Process.current().actions().mask(signal));
        }
        if (!action.isNull()) {
            Process.current().actions().set(signal, handler, flags, restorer, mask);
        }
        return Result.of(0);
    }

    @Syscall("rt_sigprocmask")
    static Result rtSigprocmask(int how, UserAddress set, UserAddress old, long setBytes) {
        if (setBytes != SET_BYTES) {
            return Result.error(EINVAL);
        }
        ApplicationThread self = ApplicationThread.current();
        long before = self.blocked();
        if (!set.isNull()) {
            Address from = UserMemory.readable(set, SET_BYTES);
            if (from.isZero()) {
                return Result.error(EFAULT);
            }
            long wanted = from.loadLong(0);
            switch (how) {
                case SIG_BLOCK -> self.setBlocked(before | wanted);
                case SIG_UNBLOCK -> self.setBlocked(before & ~wanted);
                case SIG_SETMASK -> self.setBlocked(wanted);
                default -> {
                    return Result.error(EINVAL);
                }
            }
        }
        return old.isNull() ? Result.of(0) : UserMemory.storeLong(old, before);
    }

    @Syscall("rt_sigreturn")
    static Result rtSigreturn() {
        return SignalDelivery.returnFromHandler(ApplicationThread.current());
    }

    @Syscall("rt_sigpending")
    static Result rtSigpending(UserAddress set, long setBytes) {
        if (setBytes < 0 || setBytes > SET_BYTES) {
            return Result.error(EINVAL);
        }
        ApplicationThread self = ApplicationThread.current();
        Address to = UserMemory.writable(set, setBytes);
        if (to.isZero()) {
            return Result.error(EFAULT);
        }
        long pending = Signals.pending(self) & self.blocked();
        for (int i = 0; i < setBytes; i++) {
            to.storeByte(i, (byte) (pending >>> i * Byte.SIZE));
        }
        return Result.of(0);
    }

    @Syscall("rt_sigsuspend")
    static Result rtSigsuspend(UserAddress set, long setBytes) {
        if (setBytes != SET_BYTES) {
            return Result.error(EINVAL);
        }
        Address from = UserMemory.readable(set, SET_BYTES);
        if (from.isZero()) {
            return Result.error(EFAULT);
        }
        ApplicationThread.current().setBlockedForOnce(from.loadLong(0));
        return waitForSignal();
    }

    @Syscall("pause")
    static Result pause() {
        return waitForSignal();
    }

    /// Until a handler has run.
    private static Result waitForSignal() {
        while (ApplicationThread.await(TimerQueue.NEVER).bits() == 0) {
            // Woken by something else.
        }
        return ApplicationThread.RESTART_UNHANDLED;
    }

    /// sigtimedwait(2). The signal's number, or EAGAIN when the time is over.
    @Syscall("rt_sigtimedwait")
    static Result rtSigtimedwait(UserAddress set, UserAddress info, UserAddress timeout, long setBytes) {
        Address from = UserMemory.readable(set, SET_BYTES);
        Address time = UserMemory.readable(timeout, timeout.isNull() ? 0 : 16);
        if (setBytes != SET_BYTES) {
            return Result.error(EINVAL);
        }
        if (from.isZero() || time.isZero()) {
            return Result.error(EFAULT);
        }
        long wanted = from.loadLong(0) & ~Signal.UNBLOCKABLE;
        long deadline = TimerQueue.NEVER;
        if (!timeout.isNull()) {
            long nanos = time.loadLong(8);
            if (time.loadLong(0) < 0 || nanos < 0 || nanos >= NANOS) {
                return Result.error(EINVAL);
            }
            deadline = Timers.nowNanos() + Math.min(time.loadLong(0), Long.MAX_VALUE / NANOS / 2) * NANOS + nanos;
        }
        ApplicationThread self = ApplicationThread.current();
        self.setAwaited(wanted);
        SignalInfo taken = Signals.take(self, wanted);
        Result waited = Result.of(0);
        while (taken == null && waited.bits() == 0) {
            waited = ApplicationThread.await(deadline);
            taken = Signals.take(self, wanted);
        }
        self.setAwaited(0);
        if (taken == null) {
            return Result.error(waited.bits() == ApplicationThread.RESTART.bits() ? EINTR : EAGAIN);
        }
        if (!info.isNull()) {
            Address to = UserMemory.writable(info, INFO_BYTES);
            if (to.isZero()) {
                return Result.error(EFAULT);
            }
            taken.write(to);
        }
        return Result.of(taken.signal());
    }

    @Syscall("sigaltstack")
    static Result sigaltstack(UserAddress stack, UserAddress old) {
        ApplicationThread self = ApplicationThread.current();
        Address from = UserMemory.readable(stack, stack.isNull() ? 0 : Stack.SIZE);
        Address to = UserMemory.writable(old, old.isNull() ? 0 : Stack.SIZE);
        if (from.isZero() || to.isZero()) {
            return Result.error(EFAULT);
        }
        boolean isOn = self.isOnAlternateStack(TrapFrame.RSP.read(self.frame()));
        long start = 0;
        long bytes = 0;
        int flags = 0;
        if (!stack.isNull()) {
            start = Stack.START.read(from);
            bytes = Stack.BYTES.read(from);
            flags = Stack.FLAGS.read(from);
        }
        if (!old.isNull()) {
            to.clear(Stack.SIZE);
            Stack.START.write(to, self.alternateStack());
            Stack.FLAGS.write(to, self.alternateStackFlags() | (isOn ? SignalDelivery.SS_ONSTACK : 0));
            Stack.BYTES.write(to, self.alternateStackBytes());
        }
        if (stack.isNull()) {
            return Result.of(0);
        }
        if (isOn) {
            return Result.error(EPERM);
        }
        int mode = flags & ~SignalDelivery.SS_AUTODISARM;
        if (mode != 0 && mode != SignalDelivery.SS_DISABLE && mode != SignalDelivery.SS_ONSTACK) {
            return Result.error(EINVAL);
        }
        if (mode == SignalDelivery.SS_DISABLE) {
            self.setAlternateStack(0, 0, SignalDelivery.SS_DISABLE);
        } else if (bytes < LEAST_STACK) {
            return Result.error(ENOMEM);
        } else {
            self.setAlternateStack(start, bytes, flags & SignalDelivery.SS_AUTODISARM);
        }
        return Result.of(0);
    }

    // ---- sending ----

    /// kill(2). To −1 goes what is for all but the first process and the caller.
    @Syscall("kill")
    static Result kill(int id, int signal) {
        Process self = Process.current();
        boolean any = false;
        for (Process process = Process.all(); process != null; process = process.next()) {
            boolean isMeant = id > 0 ? process.id() == id
                    : id == -1 ? process != self && process != Process.first()
                    : process.group() == (id == 0 ? self.group() : -id);
            if (isMeant) {
                any = true;
                Result sent = send(process, null, signal, Signal.SI_USER);
                if (sent.isError()) {
                    return sent;
                }
            }
        }
        return any ? Result.of(0) : Result.error(ESRCH);
    }

    private static Result send(Process process, ApplicationThread thread, int signal, int code) {
        if (signal != 0 && !Signal.isValid(signal)) {
            return Result.error(EINVAL);
        }
        return signal == 0 ? Result.of(0) : send(process, thread, SignalInfo.sent(signal, code));
    }

    private static Result send(Process process, ApplicationThread thread, SignalInfo info) {
        boolean hasRoom = thread == null ? Signals.send(process, info) : Signals.send(thread, info);
        return hasRoom ? Result.of(0) : Result.error(EAGAIN);
    }

    @Syscall("tkill")
    static Result tkill(int thread, int signal) {
        if (thread <= 0) {
            return Result.error(EINVAL);
        }
        ApplicationThread found = ApplicationThread.find(thread);
        return found == null ? Result.error(ESRCH) : send(found.process(), found, signal, Signal.SI_TKILL);
    }

    @Syscall("tgkill")
    static Result tgkill(int process, int thread, int signal) {
        if (process <= 0) {
            return Result.error(EINVAL);
        }
        return thread <= 0 || isOf(process, ApplicationThread.find(thread)) ? tkill(thread, signal) : Result.error(ESRCH);
    }

    private static boolean isOf(int process, ApplicationThread thread) {
        return thread != null && thread.process().id() == process;
    }

    @Syscall("rt_sigqueueinfo")
    static Result rtSigqueueinfo(int process, int signal, UserAddress info) {
        return queue(Process.find(process), null, signal, info);
    }

    @Syscall("rt_tgsigqueueinfo")
    static Result rtTgsigqueueinfo(int process, int thread, int signal, UserAddress info) {
        if (process <= 0 || thread <= 0) {
            return Result.error(UserMemory.readable(info, INFO_BYTES).isZero() ? EFAULT : EINVAL);
        }
        ApplicationThread found = ApplicationThread.find(thread);
        return queue(isOf(process, found) ? found.process() : null, found, signal, info);
    }

    /// To a thread if one is given. What looks as if the kernel or kill(2) had sent it may go to oneself only: EPERM.
    private static Result queue(Process process, ApplicationThread thread, int signal, UserAddress info) {
        Address from = UserMemory.readable(info, INFO_BYTES);
        if (from.isZero()) {
            return Result.error(EFAULT);
        }
        int code = from.loadInt(CODE);
        if ((code >= 0 || code == Signal.SI_TKILL) && process != Process.current()) {
            return Result.error(EPERM);
        }
        if (process == null) {
            return Result.error(ESRCH);
        }
        if (signal != 0 && !Signal.isValid(signal)) {
            return Result.error(EINVAL);
        }
        return signal == 0 ? Result.of(0) : send(process, thread, SignalInfo.copyOf(signal, from));
    }

    /// restart_syscall(2): the rest of a call that a signal interrupted without a handler.
    @Syscall("restart_syscall")
    static Result restartSyscall() {
        Continuation rest = ApplicationThread.current().continuation();
        return rest == null ? Result.error(EINTR) : rest.run();
    }
}
