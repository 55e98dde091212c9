// SPDX-License-Identifier: Apache-2.0
// refused: GuardedMethodWithoutLock.next(GuardedMethodWithoutLock.java:26) uses the method GuardedMethodWithoutLock.incrementLocked, which is @GuardedBy("lock")
// refused: Call lock.acquire() before
import corto.lang.GuardedBy;

/// A method that expects its lock, called without it.
class GuardedMethodWithoutLock {
    static final class Lock {
        private boolean isHeld;

        void acquire() {
            isHeld = true;
        }
    }

    private final Lock lock = new Lock();
    private int count;

    public static void main(String[] args) {
        GuardedMethodWithoutLock counter = new GuardedMethodWithoutLock();
        counter.lock.acquire();
        System.out.println(counter.next());
    }

    private int next() {
        return incrementLocked();
    }

    @GuardedBy("lock")
    private int incrementLocked() {
        return ++count;
    }
}
