// SPDX-License-Identifier: Apache-2.0
package corto.fs.text;

import corto.fs.file.FileSystem;
import corto.fs.file.FileSystemStatus;
import corto.fs.file.WallClock;

/// A file system of generated files.
public final class TextFileSystem extends FileSystem {
    private static final int BLOCK_BYTES = 4096;
    private static final int LONGEST_NAME = 255;

    private final String type;
    private final long magic;
    private final long toldFileBytes;
    private final TextDirectory root;

    /// `type` and `magic` are what `/proc/mounts` and statfs(2) tell; `toldFileBytes` what stat(2) tells as the size of files.
    public TextFileSystem(WallClock clock, String type, long magic, long toldFileBytes) {
        super(clock);
        this.type = type;
        this.magic = magic;
        this.toldFileBytes = toldFileBytes;
        root = new TextDirectory(this);
        root.becomeRoot();
    }

    long toldFileBytes() {
        return toldFileBytes;
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public TextDirectory root() {
        return root;
    }

    @Override
    public void status(FileSystemStatus into) {
        into.type = magic;
        into.blockSize = BLOCK_BYTES;
        into.blocks = 0;
        into.freeBlocks = 0;
        into.files = 0;
        into.freeFiles = 0;
        into.longestName = LONGEST_NAME;
    }
}
