// SPDX-License-Identifier: Apache-2.0
package corto.fs.locks;

/// Bytes of a file that somebody has locked.
public final class RecordLock {
    /// The last byte there can be: a lock to the end of the file, wherever that will be.
    public static final long END = Long.MAX_VALUE;

    final Object owner;
    final int process;               // its number, for who asks; −1: an open file
    final boolean isExclusive;
    long first;
    long last;                       // inclusive
    RecordLock next;                 // of the file, by `first`

    RecordLock(Object owner, int process, boolean isExclusive, long first, long last) {
        this.owner = owner;
        this.process = process;
        this.isExclusive = isExclusive;
        this.first = first;
        this.last = last;
    }

    /// Whose it is: what `FileLocks.lock` was given.
    public Object owner() {
        return owner;
    }

    public int process() {
        return process;
    }

    public boolean isExclusive() {
        return isExclusive;
    }

    public long first() {
        return first;
    }

    public long last() {
        return last;
    }

    boolean overlaps(long otherFirst, long otherLast) {
        return first <= otherLast && otherFirst <= last;
    }
}
