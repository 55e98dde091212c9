// SPDX-License-Identifier: Apache-2.0
package corto.posix.files;

import static corto.lang.Errno.EAGAIN;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINTR;

import corto.fs.file.OpenFile;
import corto.lang.Address;
import corto.lang.Hot;
import corto.lang.Result;
import corto.lang.UserAddress;
import corto.posix.process.ApplicationThread;
import corto.posix.process.UserMemory;
import corto.sched.api.KernelThread;
import corto.sched.api.Scheduler;
import corto.sched.events.TimerQueue;
import corto.sched.events.Watch;
import corto.sched.events.WatchList;

/// Operations that wait where the file cannot go on and was not opened with O_NONBLOCK.
@Hot
public final class Blocking {
    /// Wakes a thread when its file may be ready.
    @Hot
    public static final class ThreadWatch extends Watch {
        private final KernelThread thread = Scheduler.current();

        @Override
        public void changed(int readiness) {
            Scheduler.unpark(thread);
        }
    }

    /// One attempt at an operation: its result, or EAGAIN. The application's memory may have changed since the last.
    public interface Attempt {
        Result run();
    }

    private static final long WOULD_WAIT = Result.error(EAGAIN).bits();

    private Blocking() {}

    public static boolean wouldWait(Result result) {
        return result.bits() == WOULD_WAIT;
    }

    /// Repeats `attempt` on `file` until it gives something else than EAGAIN, a signal comes (`RESTART`, with a deadline EINTR), or the deadline passes (EAGAIN).
    public static Result until(OpenFile file, long deadlineNanos, Attempt attempt) {
        return until(file, file.watches(), deadlineNanos, attempt);
    }

    /// The same for what `watches` tells of `file`; null: nothing ever changes.
    static Result until(OpenFile file, WatchList watches, long deadlineNanos, Attempt attempt) {
        Result result = attempt.run();
        if (!wouldWait(result) || watches == null) {
            return result;
        }
        ThreadWatch watch = new ThreadWatch();
        file.retain();
        watches.add(watch);
        result = attempt.run();
        while (wouldWait(result)) {
            Result waited = ApplicationThread.await(deadlineNanos);
            result = attempt.run();
            if (waited.bits() != 0) {
                if (wouldWait(result) && ApplicationThread.isRestart(waited)) {
                    result = deadlineNanos == TimerQueue.NEVER ? waited : Result.error(EINTR);       // the time would begin again
                }
                break;
            }
        }
        watches.remove(watch);
        file.release();
        return result;
    }

    /// read(2).
    static Result read(OpenFile file, UserAddress to, long lengthBytes) {
        if (file.isOnMedium()) {
            return MediumTransfer.read(file, to, lengthBytes, MediumTransfer.AT_POSITION);
        }
        Address buffer = UserMemory.writable(to, lengthBytes);
        if (buffer.isZero()) {
            return Result.error(EFAULT);
        }
        Result result = file.read(buffer, lengthBytes);
        if (!wouldWait(result) || file.isNonBlocking()) {
            return result;
        }
        return until(file, file.readDeadline(), () -> {
            Address again = UserMemory.writable(to, lengthBytes);
            return again.isZero() ? Result.error(EFAULT) : file.read(again, lengthBytes);
        });
    }

    /// write(2): waits until all is written, as Linux does for pipes, sockets and terminals. A part is told when a signal or an error ends it.
    static Result write(OpenFile file, UserAddress from, long wantedBytes) {
        Result room = SizeLimit.room(file, wantedBytes, MediumTransfer.AT_POSITION);
        if (room.isError()) {
            return room;
        }
        long lengthBytes = wantedBytes < 0 ? wantedBytes : room.value();
        if (file.isOnMedium()) {
            return MediumTransfer.write(file, from, lengthBytes, MediumTransfer.AT_POSITION);
        }
        Address buffer = UserMemory.readable(from, lengthBytes);
        if (buffer.isZero()) {
            return Result.error(EFAULT);
        }
        Result result = file.write(buffer, lengthBytes);
        boolean isDone = !wouldWait(result) && (result.isError() || result.value() == lengthBytes);
        return isDone || file.isNonBlocking() || file.watches() == null ? result : writeRest(file, from, lengthBytes, wouldWait(result) ? 0 : result.value());
    }

    /// Waits for room again and again. Another thread may close the descriptor meanwhile: that ends nothing.
    private static Result writeRest(OpenFile file, UserAddress from, long lengthBytes, long already) {
        file.retain();
        long written = already;
        Result result;
        do {
            UserAddress rest = from.plus(written);
            long restBytes = lengthBytes - written;
            result = until(file, file.writeDeadline(), () -> {
                Address buffer = UserMemory.readable(rest, restBytes);
                return buffer.isZero() ? Result.error(EFAULT) : file.write(buffer, restBytes);
            });
            if (result.isError() || result.bits() == ApplicationThread.RESTART.bits()) {
                break;
            }
            written += result.value();
        } while (written < lengthBytes);
        file.release();
        return written > 0 ? Result.of(written) : result;
    }
}
