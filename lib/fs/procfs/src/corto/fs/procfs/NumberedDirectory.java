// SPDX-License-Identifier: Apache-2.0
package corto.fs.procfs;

import corto.fs.file.Directory;
import corto.fs.file.EntrySink;
import corto.fs.file.FileMode;
import corto.fs.file.Inode;
import corto.fs.text.TextFileSystem;

/// A directory whose entries are numbers and come and go with what they stand for. An entry's inode is made when it is asked for.
abstract class NumberedDirectory extends Directory {
    private static final int SEARCHABLE = 0555;
    private static final int MOST_DIGITS = 9;

    private final int entryType;

    NumberedDirectory(TextFileSystem fileSystem, int entryMode) {
        super(fileSystem, SEARCHABLE, 0, 0);
        entryType = FileMode.entryType(entryMode);
    }

    /// The entry of a number, or null.
    abstract Inode entry(int number);

    /// The first number from `from` on that has an entry, or −1.
    abstract int next(int from);

    /// The number that a name is, without leading zeros; −1 if it is none.
    static int number(String path, int start, int end) {
        if (end - start > MOST_DIGITS || end - start > 1 && path.charAt(start) == '0') {
            return -1;
        }
        int number = 0;
        for (int i = start; i < end; i++) {
            int digit = path.charAt(i) - '0';
            if (digit < 0 || digit > 9) {
                return -1;
            }
            number = 10 * number + digit;
        }
        return number;
    }

    @Override
    public final Inode find(String path, int start, int end) {
        int number = number(path, start, end);
        if (number < 0 || next(number) != number) {
            return null;
        }
        Inode made = entry(number);
        made.linked(this, path.substring(start, end));
        return made;
    }

    @Override
    protected final long entries(long position, EntrySink sink) {
        int number = next((int) Math.min(position - FIRST_ENTRY, Integer.MAX_VALUE));
        while (number >= 0) {
            long at = FIRST_ENTRY + number;
            if (!sink.entry(Integer.toString(number), number() + 1 + number, entryType, at + 1)) {
                return at;
            }
            number = next(number + 1);
        }
        return FIRST_ENTRY + (long) Integer.MAX_VALUE;
    }

    @Override
    public final boolean isEmpty() {
        return next(0) < 0;
    }
}
