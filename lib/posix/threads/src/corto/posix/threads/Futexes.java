// SPDX-License-Identifier: Apache-2.0
package corto.posix.threads;

import corto.lang.Result;
import corto.memory.areas.AddressSpace;
import corto.posix.process.ApplicationThread;
import corto.posix.process.Process;
import corto.sched.api.Scheduler;

/// Who waits at which word of memory: queues by address, in a hash table. Processes with memory of their own do not meet there.
///
/// Under the kernel lock from the comparison of the word to the place in the queue, which is what makes futex(2) work.
final class Futexes {
    private static final int BUCKETS = 64;
    private static final int WORD_SHIFT = 2;

    /// A thread that waits.
    private static final class Waiter {
        long address;
        final int bits;                                  // of FUTEX_WAIT_BITSET
        final ApplicationThread thread = ApplicationThread.current();
        final AddressSpace memory = Process.memory();
        boolean isWoken;
        Waiter next;                                     // in its bucket, in the order of coming

        Waiter(long address, int bits) {
            this.address = address;
            this.bits = bits;
        }

        boolean isAt(long place) {
            return address == place && (!Process.SEVERAL || memory == Process.memory());
        }
    }

    private static final Waiter[] FIRST = new Waiter[BUCKETS];

    private Futexes() {}

    private static int bucket(long address) {
        long word = address >>> WORD_SHIFT;
        return (int) (word ^ word >>> 6 ^ word >>> 12) & BUCKETS - 1;
    }

    private static void add(Waiter waiter) {
        int bucket = bucket(waiter.address);
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
        int bucket = bucket(waiter.address);
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

    /// Waits at `address` until woken: 0. ETIMEDOUT, or `RESTART` for a signal.
    static Result await(long address, int bits, long deadlineNanos) {
        Waiter waiter = new Waiter(address, bits);
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

    /// Wakes up to `most` of those who wait at `address` with one of `bits`. How many.
    static int wake(long address, int most, int bits) {
        int woken = 0;
        Waiter waiter = FIRST[bucket(address)];
        while (waiter != null && woken < most) {
            Waiter next = waiter.next;
            if (waiter.isAt(address) && (waiter.bits & bits) != 0) {
                remove(waiter);
                waiter.isWoken = true;
                Scheduler.unpark(waiter.thread);
                woken++;
            }
            waiter = next;
        }
        return woken;
    }

    /// Lets up to `most` of those who wait at `address` wait at `target`. How many.
    static int requeue(long address, long target, int most) {
        int moved = 0;
        Waiter waiter = FIRST[bucket(address)];
        while (waiter != null && moved < most) {
            Waiter next = waiter.next;
            if (waiter.isAt(address)) {
                remove(waiter);
                waiter.address = target;
                add(waiter);
                moved++;
            }
            waiter = next;
        }
        return moved;
    }
}
