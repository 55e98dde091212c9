// SPDX-License-Identifier: Apache-2.0
package corto.fs.procfs;

import corto.fs.file.Directory;
import corto.fs.file.EntrySink;
import corto.fs.file.FileMode;
import corto.fs.file.Inode;
import corto.fs.text.TextDirectory;

/// The directories of processes besides the first. They come and go; each is made when it is asked for.
public abstract class OtherProcessFiles implements TextDirectory.Others {
    private static final int DIRECTORY = FileMode.entryType(FileMode.DIRECTORY);

    /// The directory of a process, or null.
    protected abstract Inode directory(int number);

    /// The lowest number of a process from `from` on, or −1.
    protected abstract int next(int from);

    @Override
    public final Inode find(Directory in, String path, int start, int end) {
        int number = NumberedDirectory.number(path, start, end);
        Inode made = number < 0 ? null : directory(number);
        if (made != null) {
            made.linked(in, path.substring(start, end));
        }
        return made;
    }

    @Override
    public final long list(Directory in, long base, long position, EntrySink sink) {
        int number = next((int) (position - base));
        while (number >= 0) {
            if (!sink.entry(Integer.toString(number), in.number() + 1 + number, DIRECTORY, base + number + 1)) {
                return base + number;
            }
            number = next(number + 1);
        }
        return base + Integer.MAX_VALUE;
    }
}
