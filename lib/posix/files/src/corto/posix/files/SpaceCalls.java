// SPDX-License-Identifier: Apache-2.0
package corto.posix.files;

import static corto.lang.Errno.EBADF;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ESPIPE;

import corto.fs.file.FileSystem;
import corto.fs.file.OpenFile;
import corto.fs.file.SeekableFile;
import corto.fs.vfs.Permissions;
import corto.lang.Result;
import corto.lang.Syscall;

/// Positions and space of files, and when they reach a disk: lseek(2), ftruncate(2), fallocate(2), fsync(2), posix_fadvise(2).
final class SpaceCalls {
    private static final int LAST_ADVICE = 5;                // POSIX_FADV_NOREUSE
    private static final int SYNC_RANGE_FLAGS = 7;

    private SpaceCalls() {}

    @Syscall("lseek")
    static Result lseek(int fd, long offset, int whence) {
        OpenFile file = Files.table().get(fd);
        if (file == null) {
            return Result.error(EBADF);
        }
        return whence < 0 || whence > SeekableFile.SEEK_HOLE ? Result.error(EINVAL) : file.seek(offset, whence);
    }

    @Syscall("ftruncate")
    static Result ftruncate(int fd, long sizeBytes) {
        OpenFile file = Files.table().get(fd);
        if (file == null) {
            return Result.error(EBADF);
        }
        if (sizeBytes >= 0 && file.isWritable() && file.pages() != null) {
            Result allowed = SizeLimit.check(sizeBytes);
            if (allowed.isError()) {
                return allowed;
            }
        }
        Result truncated = file.truncate(sizeBytes);
        if (!truncated.isError() && file.inode() != null) {
            Permissions.contentChanged(Files.context(), file.inode());
        }
        return truncated;
    }

    @Syscall("fallocate")
    static Result fallocate(int fd, int mode, long offset, long lengthBytes) {
        OpenFile file = Files.table().get(fd);
        if (file == null) {
            return Result.error(EBADF);
        }
        if (file.isWritable() && file.pages() != null && offset >= 0 && lengthBytes > 0 && (mode & ~1) == 0) {       // with or without FALLOC_FL_KEEP_SIZE
            Result allowed = SizeLimit.check(offset + lengthBytes);
            if (allowed.isError()) {
                return allowed;
            }
        }
        return file.allocate(mode, offset, lengthBytes);
    }

    @Syscall("fsync")
    static Result fsync(int fd) {
        OpenFile file = Files.table().get(fd);
        if (file == null) {
            return Result.error(EBADF);
        }
        file.retain();
        Result prepared = file.prepareToSync();              // others run meanwhile; there is little left to wait for then
        Result synced = prepared.isError() ? prepared : file.sync();
        file.release();
        return synced;
    }

    @Syscall("fdatasync")
    static Result fdatasync(int fd) {
        return fsync(fd);
    }

    /// sync(2). Its errors are nobody's: a later fsync(2) tells them.
    @Syscall("sync")
    static Result sync() {
        for (int i = 0; i < Files.mounts().count(); i++) {
            Files.mounts().mount(i).fileSystem().prepareToSync();
        }
        Files.mounts().sync();
        return Result.of(0);
    }

    @Syscall("syncfs")
    static Result syncfs(int fd) {
        OpenFile file = Files.table().getForUse(fd);
        if (file == null) {
            return Result.error(EBADF);
        }
        if (file.inode() == null) {
            return Result.of(0);
        }
        FileSystem fileSystem = file.inode().fileSystem();
        Result prepared = fileSystem.prepareToSync();
        return prepared.isError() ? prepared : fileSystem.sync();
    }

    /// sync_file_range(2): the whole file, where there is something to write at all.
    @Syscall("sync_file_range")
    static Result syncFileRange(int fd, long offset, long lengthBytes, int flags) {
        OpenFile file = Files.table().getForUse(fd);
        if (file == null) {
            return Result.error(EBADF);
        }
        if ((flags & ~SYNC_RANGE_FLAGS) != 0 || offset < 0 || offset + lengthBytes < offset) {
            return Result.error(EINVAL);
        }
        if (file.inode() == null || file.watches() != null) {
            return Result.error(ESPIPE);
        }
        return file.isOnMedium() && flags != 0 ? fsync(fd) : Result.of(0);
    }

    /// posix_fadvise(2): what it says changes nothing.
    @Syscall("fadvise64")
    static Result fadvise64(int fd, long offset, long lengthBytes, int advice) {
        OpenFile file = Files.table().getForUse(fd);
        if (file == null) {
            return Result.error(EBADF);
        }
        if (file.pages() == null && (file.inode() == null || file.watches() != null)) {
            return Result.error(ESPIPE);
        }
        return lengthBytes < 0 || advice < 0 || advice > LAST_ADVICE ? Result.error(EINVAL) : Result.of(0);
    }

    /// readahead(2). Where there is a medium, the next `lengthBytes` bytes are read in, as far as they go at once.
    @Syscall("readahead")
    static Result readahead(int fd, long offset, long lengthBytes) {
        OpenFile file = Files.table().getForUse(fd);
        if (file == null || !file.isReadable()) {
            return Result.error(EBADF);
        }
        if (file.pages() == null || offset < 0) {
            return Result.error(EINVAL);
        }
        if (file.isOnMedium() && lengthBytes > 0) {
            file.retain();
            file.prepareToRead(lengthBytes, offset);
            file.release();
        }
        return Result.of(0);
    }
}
