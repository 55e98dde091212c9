// SPDX-License-Identifier: Apache-2.0
package corto.net.local;

import corto.lang.Address;
import corto.lang.NoAllocation;
import corto.lang.RawMemory;
import corto.memory.frames.api.FrameAllocator;
import corto.memory.frames.api.Frames;

/// Bytes in the order of coming: a ring of page frames, which are there only while they hold something.
@RawMemory(reason = "copies between frames and callers' buffers")
final class ByteQueue {
    static final int PAGES = 64;                         // at least a datagram of the largest size, Linux's 208 KiB (net.core.wmem_default), from any byte of a page on
    static final long CAPACITY_BYTES = (long) PAGES << Frames.SHIFT;

    private final FrameAllocator frames;
    private final long[] ring = new long[PAGES];         // frames by page number & PAGES − 1; 0 for none
    private long head;                                   // bytes ever put in
    private long tail;                                   // of them, taken out

    ByteQueue(FrameAllocator frames) {
        this.frames = frames;
    }

    /// The position of the next byte to be taken out.
    long start() {
        return tail;
    }

    /// The position of the next byte to be put in.
    long end() {
        return head;
    }

    long availableBytes() {
        return head - tail;
    }

    /// A page that was taken out in part has no room until it is empty.
    long roomBytes() {
        return ((tail >>> Frames.SHIFT) + PAGES << Frames.SHIFT) - head;
    }

    /// Puts in as many of `lengthBytes` bytes as there is room and memory for; how many.
    @NoAllocation(reason = "runs for every message")
    long put(Address from, long lengthBytes) {
        long length = Math.min(lengthBytes, roomBytes());
        long done = 0;
        while (done < length && reserve()) {
            long within = head & Frames.BYTES - 1;
            long bytes = Math.min(Frames.BYTES - within, length - done);
            new Address(ring[slot(head)]).plus(within).copyFrom(from.plus(done), bytes);
            done += bytes;
            head += bytes;
        }
        return done;
    }

    /// Sees to a frame for the next byte. False when there is no memory.
    private boolean reserve() {
        int slot = slot(head);
        if (ring[slot] == 0) {
            ring[slot] = frames.allocate().bits();
        }
        return ring[slot] != 0;
    }

    /// Copies out up to `lengthBytes` bytes, which stay with `peek`; how many.
    @NoAllocation(reason = "runs for every message")
    long take(Address to, long lengthBytes, boolean peek) {
        long length = Math.min(lengthBytes, availableBytes());
        copy(to, tail, length);
        if (!peek) {
            skip(length);
        }
        return length;
    }

    /// Copies the `lengthBytes` bytes from position `begin` on, which are there.
    @NoAllocation(reason = "runs for every message")
    void copy(Address to, long begin, long lengthBytes) {
        long position = begin;
        long end = begin + lengthBytes;
        while (position < end) {
            long within = position & Frames.BYTES - 1;
            long bytes = Math.min(Frames.BYTES - within, end - position);
            int slot = slot(position);
            to.plus(position - begin).copyFrom(new Address(ring[slot]).plus(within), bytes);
            position += bytes;
        }
    }

    /// Takes the last bytes out again, from position `newEnd` on.
    void cut(long newEnd) {
        for (long page = newEnd + Frames.BYTES - 1 >>> Frames.SHIFT; page << Frames.SHIFT < head; page++) {
            free((int) page & PAGES - 1);
        }
        head = newEnd;
    }

    void skip(long lengthBytes) {
        long end = tail + lengthBytes;
        while (tail < end) {
            long next = Math.min((tail >>> Frames.SHIFT) + 1 << Frames.SHIFT, end);
            if ((next & Frames.BYTES - 1) == 0 || next == head) {
                free(slot(tail));
            }
            tail = next;
        }
    }

    private int slot(long position) {
        return (int) (position >>> Frames.SHIFT) & PAGES - 1;
    }

    private void free(int slot) {
        if (ring[slot] != 0) {
            frames.free(new Address(ring[slot]));
            ring[slot] = 0;
        }
    }

    /// Forgets all bytes.
    void clear() {
        for (int slot = 0; slot < PAGES; slot++) {
            free(slot);
        }
        tail = head;
    }
}
