// SPDX-License-Identifier: Apache-2.0
package corto.posix.files;

import static corto.lang.Errno.EBADF;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ENOENT;

import corto.fs.file.FileStatus;
import corto.fs.file.FileSystem;
import corto.fs.file.FileSystemStatus;
import corto.fs.file.Inode;
import corto.fs.file.OpenFile;
import corto.fs.vfs.Mounts;
import corto.lang.Address;
import corto.lang.AlwaysInline;
import corto.lang.Hot;
import corto.lang.Layout;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.U16;
import corto.lang.U32;
import corto.lang.U64;
import corto.lang.UserAddress;
import corto.posix.process.UserMemory;

/// What files are: stat(2), statx(2), statfs(2).
@Hot
final class StatusCalls {
    /// `struct stat` of x86-64.
    private static final class Stat {
        static final Layout LAYOUT = Layout.littleEndian();
        static final U64 DEV = LAYOUT.u64();
        static final U64 INO = LAYOUT.u64();
        static final U64 NLINK = LAYOUT.u64();
        static final U32 MODE = LAYOUT.u32();
        static final U32 UID = LAYOUT.u32();
        static final U32 GID = LAYOUT.u32();
        static final U32 PADDING = LAYOUT.u32();
        static final U64 RDEV = LAYOUT.u64();
        static final U64 SIZE = LAYOUT.u64();
        static final U64 BLKSIZE = LAYOUT.u64();
        static final U64 BLOCKS = LAYOUT.u64();
        static final U64 ATIME = LAYOUT.u64();
        static final U64 ATIME_NSEC = LAYOUT.u64();
        static final U64 MTIME = LAYOUT.u64();
        static final U64 MTIME_NSEC = LAYOUT.u64();
        static final U64 CTIME = LAYOUT.u64();
        static final U64 CTIME_NSEC = LAYOUT.u64();
        static final int UNUSED = 120;
        static final int BYTES = LAYOUT.reserved(24).sized(144);
    }

    /// `struct statx`.
    private static final class Statx {
        static final Layout LAYOUT = Layout.littleEndian();
        static final U32 MASK = LAYOUT.u32();
        static final U32 BLKSIZE = LAYOUT.u32();
        static final U64 ATTRIBUTES = LAYOUT.u64();
        static final U32 NLINK = LAYOUT.u32();
        static final U32 UID = LAYOUT.u32();
        static final U32 GID = LAYOUT.u32();
        static final U16 MODE = LAYOUT.u16();
        static final U64 INO = LAYOUT.reserved(2).u64();
        static final U64 SIZE = LAYOUT.u64();
        static final U64 BLOCKS = LAYOUT.u64();
        static final U64 ATTRIBUTES_MASK = LAYOUT.u64();
        static final int ATIME = 64;                         // struct statx_timestamp: seconds, nanoseconds, 4 bytes of nothing
        static final int BTIME = 80;
        static final int CTIME = 96;
        static final int MTIME = 112;
        static final U32 RDEV_MAJOR = LAYOUT.at(128).u32();
        static final U32 RDEV_MINOR = LAYOUT.u32();
        static final U32 DEV_MAJOR = LAYOUT.u32();
        static final U32 DEV_MINOR = LAYOUT.u32();
        static final U64 MNT_ID = LAYOUT.u64();
        static final int BYTES = LAYOUT.reserved(104).sized(256);

        static final int BASIC_STATS = 0x7FF;
        static final int STATX_BTIME = 0x800;
        static final int STATX_MNT_ID = 0x1000;
        static final int RESERVED = 1 << 31;
        static final int ATTR_MOUNT_ROOT = 0x2000;
    }

    /// `struct statfs` of x86-64: words.
    private static final int STATFS_BYTES = 120;

    private static final long NANOS = 1_000_000_000L;
    private static final int STAT_FLAGS = Files.AT_SYMLINK_NOFOLLOW | Files.AT_EMPTY_PATH | 0x800;               // AT_NO_AUTOMOUNT
    private static final int SYNC_TYPE = 0x6000;                                                                 // AT_STATX_FORCE_SYNC and AT_STATX_DONT_SYNC
    private static final int STATX_FLAGS = STAT_FLAGS | SYNC_TYPE;

    private static final long ST_VALID = 0x20;               // f_flags
    private static final long ST_RDONLY = 1;
    private static final long ST_NOATIME = 0x400;
    private static final long ST_RELATIME = 0x1000;
    private static final long PIPEFS_MAGIC = 0x5049_5045L;
    private static final long ANON_INODE_FS_MAGIC = 0x0904_1934L;
    private static final int LONGEST_NAME = 255;

    private static final FileStatus STATUS = new FileStatus();
    private static final FileSystemStatus SYSTEM = new FileSystemStatus();

