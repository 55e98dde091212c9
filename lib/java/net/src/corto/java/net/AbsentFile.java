// SPDX-License-Identifier: Apache-2.0
package corto.java.net;

import corto.lang.Errno;
import corto.lang.Result;

/// Stands where there is no socket: all operations give one error.
final class AbsentFile extends SocketFile {
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
