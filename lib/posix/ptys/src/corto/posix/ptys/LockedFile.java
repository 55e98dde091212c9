// SPDX-License-Identifier: Apache-2.0
package corto.posix.ptys;

import corto.fs.file.OpenFile;
import corto.lang.Errno;
import corto.lang.Result;

/// A slave that unlockpt(3) has not been called for: opening it fails with EIO.
final class LockedFile extends OpenFile {
    LockedFile(int flags) {
        super(flags);
    }

    @Override
    public Result finishOpening() {
        return Result.error(Errno.EIO);
    }
}
