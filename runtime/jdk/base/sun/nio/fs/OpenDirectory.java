// SPDX-License-Identifier: Apache-2.0
package sun.nio.fs;

import corto.lang.Result;
import java.util.HashMap;
import jdk.internal.corto.Host;

/// A directory that is being read, as `DIR *` in C: several names are fetched at once.
final class OpenDirectory {
    private static final int NAMES_BYTES = 2048;

    private static final HashMap<Long, OpenDirectory> OPEN = new HashMap<>();      // by descriptor

    private final int fd;
    private final byte[] names = new byte[NAMES_BYTES];    // each followed by a zero
    private int at;
    private int end;

    private OpenDirectory(int fd) {
        this.fd = fd;
    }

    /// Reads the directory that is open as `fd`. The handle.
    static long add(int fd) {
        synchronized (OPEN) {
            OPEN.put((long) fd, new OpenDirectory(fd));
        }
        return fd;
    }

    static OpenDirectory of(long handle) {
        synchronized (OPEN) {
            return OPEN.get(handle);
        }
    }

    /// The descriptor, which the caller closes.
    static int remove(long handle) {
        synchronized (OPEN) {
            return OPEN.remove(handle).fd;
        }
    }

    /// The next name; null at the end. `.` and `..` are among them.
    byte[] next() throws UnixException {
        if (at == end) {
            Result listed = Host.files().entries(fd, Host.elements(names, 0, NAMES_BYTES), NAMES_BYTES);
            at = 0;
            end = (int) UnixNativeDispatcher.check(listed);
            if (end == 0) {
                return null;
            }
        }
        int start = at;
        while (names[at] != 0) {
            at++;
        }
        byte[] name = new byte[at - start];
        System.arraycopy(names, start, name, 0, name.length);
        at++;
        return name;
    }
}
