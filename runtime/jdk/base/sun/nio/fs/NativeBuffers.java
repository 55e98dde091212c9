// SPDX-License-Identifier: Apache-2.0
package sun.nio.fs;

import corto.lang.Errno;

/// Native memory, which only extended attributes would still need: no file has any, so who asks for a buffer gets the error of that call.
final class NativeBuffers {
    private NativeBuffers() {}

    static NativeBuffer getNativeBuffer(int size) throws UnixException {
        throw new UnixException(Errno.EOPNOTSUPP.number());
    }

    static void releaseNativeBuffer(NativeBuffer buffer) {}
}