    private StatusCalls() {}

    @Syscall("stat")
    static Result stat(UserAddress path, UserAddress to) {
        return newfstatat(Files.AT_FDCWD, path, to, 0);
    }

    @Syscall("lstat")
    static Result lstat(UserAddress path, UserAddress to) {
        return newfstatat(Files.AT_FDCWD, path, to, Files.AT_SYMLINK_NOFOLLOW);
    }

    @Syscall("fstat")
    static Result fstat(int fd, UserAddress to) {
        OpenFile file = Files.table().get(fd);
        if (file == null) {
            return Result.error(EBADF);
        }
        Result told = file.status(STATUS);
        return told.isError() ? told : writeStat(to);
    }

    @Syscall("newfstatat")
    static Result newfstatat(int dirfd, UserAddress path, UserAddress to, int flags) {
        if ((flags & ~STAT_FLAGS) != 0) {
            return Result.error(EINVAL);
        }
        Result told = tell(dirfd, path, flags);
        return told.isError() ? told : writeStat(to);
    }

    @Syscall("statx")
    static Result statx(int dirfd, UserAddress path, int flags, int mask, UserAddress to) {
        if ((flags & ~STATX_FLAGS) != 0 || (flags & SYNC_TYPE) == SYNC_TYPE || (mask & Statx.RESERVED) != 0) {
            return Result.error(EINVAL);
        }
        Result told = tell(dirfd, path, flags);
        return told.isError() ? told : writeStatx(to);
    }

    private static Inode told;                               // whose status `STATUS` is; null: of something without an inode

    /// Fills `STATUS` for what a path, or with AT_EMPTY_PATH an empty path or none and a descriptor, names.
    private static Result tell(int dirfd, UserAddress path, int flags) {
        Result fetched = path.isNull() && (flags & Files.AT_EMPTY_PATH) != 0 ? Result.of(0) : Files.fetchPath(path);
        if (fetched.isError()) {
            return fetched;
        }
        if (fetched.value() == 0) {
            if ((flags & Files.AT_EMPTY_PATH) == 0) {
                return Result.error(ENOENT);
            }
            if (dirfd != Files.AT_FDCWD) {
                OpenFile file = Files.table().get(dirfd);
                told = file == null ? null : file.inode();
                return file == null ? Result.error(EBADF) : file.status(STATUS);
            }
            told = Files.context().working();
            told.status(STATUS);
            return Result.of(0);
        }
        Result started = Files.fetchStart(dirfd, Files.path());
        if (started.isError()) {
            return started;
        }
        Files.prepareWalk();
        Result found = Files.PATHS.find(Files.context(), Files.start(), Files.path(), (flags & Files.AT_SYMLINK_NOFOLLOW) == 0);
        if (found.isError()) {
            return found;
        }
        told = Files.PATHS.found();
        told.status(STATUS);
        return Result.of(0);
    }

    private static Result writeStat(UserAddress place) {
        Address to = UserMemory.writable(place, Stat.BYTES);
        if (to.isZero()) {
            return Result.error(EFAULT);
        }
        Stat.PADDING.write(to, 0);
        for (int at = Stat.UNUSED; at < Stat.BYTES; at += Long.BYTES) {
            to.storeLong(at, 0);
        }
        Stat.DEV.write(to, STATUS.device);
        Stat.INO.write(to, STATUS.inode);
        Stat.NLINK.write(to, STATUS.linkCount);
        Stat.MODE.write(to, STATUS.mode);
        Stat.UID.write(to, STATUS.uid);
        Stat.GID.write(to, STATUS.gid);
        Stat.RDEV.write(to, STATUS.representedDevice);
        Stat.SIZE.write(to, STATUS.sizeBytes);
        Stat.BLKSIZE.write(to, STATUS.blockSize);
        Stat.BLOCKS.write(to, STATUS.sectors);
        writeTime(to, Stat.ATIME, Stat.ATIME_NSEC, STATUS.accessNanos);
        writeTime(to, Stat.MTIME, Stat.MTIME_NSEC, STATUS.modificationNanos);
        writeTime(to, Stat.CTIME, Stat.CTIME_NSEC, STATUS.changeNanos);
        return Result.of(0);
    }

    @AlwaysInline
    private static void writeTime(Address to, U64 secondsField, U64 nanosField, long nanos) {
        long seconds = Math.floorDiv(nanos, NANOS);
        secondsField.write(to, seconds);
        nanosField.write(to, nanos - seconds * NANOS);
    }

