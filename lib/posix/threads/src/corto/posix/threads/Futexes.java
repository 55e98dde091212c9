// SPDX-License-Identifier: Apache-2.0
package corto.posix.threads;

import corto.lang.Result;
import corto.memory.areas.AddressSpace;
import corto.memory.areas.Area;
import corto.posix.process.ApplicationThread;
import corto.posix.process.Process;
import corto.sched.api.Scheduler;

/// Who waits at which word of memory: queues by place, in a hash table.
///
/// Under the kernel lock from the comparison of the word to the place in the queue, which is what makes futex(2) work.
final class Futexes {
    private static final int BUCKETS = 64;
    private static final int WORD_SHIFT = 2;

    /// Which word is meant: of private ones the address in one memory, of shared ones in a mapped file the offset in it. The same object again and again, good until the next.
    static final class Place {
        private Object where;                            // an address space or an inode
        private long at;
        private boolean isShared;

        boolean equals(Place other) {
            return at == other.at && where == other.where && isShared == other.isShared;
        }

        void copyFrom(Place other) {
            where = other.where;
            at = other.at;
            isShared = other.isShared;
        }

        /// A word of the running process. Whoever asks has looked whether a shared one can be read.
        Place set(long address, boolean shared) {
            AddressSpace memory = Process.memory();
            where = memory;
            at = address;
            isShared = shared;
            Area area = shared ? memory.find(address) : null;
            if (area != null && area.isShared() && area.inode() != null) {
                where = area.inode();
                at = address - area.start() + area.fileOffset();
            }
            return this;
        }
    }

    private static final Place PLACE = new Place();
    private static final Place SECOND = new Place();

    /// The word at `place`.
    static Place place(long address, boolean shared) {
        return PLACE.set(address, shared);
    }

    /// A second one beside it.
    static Place second(long address, boolean shared) {
        return SECOND.set(address, shared);
    }

    /// A thread that waits.
    private static final class Waiter {
        final Place place = new Place();
        final int bits;                                  // of FUTEX_WAIT_BITSET
        final ApplicationThread thread = ApplicationThread.current();
        boolean isWoken;
        Waiter next;                                     // in its bucket, in the order of coming

        Waiter(Place place, int bits) {
            this.place.copyFrom(place);
            this.bits = bits;
        }
    }

    private static final Waiter[] FIRST = new Waiter[BUCKETS];

    private Futexes() {}

    private static int bucket(Place place) {
        long word = place.at >>> WORD_SHIFT;
        return (int) (word ^ word >>> 6 ^ word >>> 12) & BUCKETS - 1;
    }

    private static void add(Waiter waiter) {
        int bucket = bucket(waiter.place);
        waiter.next = null;
        if (FIRST[bucket] == null) {
            FIRST[bucket] = waiter;
            return;
        }
        Waiter last = FIRST[bucket];
        while (last.next != null) {
            last = last.next;
        }
        last.next = waiter;
    }

    private static void remove(Waiter waiter) {
        int bucket = bucket(waiter.place);
        if (FIRST[bucket] == waiter) {
            FIRST[bucket] = waiter.next;
            return;
        }
        for (Waiter at = FIRST[bucket]; at != null; at = at.next) {
            if (at.next == waiter) {
                at.next = waiter.next;
                return;
            }
        }
    }

    /// Waits at `place` until woken: 0. ETIMEDOUT, or `RESTART` for a signal.
    static Result await(Place place, int bits, long deadlineNanos) {
        Waiter waiter = new Waiter(place, bits);
        add(waiter);
        Result result = Result.of(0);
        while (!waiter.isWoken) {
            result = ApplicationThread.await(deadlineNanos);
            if (result.bits() != 0) {
                break;
            }
        }
        if (waiter.isWoken) {
            return Result.of(0);
        }
        remove(waiter);
        return result;
    }

    /// Wakes up to `most` of those who wait at `place` with one of `bits`. How many.
    static int wake(Place place, int most, int bits) {
        int woken = 0;
        Waiter waiter = FIRST[bucket(place)];
        while (waiter != null && woken < most) {
            Waiter next = waiter.next;
            if (waiter.place.equals(place) && (waiter.bits & bits) != 0) {
                remove(waiter);
                waiter.isWoken = true;
                Scheduler.unpark(waiter.thread);
                woken++;
            }
            waiter = next;
        }
        return woken;
    }

    /// Lets up to `most` of those who wait at `place` wait at `target`. How many.
    static int requeue(Place place, Place target, int most) {
        int moved = 0;
        if (place.equals(target)) {
            return Math.min(most, count(place));
        }
        Waiter waiter = FIRST[bucket(place)];
        while (waiter != null && moved < most) {
            Waiter next = waiter.next;
            if (waiter.place.equals(place)) {
                remove(waiter);
                waiter.place.copyFrom(target);
                add(waiter);
                moved++;
            }
            waiter = next;
        }
        return moved;
    }

    private static int count(Place place) {
        int count = 0;
        for (Waiter waiter = FIRST[bucket(place)]; waiter != null; waiter = waiter.next) {
            count += waiter.place.equals(place) ? 1 : 0;
        }
        return count;
    }
}
