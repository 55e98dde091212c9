// SPDX-License-Identifier: Apache-2.0
package corto.fs.pipe;

import static corto.lang.Errno.EAGAIN;
import static corto.lang.Errno.EBUSY;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ENOMEM;
import static corto.lang.Errno.EPERM;
import static corto.lang.Errno.EPIPE;

import corto.lang.Address;
import corto.lang.NoAllocation;
import corto.lang.RawMemory;
import corto.lang.Result;
import corto.memory.frames.api.FrameAllocator;
import corto.memory.frames.api.Frames;
import corto.memory.frames.api.LentFrames;
import corto.sched.events.Readiness;
import corto.sched.events.WatchList;

/// Bytes on their way from writers to readers: a ring of page frames, which are there only while they hold something.
///
/// As on Linux the capacity counts pages: a page that has been read in part cannot take more until it has been read as a whole.
@RawMemory(reason = "copies between frames and callers' buffers")
final class Pipe {
    /// Writes of up to this many bytes go as a whole or not at all (PIPE_BUF).
    static final int ATOMIC_BYTES = 4096;

    private static final int DEFAULT_PAGES = 16;
    private static final int MOST_PAGES = 256;           // /proc/sys/fs/pipe-max-size: 1 MiB

    private final FrameAllocator frames;
    private final WatchList watches = new WatchList();   // of all ends: whoever is told looks at its own end

    private long[] ring = new long[DEFAULT_PAGES];       // frames by page number & length − 1; 0 for none
    private long head;                                   // bytes written since the pipe was last empty
    private long tail;                                   // of them, bytes read
    private long spare;                                  // a frame kept back, so that small messages cost no allocation; or 0

    private int readers;
    private int writers;
    private long writersEver;

    Pipe(FrameAllocator frames) {
        this.frames = frames;
    }

    WatchList watches() {
        return watches;
    }

    int readers() {
        return readers;
    }

    int writers() {
        return writers;
    }

    /// Write ends that have ever been opened: whoever waits for a writer must not miss one that came and went.
    long writersEver() {
        return writersEver;
    }

    long availableBytes() {
        return head - tail;
    }

    long capacityBytes() {
        return (long) ring.length << Frames.SHIFT;
    }

    private long roomBytes() {
        return ((tail >>> Frames.SHIFT) + ring.length << Frames.SHIFT) - head;
    }

    boolean isWritable() {
        return roomBytes() >= ATOMIC_BYTES;
    }

    // Ends come and go

    void opened(boolean reads, boolean writes) {
        if (reads) {
            readers++;
        }
        if (writes) {
            writers++;
            writersEver++;
        }
        watches.changed(Readiness.IN | Readiness.OUT);       // for those who wait for another end in open(2)
    }

    void closed(boolean reads, boolean writes) {
        if (reads && --readers == 0) {
            watches.changed(Readiness.OUT | Readiness.ERROR);
        }
        if (writes && --writers == 0) {
            watches.changed(Readiness.IN | Readiness.HANG_UP);
        }
        if (readers == 0 && writers == 0) {
            empty();
        }
    }

    private void empty() {
        for (int i = 0; i < ring.length; i++) {
            free(i);
        }
        if (spare != 0) {
            frames.free(new Address(spare));
            spare = 0;
        }
        head = 0;
        tail = 0;
    }

    private void free(int slot) {
        if (ring[slot] != 0) {
            LentFrames.free(frames, new Address(ring[slot]));
            ring[slot] = 0;
        }
    }

    // Bytes

    /// Takes up to `lengthBytes` bytes out. 0 when no writer is left, EAGAIN when nothing is there.
    @NoAllocation(reason = "runs for every message")
    Result read(Address to, long lengthBytes) {
        if (lengthBytes == 0) {
            return Result.of(0);
        }
        if (head == tail) {
            return writers == 0 ? Result.of(0) : Result.error(EAGAIN);
        }
        boolean wasWritable = isWritable();
        long length = Math.min(lengthBytes, head - tail);
        long done = 0;
        while (done < length) {
            long within = tail & Frames.BYTES - 1;
            long bytes = Math.min(Frames.BYTES - within, length - done);
            int slot = slot(tail);
            to.plus(done).copyFrom(new Address(ring[slot]).plus(within), bytes);
            done += bytes;
            tail += bytes;
            if (within + bytes == Frames.BYTES || tail == head) {
                retire(slot);
            }
        }
        if (tail == head) {
            tail = 0;
            head = 0;
        }
        if (!wasWritable && isWritable()) {
            watches.changed(Readiness.OUT | Readiness.WRITE_NORMAL);
        }
        return Result.of(length);
    }

    private int slot(long position) {
        return (int) (position >>> Frames.SHIFT) & ring.length - 1;
    }

    private void retire(int slot) {
        if (spare == 0 && !LentFrames.isLent(new Address(ring[slot]))) {
            spare = ring[slot];
            ring[slot] = 0;
        } else {
            free(slot);
        }
    }