    private static Result writeStatx(UserAddress place) {
        Address to = UserMemory.writable(place, Statx.BYTES);
        if (to.isZero()) {
            return Result.error(EFAULT);
        }
        to.clear(Statx.BYTES);
        Mounts.Mount mount = told == null ? null : Files.mounts().of(told.fileSystem());
        Statx.MASK.write(to, Statx.BASIC_STATS | Statx.STATX_BTIME | (mount == null ? 0 : Statx.STATX_MNT_ID));
        if (mount != null) {
            Statx.MNT_ID.write(to, mount.id());
            Statx.ATTRIBUTES_MASK.write(to, Statx.ATTR_MOUNT_ROOT);
            Statx.ATTRIBUTES.write(to, told == told.fileSystem().root() ? Statx.ATTR_MOUNT_ROOT : 0);
        }
        Statx.BLKSIZE.write(to, STATUS.blockSize);
        Statx.NLINK.write(to, (int) STATUS.linkCount);
        Statx.UID.write(to, STATUS.uid);
        Statx.GID.write(to, STATUS.gid);
        Statx.MODE.write(to, STATUS.mode);
        Statx.INO.write(to, STATUS.inode);
        Statx.SIZE.write(to, STATUS.sizeBytes);
        Statx.BLOCKS.write(to, STATUS.sectors);
        writeTime(to.plus(Statx.ATIME), STATUS.accessNanos);
        writeTime(to.plus(Statx.BTIME), STATUS.birthNanos);
        writeTime(to.plus(Statx.CTIME), STATUS.changeNanos);
        writeTime(to.plus(Statx.MTIME), STATUS.modificationNanos);
        Statx.RDEV_MAJOR.write(to, FileStatus.major(STATUS.representedDevice));
        Statx.RDEV_MINOR.write(to, FileStatus.minor(STATUS.representedDevice));
        Statx.DEV_MAJOR.write(to, FileStatus.major(STATUS.device));
        Statx.DEV_MINOR.write(to, FileStatus.minor(STATUS.device));
        return Result.of(0);
    }

    private static void writeTime(Address to, long nanos) {
        to.storeLong(0, Math.floorDiv(nanos, NANOS));
        to.storeInt(Long.BYTES, (int) Math.floorMod(nanos, NANOS));
    }

    @Syscall("statfs")
    static Result statfs(UserAddress path, UserAddress to) {
        Result fetched = Files.fetchPath(Files.AT_FDCWD, path);
        if (fetched.isError()) {
            return fetched;
        }
        Result found = Files.PATHS.find(Files.context(), Files.start(), Files.path(), true);
        return found.isError() ? found : writeStatfs(Files.PATHS.found(), to);
    }

    @Syscall("fstatfs")
    static Result fstatfs(int fd, UserAddress to) {
        OpenFile file = Files.table().get(fd);
        if (file == null) {
            return Result.error(EBADF);
        }
        if (file.inode() != null) {
            return writeStatfs(file.inode(), to);
        }
        SYSTEM.type = file.capacity().isError() ? ANON_INODE_FS_MAGIC : PIPEFS_MAGIC;
        SYSTEM.blockSize = FileStatus.BLOCK_SIZE;
        SYSTEM.blocks = 0;
        SYSTEM.freeBlocks = 0;
        SYSTEM.files = 0;
        SYSTEM.freeFiles = 0;
        SYSTEM.longestName = LONGEST_NAME;
        return writeStatfs(0, ST_VALID, to);
    }

    private static Result writeStatfs(Inode inode, UserAddress to) {
        FileSystem fileSystem = inode.fileSystem();
        fileSystem.status(SYSTEM);
        return writeStatfs(fileSystem.device(), ST_VALID | (fileSystem.isReadOnly() ? ST_RDONLY : 0) | (fileSystem.keepsAccessTimes() ? ST_RELATIME : ST_NOATIME), to);
    }

    private static Result writeStatfs(long id, long flags, UserAddress place) {
        Address to = UserMemory.writable(place, STATFS_BYTES);
        if (to.isZero()) {
            return Result.error(EFAULT);
        }
        to.clear(STATFS_BYTES);
        int word = Long.BYTES;
        to.storeLong(0, SYSTEM.type);
        to.storeLong(word, SYSTEM.blockSize);
        to.storeLong(2 * word, SYSTEM.blocks);
        to.storeLong(3 * word, SYSTEM.freeBlocks);
        to.storeLong(4 * word, SYSTEM.freeBlocks);
        to.storeLong(5 * word, SYSTEM.files);
        to.storeLong(6 * word, SYSTEM.freeFiles);
        to.storeLong(7 * word, id);
        to.storeLong(8 * word, SYSTEM.longestName);
        to.storeLong(9 * word, SYSTEM.blockSize);
        to.storeLong(10 * word, flags);
        return Result.of(0);
    }
}
