// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// Tells programs of interfaces, addresses and routes.
@RawMemory(reason = "reads and writes structures of the application")
module corto.posix.netlink {
    requires transitive corto.lang;      // protocols read requests
    requires corto.posix.sockets;
    requires corto.posix.process;        // its memory
    requires corto.net.kernel;
    requires corto.fs.text;              // where the network is shown
    requires corto.sched.api;            // when to look for changes
    requires corto.sched.events;
    exports corto.posix.netlink;
    uses corto.posix.netlink.NetlinkProtocol;
    provides corto.posix.sockets.SocketFamily with corto.posix.netlink.NetlinkFamily;
    provides corto.posix.sockets.SocketRequests with corto.posix.netlink.InterfaceRequests;
    provides corto.fs.text.ProcEntries with corto.posix.netlink.NetworkEntries;
}
