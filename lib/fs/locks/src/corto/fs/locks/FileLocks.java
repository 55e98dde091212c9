// SPDX-License-Identifier: Apache-2.0
package corto.fs.locks;

import static corto.lang.Errno.EAGAIN;

import corto.fs.file.OpenFile;
import corto.lang.Result;
import corto.sched.events.Readiness;
import corto.sched.events.WatchList;

/// The locks of all files. A file is known by its inode, or if it has none by its open file. Owners of record locks are processes or open files, those of whole files open files.
public final class FileLocks {
    /// Told when a lock goes: whoever could not get one may try again.
    public static final WatchList WATCHES = new WatchList();

    /// An owner that waits for another one: for finding deadlocks.
    public static final class Waiter {
        private final Object owner;
        private Object blocker;                  // null: it does not wait at present
        private Waiter next;

        private Waiter(Object owner, Waiter next) {
            this.owner = owner;
            this.next = next;
        }
    }

    private static final Result OK = Result.of(0);

    private static LockedFile files;
    private static Waiter waiters;

    private FileLocks() {}

    private static Object key(OpenFile file) {
        return file.inode() == null ? file : file.inode();
    }

    private static LockedFile find(Object key) {
        LockedFile file = files;
        while (file != null && file.file != key) {
            file = file.next;
        }
        return file;
    }

    private static LockedFile findOrMake(Object key) {
        LockedFile file = find(key);
        if (file == null) {
            OpenFile.setCloseListener(FileLocks::closed);
            file = new LockedFile(key, files);
            files = file;
        }
        return file;
    }

    private static void forgetIfEmpty(LockedFile file) {
        if (!file.isEmpty()) {
            return;
        }
        LockedFile before = null;
        for (LockedFile at = files; at != file; at = at.next) {
            before = at;
        }
        if (before == null) {
            files = file.next;
        } else {
            before.next = file.next;
        }
    }

    private static void changed() {
        WATCHES.changed(Readiness.IN);
    }

    /// The lock of somebody else that keeps `owner` from locking these bytes; null if there is none.
    public static RecordLock conflict(OpenFile file, Object owner, boolean isExclusive, long first, long last) {
        LockedFile locked = find(key(file));
        return locked == null ? null : locked.conflict(owner, isExclusive, first, last);
    }

    /// Gives `owner` a lock for these bytes, in place of what it has there; EAGAIN when somebody else's conflicts. `process` is what those learn who ask.
    public static Result lock(OpenFile file, Object owner, int process, boolean isExclusive, long first, long last) {
        LockedFile locked = findOrMake(key(file));
        if (locked.conflict(owner, isExclusive, first, last) != null) {
            return Result.error(EAGAIN);
        }
        locked.lock(owner, process, isExclusive, first, last);
        changed();                               // it may have become a weaker one
        return OK;
    }

    /// Takes from `owner` what it has of these bytes.
    public static void unlock(OpenFile file, Object owner, long first, long last) {
        LockedFile locked = find(key(file));
        if (locked != null && locked.unlock(owner, first, last)) {
            forgetIfEmpty(locked);
            changed();
        }
    }

    /// Takes all record locks on this file from `owner`.
    public static void release(OpenFile file, Object owner) {
        if (files != null) {
            unlock(file, owner, 0, RecordLock.END);
        }
    }

    /// flock(2). EAGAIN when another open file's lock conflicts: then a lock of the other kind that this one had is lost, as on Linux.
    public static Result lockWhole(OpenFile file, boolean isExclusive) {
        LockedFile locked = findOrMake(key(file));
        if (locked.hasWhole(file, isExclusive)) {
            return OK;
        }
        boolean lost = locked.unlockWhole(file);
        boolean mayLock = locked.mayLockWhole(file, isExclusive);
        if (mayLock) {
            locked.lockWhole(file, isExclusive);
        }
        if (lost) {
            changed();
        }
        forgetIfEmpty(locked);
        return mayLock ? OK : Result.error(EAGAIN);
    }

    public static void unlockWhole(OpenFile file) {
        LockedFile locked = find(key(file));
        if (locked != null && locked.unlockWhole(file)) {
            forgetIfEmpty(locked);
            changed();
        }
    }

    private static void closed(OpenFile file) {
        if (files != null) {
            unlock(file, file, 0, RecordLock.END);
            unlockWhole(file);
        }
    }

    // Who waits for whom

    /// `owner` is about to wait for a lock; `blockedBy` says for whose, `endWaiting` ends it.
    public static Waiter beginWaiting(Object owner) {
        waiters = new Waiter(owner, waiters);
        return waiters;
    }

    public static void blockedBy(Waiter waiter, Object owner) {
        waiter.blocker = owner;
    }

    /// Whether `owner` waits, itself or through others, for `other`.
    public static boolean waitsFor(Object owner, Object other) {
        Object at = owner;
        for (int steps = 0; at != null && steps < 10; steps++) {             // as many as Linux follows
            if (at == other) {
                return true;
            }
            at = blockerOf(at);
        }
        return false;
    }

    private static Object blockerOf(Object owner) {
        for (Waiter waiter = waiters; waiter != null; waiter = waiter.next) {
            if (waiter.owner == owner && waiter.blocker != null) {
                return waiter.blocker;
            }
        }
        return null;
    }

    public static void endWaiting(Waiter waiter) {
        if (waiters == waiter) {
            waiters = waiter.next;
            return;
        }
        Waiter before = waiters;
        while (before.next != waiter) {
            before = before.next;
        }
        before.next = waiter.next;
    }
}
