// SPDX-License-Identifier: Apache-2.0
package corto.posix.mman;

import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;

import corto.fs.file.OpenFlags;
import corto.fs.file.Opening;
import corto.fs.ramfs.RamFile;
import corto.fs.ramfs.RamFileSystem;
import corto.fs.ramfs.SpecialFiles;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.UserAddress;
import corto.memory.frames.api.Frames;
import corto.posix.files.Files;
import corto.posix.process.UserMemory;
import corto.posix.time.Clocks;

/// Files in memory that no directory names: memfd_create(2), shared memory without a file, and that of System V.
public final class MemoryFiles {
    private static final int MFD_CLOEXEC = 1;
    private static final int MFD_ALLOW_SEALING = 2;
    private static final int MOST_NAME = 249;                // Linux MFD_NAME_MAX_LEN
    private static final int PERMISSIONS = 0777;
    private static final int SHARED_PERMISSIONS = 0666;

    private static RamFileSystem fileSystem;                 // once somebody needs it

    private MemoryFiles() {}

    /// An empty file, shown as `/NAME (deleted)`. It lives as long as it is open or mapped.
    public static RamFile make(String name, int permissions) {
        if (fileSystem == null) {
            fileSystem = new RamFileSystem(Frames.FRAMES, Clocks::wallNanos, SpecialFiles.NONE, "tmpfs", PERMISSIONS);
        }
        return fileSystem.nameless(name, permissions);
    }

    /// What MAP_SHARED | MAP_ANONYMOUS maps.
    static RamFile shared(long lengthBytes) {
        RamFile file = make("dev/zero", SHARED_PERMISSIONS);
        file.resize(lengthBytes);
        return file;
    }

    /// memfd_create(2). MFD_HUGETLB and the flags of Linux 6.3 give EINVAL.
    @Syscall("memfd_create")
    static Result memfdCreate(UserAddress name, int flags) {
        if ((flags & ~(MFD_CLOEXEC | MFD_ALLOW_SEALING)) != 0) {
            return Result.error(EINVAL);
        }
        Result length = UserMemory.stringLength(name, MOST_NAME + 1);
        if (length.isError()) {
            return Result.error(length.errno() == EFAULT.number() ? EFAULT : EINVAL);
        }
        RamFile file = make("memfd:" + UserMemory.string(name, length.value()), PERMISSIONS);
        if ((flags & MFD_ALLOW_SEALING) != 0) {
            file.allowSeals();
        }
        Opening opening = new Opening(OpenFlags.O_RDWR);
        Result opened = file.open(opening);
        if (opened.isError()) {
            return opened;
        }
        Result added = Files.table().add(opening.file(), (flags & MFD_CLOEXEC) != 0);
        if (added.isError()) {
            opening.file().release();
        }
        return added;
    }
}
