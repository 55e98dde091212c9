// SPDX-License-Identifier: Apache-2.0
package corto.fs.locks;

/// The locks of one file. Ranges of one owner do not overlap; those of one kind that touch are one.
final class LockedFile {
    final Object file;
    LockedFile next;
    private RecordLock records;      // by their first byte
    private WholeLock wholes;

    /// A lock by flock(2).
    private static final class WholeLock {
        final Object owner;
        final boolean isExclusive;
        WholeLock next;

        WholeLock(Object owner, boolean isExclusive, WholeLock next) {
            this.owner = owner;
            this.isExclusive = isExclusive;
            this.next = next;
        }
    }

    LockedFile(Object file, LockedFile next) {
        this.file = file;
        this.next = next;
    }

    boolean isEmpty() {
        return records == null && wholes == null;
    }

    /// The first lock of somebody else that keeps `owner` from such a lock; null if there is none.
    RecordLock conflict(Object owner, boolean isExclusive, long first, long last) {
        for (RecordLock lock = records; lock != null && lock.first <= last; lock = lock.next) {
            if (lock.owner != owner && (isExclusive || lock.isExclusive) && lock.overlaps(first, last)) {
                return lock;
            }
        }
        return null;
    }

    /// Gives `owner` such a lock, in place of what it has there. Nothing conflicts.
    void lock(Object owner, int process, boolean isExclusive, long first, long last) {
        unlock(owner, first, last);
        RecordLock made = new RecordLock(owner, process, isExclusive, first, last);
        RecordLock before = null;
        RecordLock at = records;
        while (at != null && at.first <= made.last + (made.last == RecordLock.END ? 0 : 1)) {
            boolean touches = at.owner == owner && at.isExclusive == isExclusive && (at.last == made.first - 1 || at.first - 1 == made.last);
            if (touches) {
                made.first = Math.min(made.first, at.first);
                made.last = Math.max(made.last, at.last);
                remove(before, at);
            } else {
                before = at;
            }
            at = at.next;
        }
        insert(made);
    }

    /// Takes from `owner` what it has of these bytes. Whether that was something.
    boolean unlock(Object owner, long first, long last) {
        boolean had = false;
        RecordLock before = null;
        RecordLock at = records;
        while (at != null && at.first <= last) {
            RecordLock next = at.next;
            if (at.owner != owner || !at.overlaps(first, last)) {
                before = at;
                at = next;
                continue;
            }
            had = true;
            remove(before, at);
            if (at.last > last) {
                insert(new RecordLock(owner, at.process, at.isExclusive, last + 1, at.last));
            }
            if (at.first < first) {
                at.last = first - 1;
                insert(at);
            }
            before = null;                       // once more from the start: what was inserted is no longer hit
            at = records;
        }
        return had;
    }

    private void insert(RecordLock lock) {
        RecordLock before = null;
        for (RecordLock at = records; at != null && at.first <= lock.first; at = at.next) {
            before = at;
        }
        if (before == null) {
            lock.next = records;
            records = lock;
        } else {
            lock.next = before.next;
            before.next = lock;
        }
    }

    private void remove(RecordLock before, RecordLock lock) {
        if (before == null) {
            records = lock.next;
        } else {
            before.next = lock.next;
        }
    }

    boolean mayLockWhole(Object owner, boolean isExclusive) {
        for (WholeLock lock = wholes; lock != null; lock = lock.next) {
            if (lock.owner != owner && (isExclusive || lock.isExclusive)) {
                return false;
            }
        }
        return true;
    }

    void lockWhole(Object owner, boolean isExclusive) {
        wholes = new WholeLock(owner, isExclusive, wholes);
    }

    /// Whether `owner` has locked it as a whole in this way.
    boolean hasWhole(Object owner, boolean isExclusive) {
        for (WholeLock lock = wholes; lock != null; lock = lock.next) {
            if (lock.owner == owner) {
                return lock.isExclusive == isExclusive;
            }
        }
        return false;
    }

    /// Whether there was something to unlock.
    boolean unlockWhole(Object owner) {
        WholeLock before = null;
        for (WholeLock lock = wholes; lock != null; lock = lock.next) {
            if (lock.owner == owner) {
                if (before == null) {
                    wholes = lock.next;
                } else {
                    before.next = lock.next;
                }
                return true;
            }
            before = lock;
        }
        return false;
    }
}
