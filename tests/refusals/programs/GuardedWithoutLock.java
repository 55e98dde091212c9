// SPDX-License-Identifier: Apache-2.0
// refused: GuardedWithoutLock.peek(GuardedWithoutLock.java:39) uses the field GuardedWithoutLock.count, which is @GuardedBy("lock"), without holding the lock
// refused: Call lock.acquire() before
import corto.lang.GuardedBy;

/// A guarded field used without its lock.
class GuardedWithoutLock {
    static final class Lock {
        private boolean isHeld;

        void acquire() {
            isHeld = true;
        }

        void release() {
            isHeld = false;
        }
    }

    private final Lock lock = new Lock();
    @GuardedBy("lock") private int count;

    public static void main(String[] args) {
        GuardedWithoutLock counter = new GuardedWithoutLock();
        counter.increment();
        System.out.println(counter.peek());
    }

    private void increment() {
        lock.acquire();
        try {
            count++;
        } finally {
            lock.release();
        }
    }

    private int peek() {
        return count;
    }
}
