// SPDX-License-Identifier: Apache-2.0
package corto.posix.files;

import static corto.lang.Errno.EBADF;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.EMFILE;

import corto.fs.file.OpenFile;
import corto.fs.locks.FileLocks;
import corto.lang.Hot;
import corto.lang.Result;
import java.util.Arrays;

/// A process's file descriptors: small numbers for open files, the lowest free one first. Each descriptor has a reference to its file.
@Hot
public final class FileTable {
    // Linux's default soft and hard limits (RLIMIT_NOFILE).
    /// Kconfig's `POSIX_FILES_LIMIT`.
    public static final int SOFT_LIMIT = Integer.getInteger("corto.posix.files.limit", 1024);
    public static final int HARD_LIMIT = 1 << 20;

    private OpenFile[] files = new OpenFile[64];
    private boolean[] closesOnExec = new boolean[64];
    private int lowestFree;
    private int limit = SOFT_LIMIT;

    /// The same descriptors for a new process: fork(2).
    FileTable copy() {
        FileTable copy = new FileTable();
        copy.files = Arrays.copyOf(files, files.length);
        copy.closesOnExec = Arrays.copyOf(closesOnExec, closesOnExec.length);
        copy.lowestFree = lowestFree;
        copy.limit = limit;
        for (OpenFile file : files) {
            if (file != null) {
                file.retain();
            }
        }
        return copy;
    }

    /// The file of a descriptor, null if there is none: EBADF.
    public OpenFile get(int fd) {
        return fd >= 0 && fd < files.length ? files[fd] : null;
    }

    /// As `get`, but null also for one that was opened with O_PATH: EBADF in all calls that concern content.
    public OpenFile getForUse(int fd) {
        OpenFile file = get(fd);
        return file == null || file.isForPathOnly() ? null : file;
    }

    /// Whether `add` has a descriptor.
    boolean hasRoom() {
        int fd = lowestFree;
        while (fd < files.length && files[fd] != null) {
            fd++;
        }
        lowestFree = fd;
        return fd < limit;
    }

    /// Gives `file` the lowest free descriptor, which takes over the caller's reference. The descriptor, or EMFILE; then the reference is still the caller's.
    public Result add(OpenFile file, boolean closeOnExec) {
        return addFrom(0, file, closeOnExec);
    }

    /// As `add`, not below `lowest`.
    public Result addFrom(int lowest, OpenFile file, boolean closeOnExec) {
        if (lowest >= limit) {
            return Result.error(lowest == 0 ? EMFILE : EINVAL);
        }
        int fd = Math.max(lowest, lowestFree);
        while (fd < files.length && files[fd] != null) {
            fd++;
        }
        if (fd >= limit) {
            return Result.error(EMFILE);
        }
        set(fd, file, closeOnExec);
        if (lowest <= lowestFree) {
            lowestFree = fd + 1;
        }
        return Result.of(fd);
    }

    /// dup2(2): makes `fd` refer to `file`, taking over the reference, and closes what it was. EBADF for a number that cannot be one.
    public Result replace(int fd, OpenFile file, boolean closeOnExec) {
        if (fd < 0 || fd >= limit) {
            return Result.error(EBADF);
        }
        OpenFile before = get(fd);
        set(fd, file, closeOnExec);
        if (before != null) {
            FileLocks.release(before, this);
            before.release();
        }
        return Result.of(fd);
    }

    private void set(int fd, OpenFile file, boolean closeOnExec) {
        if (fd >= files.length) {
            int length = Math.max(fd + 1, 2 * files.length);
            files = Arrays.copyOf(files, length);
            closesOnExec = Arrays.copyOf(closesOnExec, length);
        }
        files[fd] = file;
        closesOnExec[fd] = closeOnExec;
    }

    /// close(2). EBADF if it is not open.
    public Result close(int fd) {
        OpenFile file = get(fd);
        if (file == null) {
            return Result.error(EBADF);
        }
        files[fd] = null;
        lowestFree = Math.min(lowestFree, fd);
        FileLocks.release(file, this);                   // whichever descriptor of the file it is (fcntl(2))
        file.release();
        return Result.of(0);
    }

    public boolean closesOnExec(int fd) {
        return closesOnExec[fd];
    }

    public void setClosesOnExec(int fd, boolean value) {
        closesOnExec[fd] = value;
    }

    /// Descriptors are below it.
    public int end() {
        return files.length;
    }

    /// RLIMIT_NOFILE's soft limit.
    public int limit() {
        return limit;
    }

    public void setLimit(int newLimit) {
        limit = newLimit;
    }
}
