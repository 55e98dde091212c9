// SPDX-License-Identifier: Apache-2.0
package corto.posix.timerfd;

import static corto.lang.Errno.EBADF;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;

import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.fs.timerfd.TimerFile;
import corto.fs.timerfd.TimerService;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.UserAddress;
import corto.posix.files.Files;
import corto.posix.process.UserMemory;
import corto.posix.time.Clocks;
import corto.sched.api.Timers;
import corto.sched.events.Timer;

/// timerfd_create(2), timerfd_settime(2), timerfd_gettime(2). The wall clock is never set, so that TFD_TIMER_CANCEL_ON_SET has no effect.
final class TimerCalls {
    private static final int TFD_TIMER_ABSTIME = 1;
    private static final int TFD_TIMER_CANCEL_ON_SET = 2;
    private static final int TIME_BYTES = 16;                // struct timespec; an itimerspec has two: interval, value

    private static final TimerService MONOTONIC = new ClockTimers(Clocks.MONOTONIC);
    private static final TimerService WALL = new ClockTimers(Clocks.REALTIME);

    /// The kernel's timers, set by the times of one clock.
    private record ClockTimers(int clock) implements TimerService {
        @Override
        public long nanos() {
            return Clocks.now(clock);
        }

        @Override
        public void start(Timer timer, long deadlineNanos) {
            Timers.QUEUE.start(timer, Clocks.deadline(clock, deadlineNanos));
        }

        @Override
        public void stop(Timer timer) {
            Timers.QUEUE.stop(timer);
        }
    }

    private TimerCalls() {}

    @Syscall("timerfd_create")
    static Result timerfdCreate(int clock, int flags) {
        if ((flags & ~(OpenFlags.O_NONBLOCK | OpenFlags.O_CLOEXEC)) != 0 || clock != Clocks.REALTIME && clock != Clocks.MONOTONIC && clock != Clocks.BOOTTIME) {
            return Result.error(EINVAL);
        }
        OpenFile file = new TimerFile(Clocks.isWall(clock) ? WALL : MONOTONIC, flags & OpenFlags.O_NONBLOCK);
        Result added = Files.table().add(file, (flags & OpenFlags.O_CLOEXEC) != 0);
        if (added.isError()) {
            file.release();
        }
        return added;
    }

    @Syscall("timerfd_settime")
    static Result timerfdSettime(int fd, int flags, UserAddress time, UserAddress old) {
        if ((flags & ~(TFD_TIMER_ABSTIME | TFD_TIMER_CANCEL_ON_SET)) != 0) {
            return Result.error(EINVAL);
        }
        long interval = Clocks.read(time);
        long value = Clocks.read(time.plus(TIME_BYTES));
        if (interval < 0 || value < 0) {
            return Result.error(interval == -2 || value == -2 ? EFAULT : EINVAL);
        }
        OpenFile file = Files.table().get(fd);
        if (!(file instanceof TimerFile timer)) {
            return Result.error(file == null ? EBADF : EINVAL);
        }
        if (!old.isNull() && !writeTime(old, timer)) {
            return Result.error(EFAULT);
        }
        if (value == 0) {
            timer.stop();
        } else {
            timer.set((flags & TFD_TIMER_ABSTIME) != 0 ? value : timer.service().nanos() + value, interval);
        }
        return Result.of(0);
    }

    @Syscall("timerfd_gettime")
    static Result timerfdGettime(int fd, UserAddress to) {
        OpenFile file = Files.table().get(fd);
        if (!(file instanceof TimerFile timer)) {
            return Result.error(file == null ? EBADF : EINVAL);
        }
        return writeTime(to, timer) ? Result.of(0) : Result.error(EFAULT);
    }

    private static boolean writeTime(UserAddress to, TimerFile timer) {
        return !UserMemory.writable(to, 2 * TIME_BYTES).isZero() && Clocks.write(to, timer.intervalNanos()) && Clocks.write(to.plus(TIME_BYTES), timer.remainingNanos());
    }
}
