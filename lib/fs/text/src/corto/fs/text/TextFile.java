// SPDX-License-Identifier: Apache-2.0
package corto.fs.text;

import corto.fs.file.FileMode;
import corto.fs.file.Inode;
import corto.fs.file.Latin1;
import corto.fs.file.Opening;
import corto.fs.file.SeekableFile;
import corto.lang.Address;
import corto.lang.Result;

/// A regular file whose text its source makes. Its size is told as that of its file system's files: 0 in `/proc`, 4,096 in `/sys`.
public final class TextFile extends Inode {
    private static final int LONGEST_WRITE = 4096;

    private final TextSource source;
    private final long toldBytes;

    TextFile(TextFileSystem fileSystem, int permissions, TextSource source) {
        super(fileSystem, FileMode.REGULAR | permissions, 0, 0);
        this.source = source;
        this.toldBytes = fileSystem.toldFileBytes();
    }

    @Override
    public long sizeBytes() {
        return toldBytes;
    }

    @Override
    public Result open(Opening opening) {
        return opening.opened(new Open(this, opening.flags()));
    }

    /// Shells truncate what they write to; there is nothing to cut.
    @Override
    public Result resize(long sizeBytes) {
        return Result.of(0);
    }

    private static final class Open extends SeekableFile {
        private final TextFile file;
        private String text;                 // as it was when last read from the start

        Open(TextFile file, int flags) {
            super(flags);
            this.file = file;
            file.opened();
        }

        @Override
        protected void closed() {
            file.closed();
        }

        @Override
        public Inode inode() {
            return file;
        }

        @Override
        protected long sizeBytes() {
            return file.toldBytes;
        }

        @Override
        protected Result readBytesAt(Address to, long lengthBytes, long offset) {
            if (offset == 0 || text == null) {
                StringBuilder made = new StringBuilder();
                file.source.append(made);
                text = made.toString();
            }
            if (offset >= text.length()) {
                return Result.of(0);
            }
            int start = (int) offset;
            int end = (int) Math.min(text.length(), offset + lengthBytes);
            Latin1.store(to, text, start, end);
            return Result.of(end - start);
        }

        @Override
        protected Result writeBytesAt(Address from, long lengthBytes, long offset) {
            int length = (int) Math.min(lengthBytes, LONGEST_WRITE);
            Result accepted = file.source.accept(Latin1.string(from, length));
            return accepted.isError() ? accepted : Result.of(length);
        }
    }
}
