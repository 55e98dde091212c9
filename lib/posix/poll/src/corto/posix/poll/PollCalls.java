// SPDX-License-Identifier: Apache-2.0
package corto.posix.poll;

import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;

import corto.fs.file.OpenFile;
import corto.lang.Address;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.UserAddress;
import corto.posix.files.Files;
import corto.posix.process.ApplicationThread;
import corto.posix.process.Signals;
import corto.posix.process.UserMemory;
import corto.sched.api.Timers;
import corto.sched.events.Readiness;
import corto.sched.events.TimerQueue;

/// poll(2), ppoll(2).
final class PollCalls {
    // struct pollfd
    private static final int FD = 0;
    private static final int EVENTS = 4;
    private static final int RETURNED = 6;
    private static final int BYTES = 8;

    private static final long NANOS = 1_000_000_000L;

    private PollCalls() {}

    @Syscall("poll")
    static Result poll(UserAddress list, int count, int timeoutMillis) {
        return poll(list, count, timeoutMillis == 0 ? 0 : Waiting.deadlineOfMillis(timeoutMillis));
    }

    @Syscall("ppoll")
    static Result ppoll(UserAddress list, int count, UserAddress timeout, UserAddress mask, long maskBytes) {
        Result deadline = Waiting.deadline(timeout, NANOS);
        if (deadline.isError()) {
            return deadline;
        }
        Result masked = Waiting.setMask(mask, maskBytes);
        if (masked.isError()) {
            return masked;
        }
        Result result = poll(list, count, deadline.bits());
        Waiting.restoreMask(result);
        Waiting.writeRest(timeout, deadline.bits(), NANOS);
        return result.bits() == ApplicationThread.RESTART_CONTINUED.bits() ? ApplicationThread.RESTART_UNHANDLED : result;
    }

    private static Result poll(UserAddress list, int count, long deadlineNanos) {
        if (count < 0 || count > Files.table().limit()) {
            return Result.error(EINVAL);
        }
        int ready = look(list, count, null);
        if (ready == 0 && Signals.isDue(ApplicationThread.current())) {
            return interrupted(list, count, deadlineNanos);
        }
        if (ready != 0 || deadlineNanos != TimerQueue.NEVER && deadlineNanos <= Timers.nowNanos()) {
            return ready < 0 ? Result.error(EFAULT) : Result.of(ready);
        }
        Waiting waiting = new Waiting(count);
        ready = look(list, count, waiting);
        Result waited = Result.of(0);
        while (ready == 0 && waited.bits() == 0) {
            waited = ApplicationThread.await(deadlineNanos);
            ready = look(list, count, null);
        }
        waiting.stop();
        if (ready != 0) {
            return ready < 0 ? Result.error(EFAULT) : Result.of(ready);
        }
        return ApplicationThread.isRestart(waited) ? interrupted(list, count, deadlineNanos) : Result.of(0);
    }

    /// Goes on until the same time when no handler runs.
    private static Result interrupted(UserAddress list, int count, long deadlineNanos) {
        return ApplicationThread.current().continueWith(() -> poll(list, count, deadlineNanos));
    }

    /// Writes what each file is ready for. How many are ready for something; −1: EFAULT. Watches them, too, if `waiting` is given.
    private static int look(UserAddress list, int count, Waiting waiting) {
        Address place = UserMemory.writable(list, (long) count * BYTES);
        if (place.isZero()) {
            return -1;
        }
        int ready = 0;
        for (int i = 0; i < count; i++) {
            Address entry = place.plus((long) i * BYTES);
            int fd = entry.loadInt(FD);
            int readiness = 0;
            if (fd >= 0) {
                OpenFile file = Files.table().get(fd);
                if (file == null) {
                    readiness = Readiness.INVALID;
                } else {
                    if (waiting != null) {
                        waiting.watch(file);
                    }
                    readiness = file.readiness() & (entry.loadShort(EVENTS) | Readiness.ALWAYS);
                }
            }
            entry.storeShort(RETURNED, (short) readiness);
            ready += readiness != 0 ? 1 : 0;
        }
        return ready;
    }
}
