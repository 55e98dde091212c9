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
    requires corto.fs.text;              // where the network is shown
    exports corto.posix.sockets;
    provides corto.fs.text.ProcEntries with corto.posix.sockets.SocketEntries;
    provides corto.fs.text.SysEntries with corto.posix.sockets.InterfaceEntries;
}
