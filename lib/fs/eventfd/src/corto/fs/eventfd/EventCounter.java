// SPDX-License-Identifier: Apache-2.0
package corto.fs.eventfd;

import static corto.lang.Errno.EAGAIN;
import static corto.lang.Errno.EINVAL;

import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.lang.Address;
import corto.lang.RawMemory;
import corto.lang.Result;
import corto.sched.events.Readiness;
import corto.sched.events.WatchList;

/// An open file that holds a number (eventfd(2)): writing adds to it, reading takes it, or one if it is a semaphore.
@RawMemory(reason = "the number goes through callers' buffers")
public final class EventCounter extends OpenFile {
    private static final long HIGHEST = -2;              // 2⁶⁴ − 2; the counter is unsigned

    private final WatchList watches = new WatchList();
    private final boolean isSemaphore;
    private long count;

    /// `flags` may have O_NONBLOCK.
    public EventCounter(long initial, boolean isSemaphore, int flags) {
        super(flags & OpenFlags.O_NONBLOCK | OpenFlags.O_RDWR);
        this.count = initial;
        this.isSemaphore = isSemaphore;
    }

    @Override
    protected Result readBytes(Address to, long lengthBytes) {
        if (lengthBytes < Long.BYTES) {
            return Result.error(EINVAL);
        }
        if (count == 0) {
            return Result.error(EAGAIN);
        }
        long taken = isSemaphore ? 1 : count;
        count -= taken;
        to.storeLong(taken);
        watches.changed(Readiness.OUT | Readiness.WRITE_NORMAL);
        return Result.of(Long.BYTES);
    }

    @Override
    protected Result writeBytes(Address from, long lengthBytes) {
        if (lengthBytes != Long.BYTES) {                     // more is EINVAL since Linux 6.9; before, the rest was left
            return Result.error(EINVAL);
        }
        long added = from.loadLong();
        if (added == -1) {
            return Result.error(EINVAL);
        }
        if (Long.compareUnsigned(added, HIGHEST - count) > 0) {
            return Result.error(EAGAIN);
        }
        count += added;
        if (count != 0) {
            watches.changed(Readiness.IN | Readiness.READ_NORMAL);
        }
        return Result.of(Long.BYTES);
    }

    /// Always at the start, as Linux's noop_llseek.
    @Override
    protected Result seekTo(long offset, int whence) {
        return Result.of(0);
    }

    @Override
    public int readiness() {
        int ready = 0;
        if (count != 0) {
            ready |= Readiness.IN | Readiness.READ_NORMAL;
        }
        if (count != HIGHEST) {
            ready |= Readiness.OUT | Readiness.WRITE_NORMAL;
        }
        return ready;
    }

    @Override
    public WatchList watches() {
        return watches;
    }

    @Override
    public String description() {
        return "anon_inode:[eventfd]";
    }
}
