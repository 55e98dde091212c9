// SPDX-License-Identifier: Apache-2.0
package corto.fs.text;

import static corto.lang.Errno.ENOENT;

import corto.fs.file.Directory;
import corto.fs.file.EntrySink;
import corto.fs.file.Inode;
import corto.fs.ramfs.NameTable;
import corto.lang.Result;

/// A directory whose entries the kernel makes. Programs cannot change it: EPERM.
public class TextDirectory extends Directory {
    private static final int READ_ONLY = 0444;
    private static final int WRITABLE = 0644;
    private static final int SEARCHABLE = 0555;

    /// Entries that are registered nowhere and come and go.
    public interface Others {
        /// The entry of a name in the directory `in`, or null.
        Inode find(Directory in, String path, int start, int end);

        /// Lists them as `entries` does; their positions begin at `base`.
        long list(Directory in, long base, long position, EntrySink sink);
    }

    /// Remembers that it was full.
    private static final class Counting implements EntrySink {
        private final EntrySink sink;
        boolean isFull;

        Counting(EntrySink sink) {
            this.sink = sink;
        }

        @Override
        public boolean entry(String name, long inode, int type, long next) {
            isFull = !sink.entry(name, inode, type, next);
            return !isFull;
        }
    }

    private static final long FIRST_OTHER = 1L << 32;    // position

    private final TextFileSystem text;
    private final NameTable names = new NameTable(FIRST_ENTRY);
    private Others others;                               // or null

    protected TextDirectory(TextFileSystem text) {
        super(text, SEARCHABLE, 0, 0);
        this.text = text;
    }

    /// Lets it have other entries besides those that are registered.
    public final void setOthers(Others newOthers) {
        others = newOthers;
    }

    void becomeRoot() {
        addLinks(1);                         // the mount
    }

    /// A directory that is registered nowhere.
    public static TextDirectory make(TextFileSystem fileSystem) {
        return new TextDirectory(fileSystem);
    }

    /// Registers a file under a path like `sys/net/core/somaxconn`, in place of one that is there. Missing directories are made.
    public final void add(String path, TextSource source) {
        add(path, new TextFile(text, READ_ONLY, source));
    }

    /// A file that is registered nowhere: for directories that make their entries when they are asked for.
    public static Inode file(TextFileSystem fileSystem, TextSource source) {
        return new TextFile(fileSystem, READ_ONLY, source);
    }

    /// Registers files that always say the same: paths, each followed by its text.
    public final void addTexts(String[] pathsAndTexts) {
        for (int i = 0; i < pathsAndTexts.length; i += 2) {
            add(pathsAndTexts[i], TextSource.of(pathsAndTexts[i + 1]));
        }
    }

    /// As `add`, for a file that user 0 may write.
    public final void addWritable(String path, TextSource source) {
        add(path, new TextFile(text, WRITABLE, source));
    }

    /// Registers any inode of this file system.
    public final void add(String path, Inode inode) {
        int slash = path.lastIndexOf('/');
        TextDirectory directory = slash < 0 ? this : directory(path.substring(0, slash));
        directory.put(path.substring(slash + 1), inode);
    }

    /// The directory at `path`, made if it is missing.
    public final TextDirectory directory(String path) {
        TextDirectory at = this;
        int start = 0;
        while (start < path.length()) {
            int slash = path.indexOf('/', start);
            int end = slash < 0 ? path.length() : slash;
            at = at.names.find(path, start, end) instanceof TextDirectory next ? next : at.newDirectory(path.substring(start, end));
            start = end + 1;
        }
        return at;
    }

    private TextDirectory newDirectory(String name) {
        TextDirectory made = new TextDirectory(text);
        put(name, made);
        return made;
    }

    private void put(String name, Inode inode) {
        Inode before = names.find(name, 0, name.length());
        if (before == null) {
            names.add(name, inode);
        } else {
            names.replace(name, inode);
            before.unlinked();
        }
        inode.linked(this, name);
        if (before == null && inode.isDirectory()) {
            addLinks(1);
        }
    }

    /// As Linux's proc says it: there is no such name, and none can be made.
    @Override
    public Result create(String name, int mode, int uid, int gid, long device) {
        return Result.error(ENOENT);
    }

    @Override
    public Inode find(String path, int start, int end) {
        Inode found = names.find(path, start, end);
        return found == null && others != null ? others.find(this, path, start, end) : found;
    }

    @Override
    protected long entries(long position, EntrySink sink) {
        if (others == null) {
            return names.list(position, sink);
        }
        Counting counting = new Counting(sink);
        long at = position >= FIRST_OTHER ? position : names.list(position, counting);
        return counting.isFull ? at : others.list(this, FIRST_OTHER, Math.max(at, FIRST_OTHER), sink);
    }

    @Override
    public boolean isEmpty() {
        return names.count() == 0;
    }
}
