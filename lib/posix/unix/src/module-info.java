// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// Sockets of the family AF_UNIX.
@RawMemory(reason = "writes credentials into the application's memory")
module corto.posix.unix {
    requires corto.posix.sockets;
    requires corto.posix.files;          // where their names are
    requires corto.posix.process;        // whose they are
    requires corto.net.local;
    exports corto.posix.unix;
    provides corto.posix.sockets.SocketFamily with corto.posix.unix.UnixFamily;
}
