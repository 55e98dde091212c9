// SPDX-License-Identifier: Apache-2.0
package corto.posix.poll;

import static corto.lang.Errno.EBADF;
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

/// select(2), pselect6(2). The time that is left is written back.
final class SelectCalls {
    // Which poll(2) events each set stands for, select(2) "Correspondence between select() and poll() notifications".
    private static final int READ = Readiness.IN | Readiness.READ_NORMAL | Readiness.HANG_UP | Readiness.ERROR;
    private static final int WRITE = Readiness.OUT | Readiness.WRITE_NORMAL | Readiness.ERROR;
    private static final int EXCEPT = Readiness.PRIORITY;
    private static final int[] EVENTS = {READ, WRITE, EXCEPT};
    private static final int SETS = 3;
    private static final int MOST = 1 << 16;

    private final int end;                               // descriptors are below it
    private final UserAddress[] places;
    private final long[][] asked = new long[SETS][];
    private final long[][] found = new long[SETS][];

    private SelectCalls(int end, UserAddress... places) {
        this.end = end;
        this.places = places;
    }

    @Syscall("select")
    static Result select(int end, UserAddress read, UserAddress write, UserAddress except, UserAddress timeout) {
        Result deadline = Waiting.deadline(timeout, 1_000_000L);
        if (deadline.isError()) {
            return deadline;
        }
        Result result = run(end, read, write, except, deadline.bits());
        Waiting.writeRest(timeout, deadline.bits(), 1_000_000L);
        return result;
    }

    @Syscall("pselect6")
    static Result pselect6(int end, UserAddress read, UserAddress write, UserAddress except, UserAddress timeout, UserAddress maskAndSize) {
        Result deadline = Waiting.deadline(timeout, 1_000_000_000L);
        if (deadline.isError()) {
            return deadline;
        }
        if (!maskAndSize.isNull()) {
            Address place = UserMemory.readable(maskAndSize, 16);
            if (place.isZero()) {
                return Result.error(EFAULT);
            }
            Result masked = Waiting.setMask(new UserAddress(place.loadLong(0)), place.loadLong(8));
            if (masked.isError()) {
                return masked;
            }
        }
        Result result = run(end, read, write, except, deadline.bits());
        Waiting.restoreMask(result);
        Waiting.writeRest(timeout, deadline.bits(), 1_000_000_000L);
        return result;
    }

    private static Result run(int end, UserAddress read, UserAddress write, UserAddress except, long deadlineNanos) {
        if (end < 0 || end > MOST) {
            return Result.error(EINVAL);
        }
        return new SelectCalls(end, read, write, except).run(deadlineNanos);
    }

    private int words() {
        return (end + Long.SIZE - 1) / Long.SIZE;
    }

    private Result run(long deadlineNanos) {
        for (int set = 0; set < SETS; set++) {
            asked[set] = new long[words()];
            found[set] = new long[words()];
            if (!places[set].isNull()) {
                Address place = UserMemory.writable(places[set], (long) words() * Long.BYTES);
                if (place.isZero()) {
                    return Result.error(EFAULT);
                }
                for (int word = 0; word < words(); word++) {
                    asked[set][word] = place.loadLong((long) word * Long.BYTES);
                }
            }
        }
        Waiting waiting = new Waiting(end);
        int ready = look(waiting);
        Result waited = Result.of(0);
        while (ready == 0 && waited.bits() == 0) {
            if (Signals.isDue(ApplicationThread.current())) {
                waited = ApplicationThread.RESTART;
                break;
            }
            if (deadlineNanos != TimerQueue.NEVER && deadlineNanos <= Timers.nowNanos()) {
                break;
            }
            waited = ApplicationThread.await(deadlineNanos);
            ready = look(null);
        }
        waiting.stop();
        if (ready < 0) {
            return Result.error(EBADF);
        }
        return ready == 0 && ApplicationThread.isRestart(waited) ? ApplicationThread.RESTART_UNHANDLED : write(ready);
    }

    /// Fills `found`. How many bits; −1 for a descriptor that is not open.
    private int look(Waiting waiting) {
        int ready = 0;
        for (int fd = 0; fd < end; fd++) {
            int word = fd / Long.SIZE;
            long bit = 1L << fd;
            if (((asked[0][word] | asked[1][word] | asked[2][word]) & bit) == 0) {
                continue;
            }
            OpenFile file = Files.table().get(fd);
            if (file == null) {
                return -1;
            }
            if (waiting != null) {
                waiting.watch(file);
            }
            int readiness = file.readiness();
            for (int set = 0; set < SETS; set++) {
                if ((asked[set][word] & bit) != 0 && (readiness & EVENTS[set]) != 0) {
                    found[set][word] |= bit;
                    ready++;
                } else {
                    found[set][word] &= ~bit;
                }
            }
        }
        return ready;
    }

    private Result write(int ready) {
        for (int set = 0; set < SETS; set++) {
            if (!places[set].isNull()) {
                Address place = UserMemory.writable(places[set], (long) words() * Long.BYTES);
                if (place.isZero()) {
                    return Result.error(EFAULT);
                }
                for (int word = 0; word < words(); word++) {
                    place.storeLong((long) word * Long.BYTES, found[set][word]);
                }
            }
        }
        return Result.of(ready);
    }
}
