// SPDX-License-Identifier: Apache-2.0
package corto.java.files;

import static corto.lang.Errno.EBADF;
import static corto.lang.Errno.EMFILE;

import corto.fs.file.OpenFile;
import corto.lang.Result;
import java.util.Arrays;

/// Small numbers for open files, the lowest free one first. 0 to 2 are the standard streams, which are the platform's and not in here.
final class DescriptorTable {
    private static final int FIRST = 3;
    private static final int MOST = 1 << 16;             // a leak becomes EMFILE before it fills the memory
    private static final int INITIAL = 16;

    private OpenFile[] files = new OpenFile[INITIAL];
    private int lowestFree = FIRST;

    /// The file of a descriptor, null if there is none: EBADF.
    OpenFile get(int fd) {
        return fd >= FIRST && fd < files.length ? files[fd] : null;
    }

    /// Gives `file` a descriptor, which takes over the caller's reference; EMFILE leaves it with the caller.
    Result add(OpenFile file) {
        int fd = lowestFree;
        while (fd < files.length && files[fd] != null) {
            fd++;
        }
        if (fd == MOST) {
            return Result.error(EMFILE);
        }
        if (fd == files.length) {
            files = Arrays.copyOf(files, 2 * fd);
        }
        files[fd] = file;
        lowestFree = fd + 1;
        return Result.of(fd);
    }

    /// Closes the file unless somebody is still using it.
    Result close(int fd) {
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
