// SPDX-License-Identifier: Apache-2.0
package corto.java.net;

import corto.lang.Errno;
import corto.lang.Result;

/// Stands where there is no socket: all operations give one error.
final class AbsentFile extends SocketFile {
    /// In the place of a descriptor that was interrupted.
    static final AbsentFile INTERRUPTED = new AbsentFile(Errno.EINTR);
    /// What a number stands for that is no socket's.
    static final AbsentFile NONE = new AbsentFile(Errno.EBADF);

    private final Errno errno;

    AbsentFile(Errno errno) {
        this.errno = errno;
    }

    @Override
    Result refusal() {
        return Result.error(errno);
    }

    @Override
    public Result available() {
        return refusal();
    }
}
