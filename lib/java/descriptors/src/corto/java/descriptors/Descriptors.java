// SPDX-License-Identifier: Apache-2.0
package corto.java.descriptors;

import static corto.lang.Errno.EBADF;
import static corto.lang.Errno.EMFILE;

import corto.fs.file.OpenFile;
import corto.lang.Result;
import java.util.Arrays;

/// Small numbers for open files, the lowest free one first.
public final class Descriptors {
    private static final int MOST = 1 << 16;             // a leak becomes EMFILE before it fills the memory
    private static final int INITIAL = 16;

    private final int first;
    private OpenFile[] files = new OpenFile[INITIAL];
    private int lowestFree;

    /// Numbers below `first`, which is less than 16, stand for nothing.
    public Descriptors(int first) {
        this.first = first;
        lowestFree = first;
    }

    /// What the descriptor stands for, null if there is nothing: EBADF.
    public OpenFile get(int fd) {
        return fd >= first && fd < files.length ? files[fd] : null;
    }

    /// Gives `file` a descriptor, which takes over the caller's reference. EMFILE releases it.
    public Result add(OpenFile file) {
        int fd = lowestFree;
        while (fd < files.length && files[fd] != null) {
            fd++;
        }
        if (fd == MOST) {
            file.release();
            return Result.error(EMFILE);
        }
        if (fd == files.length) {
            files = Arrays.copyOf(files, 2 * fd);
        }
        files[fd] = file;
        lowestFree = fd + 1;
        return Result.of(fd);
    }

    /// Puts `with` in the place of what is there, which is closed. EBADF.
    public Result replace(int fd, OpenFile with) {
        OpenFile file = get(fd);
        if (file == null) {
            return Result.error(EBADF);
        }
        with.retain();
        files[fd] = with;
        file.release();
        return Result.of(0);
    }

    /// Closes what is there unless somebody is still using it. EBADF.
    public Result close(int fd) {
        OpenFile file = get(fd);
        if (file == null) {
            return Result.error(EBADF);
        }
        files[fd] = null;
        lowestFree = Math.min(lowestFree, fd);
        file.release();
        return Result.of(0);
    }
}
