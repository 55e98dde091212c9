// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Alias;
import corto.lang.Replace;
import corto.lang.Result;
import corto.lang.Substitute;
import corto.runtime.FileServices;
import java.io.IOException;
import java.io.SyncFailedException;
import jdk.internal.corto.Host;

/// Descriptors 0 to 2 are the platform's streams, higher ones the file service's.
@Substitute("java.io.FileDescriptor")
final class FileDescriptorSubstitution {
    private static final int CLOSED = -1;

    @Alias
    private int fd;

    @Replace
    private static void initIDs() {}

    @Replace
    private static long getHandle(int fd) {
        return CLOSED;
    }

    @Replace
    private static boolean getAppend(int fd) {
        return false;
    }

    @Replace
    private void sync0() throws SyncFailedException {
        if (fd == CLOSED || Host.isOpenFile(fd) && FileServices.FILES.sync(fd).isError()) {
            throw new SyncFailedException("sync failed");
        }
    }

    @Replace
    private void close0() throws IOException {
        int open = fd;
        fd = CLOSED;
        if (Host.isOpenFile(open)) {
            Result closed = FileServices.FILES.close(open);
            if (closed.isError()) {
                throw FileNatives.of(closed, "close failed");
            }
        }
    }
}
