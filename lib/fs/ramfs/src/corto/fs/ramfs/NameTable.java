// SPDX-License-Identifier: Apache-2.0
package corto.fs.ramfs;

import corto.fs.file.EntrySink;
import corto.fs.file.FileMode;
import corto.fs.file.Inode;
import corto.lang.AlwaysInline;
import corto.lang.Hot;
import corto.lang.StringBytes;

/// The entries of one directory: a hash table by name, and a list in the order of coming, so that a reader can go on where it stopped
/// although entries come and go.
///
/// Every entry has a serial number that is never used again: the position of readdir(3). The list is sorted by it because new entries are
/// appended; a position is found by bisection. Finding allocates nothing.
@Hot
public final class NameTable {
    private static final int SMALLEST = 8;

    private static final class Entry {
        final String name;
        final byte[] bytes;              // the characters of `name`
        final long word;                 // the first eight of them: most names differ there
        final int hash;
        final long serial;
        Inode inode;
        int place;                       // in `order`
        Entry next;                      // in its bucket

        Entry(String name, int hash, long serial, Inode inode) {
            this.name = name;
            bytes = StringBytes.of(name);
            word = StringBytes.word(bytes, 0, bytes.length);
            this.hash = hash;
            this.serial = serial;
            this.inode = inode;
        }

        @AlwaysInline
        boolean isNamed(byte[] path, int start, int length, long firstBytes) {
            return bytes.length == length && word == firstBytes && (length <= Long.BYTES || StringBytes.isAt(path, start, length, bytes));
        }
    }

    private Entry[] buckets = new Entry[SMALLEST];   // a power of two of them
    private Entry[] order = new Entry[SMALLEST];     // null where an entry has gone
    private int used;                                // of `order`
    private int count;
    private long nextSerial;
    private Entry lastFound;                         // most directories are asked for one name again and again; null if it is gone

    /// Positions start at `firstPosition`.
    public NameTable(long firstPosition) {
        nextSerial = firstPosition;
    }

    public int count() {
        return count;
    }

    /// What is named by the characters `start` to `end` of `path`, or null.
    @AlwaysInline
    public Inode find(String path, int start, int end) {
        Entry entry = entry(path, start, end);
        return entry == null ? null : entry.inode;
    }

    private Entry entry(String path, int start, int end) {
        byte[] bytes = StringBytes.of(path);
        long word = StringBytes.word(bytes, start, end);
        Entry last = lastFound;
        if (last != null && last.isNamed(bytes, start, end - start, word)) {
            return last;
        }
        int hash = StringBytes.hash(bytes, start, end);
        for (Entry entry = buckets[bucket(hash)]; entry != null; entry = entry.next) {
            if (entry.isNamed(bytes, start, end - start, word)) {
                lastFound = entry;
                return entry;
            }
        }
        return null;
    }

    private static int hash(String name) {
        return StringBytes.hash(StringBytes.of(name), 0, name.length());
    }

    @AlwaysInline
    private int bucket(int hash) {
        return (hash ^ hash >>> 16) & buckets.length - 1;
    }

    /// Adds a name that is not there.
    public void add(String name, Inode inode) {
        if (used == order.length) {
            makeRoom();
        }
        Entry entry = new Entry(name, hash(name), nextSerial++, inode);
        entry.place = used;
        order[used++] = entry;
        count++;
        intoBucket(entry);
    }

    private void intoBucket(Entry entry) {
        int bucket = bucket(entry.hash);
        entry.next = buckets[bucket];
        buckets[bucket] = entry;
    }

    /// Lets a name that is there mean another file.
    public void replace(String name, Inode inode) {
        entry(name, 0, name.length()).inode = inode;
    }

    /// Takes away a name that is there.
    public void remove(String name) {
        int hash = hash(name);
        int bucket = bucket(hash);
        Entry before = null;
        Entry entry = buckets[bucket];
        while (entry.hash != hash || !entry.name.equals(name)) {
            before = entry;
            entry = entry.next;
        }
        if (before == null) {
            buckets[bucket] = entry.next;
        } else {
            before.next = entry.next;
        }
        if (lastFound == entry) {
            lastFound = null;
        }
        order[entry.place] = null;
        count--;
        while (used > 0 && order[used - 1] == null) {
            used--;
        }
    }

    /// Closes the gaps of `order`, and doubles everything if that gives less than half.
    private void makeRoom() {
        Entry[] from = order;
        if (count > from.length / 2) {
            order = new Entry[2 * from.length];
            buckets = new Entry[2 * from.length];
        } else {
            order = new Entry[from.length];
            buckets = new Entry[from.length];
        }
        int kept = 0;
        for (int i = 0; i < used; i++) {
            Entry entry = from[i];
            if (entry != null) {
                entry.place = kept;
                order[kept++] = entry;
                intoBucket(entry);
            }
        }
        used = kept;
    }

    /// Offers the entries at `position` and behind to `sink`, until it is full. The position of the first entry not taken.
    public long list(long position, EntrySink sink) {
        for (int i = firstAt(position); i < used; i++) {
            Entry entry = order[i];
            if (entry == null) {
                continue;
            }
            if (!sink.entry(entry.name, entry.inode.number(), FileMode.entryType(entry.inode.mode()), entry.serial + 1)) {
                return entry.serial;
            }
        }
        return Math.max(position, nextSerial);
    }

    /// The first place whose entry has a serial number of at least `position`, or a gap directly before it.
    private int firstAt(long position) {
        int low = 0;
        int high = used;
        while (low < high) {
            int middle = low + high >>> 1;
            int probe = middle;
            while (probe < high && order[probe] == null) {
                probe++;
            }
            if (probe < high && order[probe].serial < position) {
                low = probe + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }
}
