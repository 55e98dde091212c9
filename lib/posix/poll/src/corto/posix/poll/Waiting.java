// SPDX-License-Identifier: Apache-2.0
package corto.posix.poll;

import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINTR;
import static corto.lang.Errno.EINVAL;

import corto.fs.file.OpenFile;
import corto.lang.Address;
import corto.lang.Result;
import corto.lang.UserAddress;
import corto.posix.files.Blocking.ThreadWatch;
import corto.posix.process.ApplicationThread;
import corto.posix.process.UserMemory;
import corto.sched.api.Timers;
import corto.sched.events.TimerQueue;
import corto.sched.events.Watch;

/// What poll(2) and select(2) share: the files of one call, their watches, the time, the signal mask.
final class Waiting {
    private static final long NANOS = 1_000_000_000L;
    private static final int SET_BYTES = 8;

    private final OpenFile[] files;
    private final Watch[] watches;
    private int count;

    Waiting(int most) {
        files = new OpenFile[most];
        watches = new Watch[most];
    }

    /// Watches a file until `stop`.
    void watch(OpenFile file) {
        if (file.watches() == null) {
            return;
        }
        file.retain();
        Watch watch = new ThreadWatch();
        file.watches().add(watch);
        files[count] = file;
        watches[count++] = watch;
    }

    void stop() {
        for (int i = 0; i < count; i++) {
            files[i].watches().remove(watches[i]);
            files[i].release();
        }
        count = 0;
    }

    /// The deadline of a timeout in milliseconds; negative is for ever.
    static long deadlineOfMillis(int millis) {
        return millis < 0 ? TimerQueue.NEVER : Timers.nowNanos() + millis * 1_000_000L;
    }

    /// The deadline of a `struct timespec`, or with `perSecond` 1,000,000 a `struct timeval`: in `Deadline`. EFAULT, EINVAL.
    static Result deadline(UserAddress time, long perSecond) {
        if (time.isNull()) {
            return Result.of(TimerQueue.NEVER);
        }
        Address place = UserMemory.readable(time, 16);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        long seconds = place.loadLong(0);
        long fraction = place.loadLong(8);
        if (seconds < 0 || fraction < 0 || perSecond == NANOS && fraction >= NANOS) {
            return Result.error(EINVAL);
        }
        seconds = Math.min(seconds + fraction / perSecond, Long.MAX_VALUE / NANOS / 4);
        return Result.of(Timers.nowNanos() + seconds * NANOS + fraction % perSecond * (NANOS / perSecond));
    }

    /// Sets the signal mask of ppoll(2) and its kin for the time of the call. EFAULT, EINVAL.
    static Result setMask(UserAddress mask, long maskBytes) {
        if (mask.isNull()) {
            return Result.of(0);
        }
        if (maskBytes != SET_BYTES) {
            return Result.error(EINVAL);
        }
        Address place = UserMemory.readable(mask, SET_BYTES);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        ApplicationThread.current().setBlockedForOnce(place.loadLong(0));
        return Result.of(0);
    }

    /// Ends `setMask` unless a signal is about to be handled.
    static void restoreMask(Result result) {
        if (!ApplicationThread.isRestart(result) && result.errno() != EINTR.number()) {
            ApplicationThread.current().restoreBlocked();
        }
    }

    /// Writes back to `time`, as `deadline` reads it, what is left until the deadline; as Linux does, nothing happens where that is not possible.
    static void writeRest(UserAddress time, long deadlineNanos, long perSecond) {
        Address place = UserMemory.writable(time, time.isNull() ? 0 : 16);
        if (!time.isNull() && !place.isZero()) {
            long rest = Math.max(0, deadlineNanos - Timers.nowNanos());
            place.storeLong(0, rest / NANOS);
            place.storeLong(8, rest % NANOS / (NANOS / perSecond));
        }
    }
}