    /// Puts bytes in: all if they are at most `ATOMIC_BYTES`, else as many as there is room for. EPIPE without a reader, EAGAIN without room,
    /// ENOMEM without memory.
    @NoAllocation(reason = "runs for every message")
    Result write(Address from, long lengthBytes) {
        if (lengthBytes == 0) {
            return Result.of(0);
        }
        if (readers == 0) {
            return Result.error(EPIPE);
        }
        long room = roomBytes();
        if (room < (lengthBytes <= ATOMIC_BYTES ? lengthBytes : 1)) {
            return Result.error(EAGAIN);
        }
        if (lengthBytes <= ATOMIC_BYTES && !reserve(lengthBytes)) {
            return Result.error(ENOMEM);
        }
        long length = Math.min(lengthBytes, room);
        long done = 0;
        while (done < length && reserve(1)) {
            long within = head & Frames.BYTES - 1;
            long bytes = Math.min(Frames.BYTES - within, length - done);
            new Address(ring[slot(head)]).plus(within).copyFrom(from.plus(done), bytes);
            done += bytes;
            head += bytes;
        }
        if (done == 0) {
            return Result.error(ENOMEM);
        }
        watches.changed(Readiness.IN | Readiness.READ_NORMAL);
        return Result.of(done);
    }

    // For who moves bytes without a buffer (splice(2))

    /// Bytes that lie together, `skipped` bytes behind the first one; 0 if there are none.
    long contentBytes(long skipped) {
        long at = tail + skipped;
        return at >= head ? 0 : Math.min(Frames.BYTES - (at & Frames.BYTES - 1), head - at);
    }

    /// Where they are. Their frame may be lent: bytes that are in it do not change.
    Address contentPlace(long skipped) {
        long at = tail + skipped;
        return new Address(ring[slot(at)]).plus(at & Frames.BYTES - 1);
    }

    /// Of the first bytes that lie together, so many are not needed any more.
    void taken(long bytes) {
        boolean wasWritable = isWritable();
        long within = tail & Frames.BYTES - 1;
        int slot = slot(tail);
        tail += bytes;
        if (within + bytes == Frames.BYTES || tail == head) {
            retire(slot);
        }
        if (tail == head) {
            tail = 0;
            head = 0;
        }
        if (!wasWritable && isWritable()) {
            watches.changed(Readiness.OUT | Readiness.WRITE_NORMAL);
        }
    }

    /// Room that lies together, where the next byte will be.
    long roomTogether() {
        return roomBytes() == 0 ? 0 : Frames.BYTES - (head & Frames.BYTES - 1);
    }

    /// Where it is; zero when there is none, or no memory.
    Address roomPlace() {
        return roomBytes() > 0 && reserve(1) ? new Address(ring[slot(head)]).plus(head & Frames.BYTES - 1) : Address.zero();
    }

    /// So many bytes have been put there.
    void filled(long bytes) {
        head += bytes;
        watches.changed(Readiness.IN | Readiness.READ_NORMAL);
    }

    /// Sees to frames for the next `bytes` bytes, at most a page's worth. False when there is no memory.
    private boolean reserve(long bytes) {
        return reserveAt(head) && reserveAt(head + bytes - 1);
    }

    private boolean reserveAt(long position) {
        int slot = slot(position);
        if (ring[slot] == 0) {
            ring[slot] = spare != 0 ? spare : frames.allocate().bits();
            spare = 0;
        }
        return ring[slot] != 0;
    }

    /// F_SETPIPE_SZ of fcntl(2): the capacity, rounded up to a power of two pages. EBUSY if what is in the pipe would not fit, EPERM above
    /// 1 MiB.
    Result changeCapacity(long bytes) {
        if (bytes < 0 || bytes > 1L << 31) {
            return Result.error(EINVAL);
        }
        long pages = Math.max(1, bytes + Frames.BYTES - 1 >>> Frames.SHIFT);
        if (Long.bitCount(pages) != 1) {
            pages = Long.highestOneBit(pages) << 1;
        }
        if (pages > MOST_PAGES) {
            return Result.error(EPERM);
        }
        long first = tail >>> Frames.SHIFT;
        long last = head - 1 >> Frames.SHIFT;                // −1 when nothing was ever written: no page
        if (head != tail && last - first + 1 > pages) {
            return Result.error(EBUSY);
        }
        boolean wasWritable = isWritable();
        long[] before = ring;
        ring = new long[(int) pages];
        for (long page = first; page <= last; page++) {
            int from = (int) page & before.length - 1;
            ring[(int) page & ring.length - 1] = before[from];
            before[from] = 0;
        }
        for (long frame : before) {
            if (frame != 0) {
                frames.free(new Address(frame));             // reserved, but never written
            }
        }
        if (!wasWritable && isWritable()) {
            watches.changed(Readiness.OUT | Readiness.WRITE_NORMAL);
        }
        return Result.of(capacityBytes());
    }
}
