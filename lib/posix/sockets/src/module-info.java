// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// Sockets of the families AF_INET and AF_INET6, and pairs of the family AF_UNIX.
@RawMemory(reason = "reads and writes structures in the application's memory")
module corto.posix.sockets {
    requires transitive corto.posix.files;
    requires corto.net.kernel;
    requires corto.net.local;
    requires corto.net.tcp;
    requires corto.net.udp;
    exports corto.posix.sockets;
}
