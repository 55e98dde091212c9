// SPDX-License-Identifier: Apache-2.0
package corto.posix.timers;

import static corto.lang.Errno.EAGAIN;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.EOPNOTSUPP;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.U32;
import corto.lang.U64;
import corto.lang.UserAddress;
import corto.posix.process.ApplicationThread;
import corto.posix.process.Process;
import corto.posix.process.ProcessPart;
import corto.posix.process.Signal;
import corto.posix.process.UserMemory;
import corto.posix.time.Clocks;

/// timer_create(2) and its kin, and the timers of one process: their numbers are places in an array.
final class TimerCalls implements ProcessPart {
    /// `struct sigevent`.
    private static final class Event {
        static final Layout LAYOUT = Layout.littleEndian();
        static final U64 VALUE = LAYOUT.u64();
        static final U32 SIGNAL = LAYOUT.u32();
        static final U32 NOTIFY = LAYOUT.u32();
        static final U32 THREAD = LAYOUT.u32();
        static final int SIZE = LAYOUT.reserved(44).sized(64);

        private Event() {}
    }

    private static final int SIGEV_SIGNAL = 0;
    private static final int SIGEV_NONE = 1;
    private static final int SIGEV_THREAD = 2;               // a matter of C libraries; here as SIGEV_SIGNAL
    private static final int SIGEV_THREAD_ID = 4;
    private static final int TIMER_ABSTIME = 1;
    private static final int TIME_BYTES = 16;                // struct timespec; an itimerspec has two: interval, value
    private static final int FEWEST = 4;
    private static final int MOST = 4096;

    private static final TimerCalls FIRST = new TimerCalls();
    private static final int PLACE = Process.addPart(FIRST);

    private SignalTimer[] timers = {};

    private TimerCalls() {}

    private static TimerCalls current() {
        return Process.SEVERAL ? (TimerCalls) Process.current().part(PLACE) : FIRST;
    }

    /// A new process has none.
    @Override
    public ProcessPart copy() {
        return new TimerCalls();
    }

    @Override
    public void executing() {
        for (int i = 0; i < timers.length; i++) {
            delete(i);
        }
    }

    @Override
    public void ended() {
        executing();
    }

    private void delete(int id) {
        if (timers[id] != null) {
            timers[id].stop();
            timers[id] = null;
        }
    }

    /// A free number; −1: there are too many.
    private int free() {
        for (int i = 0; i < timers.length; i++) {
            if (timers[i] == null) {
                return i;
            }
        }
        if (timers.length == MOST) {
            return -1;
        }
        SignalTimer[] before = timers;
        timers = new SignalTimer[Math.max(FEWEST, 2 * before.length)];
        System.arraycopy(before, 0, timers, 0, before.length);
        return before.length;
    }

    private static SignalTimer find(int id) {
        SignalTimer[] timers = current().timers;
        return id >= 0 && id < timers.length ? timers[id] : null;
    }

    @Syscall("timer_create")
    static Result timerCreate(int clock, UserAddress event, UserAddress id) {
        Address from = UserMemory.readable(event, event.isNull() ? 0 : Event.SIZE);
        if (from.isZero()) {
            return Result.error(EFAULT);
        }
        if (!Clocks.exists(clock)) {
            return Result.error(EINVAL);
        }
        if (!Clocks.hasTimers(clock)) {
            return Result.error(EOPNOTSUPP);
        }
        int place = current().free();
        if (place < 0) {
            return Result.error(EAGAIN);
        }
        int notify = event.isNull() ? SIGEV_SIGNAL : Event.NOTIFY.read(from);
        int signal = event.isNull() ? Signal.SIGALRM : Event.SIGNAL.read(from);
        long value = event.isNull() ? place : Event.VALUE.read(from);
        ApplicationThread thread = null;
        switch (notify) {
            case SIGEV_NONE -> signal = 0;
            case SIGEV_SIGNAL, SIGEV_THREAD, SIGEV_THREAD_ID -> {
                if (!Signal.isValid(signal)) {
                    return Result.error(EINVAL);
                }
                if (notify == SIGEV_THREAD_ID) {
                    thread = ApplicationThread.find(Event.THREAD.read(from));
                    if (thread == null || thread.process() != Process.current()) {
                        return Result.error(EINVAL);
                    }
                }
            }
            default -> {
                return Result.error(EINVAL);
            }
        }
        Result stored = UserMemory.storeInt(id, place);
        if (!stored.isError()) {
            current().timers[place] = new SignalTimer(place, clock, thread, signal, value);
        }
        return stored;
    }

    @Syscall("timer_settime")
    static Result timerSettime(int id, int flags, UserAddress time, UserAddress old) {
        if (time.isNull()) {
            return Result.error(EINVAL);
        }
        long interval = Clocks.read(time);
        long value = Clocks.read(time.plus(TIME_BYTES));
        if (interval == -2 || value == -2) {
            return Result.error(EFAULT);
        }
        SignalTimer timer = find(id);
        if (interval < 0 || value < 0 || timer == null) {
            return Result.error(EINVAL);
        }
        long restBefore = timer.restNanos();
        long intervalBefore = timer.intervalNanos();
        timer.stop();
        if (value > 0) {
            timer.set((flags & TIMER_ABSTIME) != 0 ? value : timer.clockNanos() + value, interval);
        }
        return old.isNull() ? Result.of(0) : write(old, intervalBefore, restBefore);
    }

    private static Result write(UserAddress to, long intervalNanos, long restNanos) {
        return Clocks.write(to, intervalNanos) && Clocks.write(to.plus(TIME_BYTES), restNanos) ? Result.of(0) : Result.error(EFAULT);
    }

    @Syscall("timer_gettime")
    static Result timerGettime(int id, UserAddress to) {
        SignalTimer timer = find(id);
        return timer == null ? Result.error(EINVAL) : write(to, timer.intervalNanos(), timer.restNanos());
    }

    @Syscall("timer_getoverrun")
    static Result timerGetoverrun(int id) {
        SignalTimer timer = find(id);
        return timer == null ? Result.error(EINVAL) : Result.of(timer.overrun());
    }

    @Syscall("timer_delete")
    static Result timerDelete(int id) {
        if (find(id) == null) {
            return Result.error(EINVAL);
        }
        current().delete(id);
        return Result.of(0);
    }
}
