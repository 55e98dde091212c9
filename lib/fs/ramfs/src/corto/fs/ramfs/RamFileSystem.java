// SPDX-License-Identifier: Apache-2.0
package corto.fs.ramfs;

import corto.fs.file.FileSystem;
import corto.fs.file.FileSystemStatus;
import corto.fs.file.WallClock;
import corto.memory.frames.api.FrameAllocator;
import corto.memory.frames.api.Frames;

/// A file system in memory. It may fill the memory: there is no other limit.
public final class RamFileSystem extends FileSystem {
    private static final long TMPFS_MAGIC = 0x0102_1994L;
    private static final int LONGEST_NAME = 255;

    private final FrameAllocator frames;
    private final SpecialFiles specialFiles;
    private final String type;
    private final RamDirectory root;
    private boolean isReadOnly;

    /// `type` is what `/proc/mounts` calls it; the root has the permissions `rootPermissions` and belongs to user 0.
    public RamFileSystem(FrameAllocator frames, WallClock clock, SpecialFiles specialFiles, String type, int rootPermissions) {
        super(clock);
        this.frames = frames;
        this.specialFiles = specialFiles;
        this.type = type;
        root = new RamDirectory(this, rootPermissions, 0, 0);
        root.becomeRoot();
    }

    /// An empty file that no directory names, shown as `/NAME (deleted)`, with the permissions `permissions` of user 0. It lives as long as it is open or mapped.
    public RamFile nameless(String name, int permissions) {
        RamFile file = new RamFile(this, frames, permissions, 0, 0);
        file.linked(root, name);
        file.unlinked();
        return file;
    }

    /// An empty one of the same kind, for mount(2). Its files come from the same memory.
    public RamFileSystem another(String itsType, int rootPermissions) {
        return new RamFileSystem(frames, clock(), specialFiles, itsType, rootPermissions);
    }

    /// From now on nothing in it may be changed: EROFS.
    public void makeReadOnly() {
        isReadOnly = true;
    }

    @Override
    public boolean isReadOnly() {
        return isReadOnly;
    }

    FrameAllocator frames() {
        return frames;
    }

    SpecialFiles specialFiles() {
        return specialFiles;
    }

    @Override
    public String type() {
        return type;
    }

    @Override
    public RamDirectory root() {
        return root;
    }

    @Override
    public boolean keepsAccessTimes() {
        return true;
    }

    @Override
    public boolean keepsNames() {
        return true;
    }

    @Override
    public void status(FileSystemStatus into) {
        into.type = TMPFS_MAGIC;
        into.blockSize = Frames.BYTES;
        into.blocks = frames.totalFrames();
        into.freeBlocks = frames.freeFrames();
        into.files = frames.totalFrames();                   // as many as there may be frames: nothing counts them
        into.freeFiles = frames.freeFrames();
        into.longestName = LONGEST_NAME;
    }
}
