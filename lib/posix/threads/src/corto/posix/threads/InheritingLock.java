// SPDX-License-Identifier: Apache-2.0
package corto.posix.threads;

import static corto.lang.Errno.EAGAIN;
import static corto.lang.Errno.EDEADLK;
import static corto.lang.Errno.EPERM;
import static corto.lang.Errno.ESRCH;

import corto.lang.Address;
import corto.lang.Result;
import corto.lang.UserAddress;
import corto.memory.areas.AddressSpace;
import corto.posix.process.ApplicationThread;
import corto.posix.process.Process;
import corto.posix.process.UserMemory;
import corto.sched.api.WaitQueue;

/// A word of FUTEX_LOCK_PI for which threads wait: its owner is as urgent as the most urgent of them. The kernel knows only of those; a free word, and one that nobody waits for,
/// is the application's own affair.
///
/// The word holds the owner's thread number, 0 for none, and two bits (futex(2), "Priority-inheritance futexes").
final class InheritingLock {
    static final int WAITERS = 0x8000_0000;              // who unlocks has to ask the kernel
    static final int OWNER_DIED = 0x4000_0000;
    static final int OWNER = 0x3FFF_FFFF;

    private static InheritingLock first;

    private final Futexes.Place place = new Futexes.Place();
    private final WaitQueue queue = new WaitQueue();
    private final AddressSpace memory = Process.memory();        // of who came first
    private final Address word;                          // in it
    private ApplicationThread owner;
    private InheritingLock next;

    private InheritingLock(Futexes.Place place, Address word) {
        this.place.copyFrom(place);
        this.word = word;
        next = first;
        first = this;
    }

    private static InheritingLock find(Futexes.Place place) {
        InheritingLock lock = first;
        while (lock != null && !lock.place.equals(place)) {
            lock = lock.next;
        }
        return lock;
    }

    /// FUTEX_LOCK_PI, FUTEX_TRYLOCK_PI on a word that can be written. EDEADLK, ESRCH when there is no such owner, EAGAIN, ETIMEDOUT; always begun again after a signal.
    static Result lock(long address, boolean shared, boolean tries, long deadlineNanos) {
        Address word = new Address(address);
        int value = word.loadInt(0);
        ApplicationThread self = ApplicationThread.current();
        if ((value & OWNER) == self.id()) {
            return Result.error(EDEADLK);
        }
        if ((value & OWNER) == 0) {
            word.storeInt(0, self.id() | value & OWNER_DIED);
            return Result.of(0);
        }
        ApplicationThread owner = ApplicationThread.find(value & OWNER);
        if (owner == null || tries) {
            return Result.error(owner == null ? ESRCH : EAGAIN);
        }
        word.storeInt(0, value | WAITERS);
        Futexes.Place place = Futexes.place(address, shared);
        InheritingLock lock = find(place);
        if (lock == null) {
            lock = new InheritingLock(place, word);
        }
        lock.setOwner(owner);
        return lock.await(self, deadlineNanos);
    }

    private void setOwner(ApplicationThread newOwner) {
        owner = newOwner;
        queue.setOwner(newOwner);
    }

    private Result await(ApplicationThread self, long deadlineNanos) {
        queue.join();
        while (queue.contains(self)) {
            Result waited = ApplicationThread.await(deadlineNanos);
            if (waited.bits() != 0 && queue.contains(self)) {
                queue.leave();
                forgetIfUnused();
                return ApplicationThread.isRestart(waited) ? ApplicationThread.RESTART_ALWAYS : waited;
            }
        }
        return Result.of(0);
    }

    private void forgetIfUnused() {
        if (!queue.isEmpty()) {
            return;
        }
        setOwner(null);
        InheritingLock before = null;
        for (InheritingLock lock = first; lock != this; lock = lock.next) {
            before = lock;
        }
        if (before == null) {
            first = next;
        } else {
            before.next = next;
        }
    }

    /// FUTEX_UNLOCK_PI on a word that can be written: the most urgent that waits has it now. EPERM for who does not own it.
    static Result unlock(long address, boolean shared) {
        Address word = new Address(address);
        if ((word.loadInt(0) & OWNER) != ApplicationThread.current().id()) {
            return Result.error(EPERM);
        }
        InheritingLock lock = find(Futexes.place(address, shared));
        if (lock == null) {
            word.storeInt(0, 0);
        } else {
            lock.handOver(word, 0);
        }
        return Result.of(0);
    }

    /// `at` is zero where the word is not mapped any more, or in another memory: nothing is told there.
    private void handOver(Address at, int bits) {
        ApplicationThread heir = (ApplicationThread) queue.wakeFirst();
        if (!at.isZero()) {
            at.storeInt(0, heir.id() | bits | (queue.isEmpty() ? 0 : WAITERS));
        }
        setOwner(heir);
        forgetIfUnused();
    }

    /// Hands over what a dying thread owns, marked as such.
    static void releaseAll(ApplicationThread dying) {
        InheritingLock lock = first;
        while (lock != null) {
            InheritingLock following = lock.next;
            if (lock.owner == dying) {
                boolean isHere = lock.memory == Process.memory();
                lock.handOver(isHere ? UserMemory.writable(new UserAddress(lock.word.bits()), Integer.BYTES) : Address.zero(), OWNER_DIED);
            }
            lock = following;
        }
    }
}
