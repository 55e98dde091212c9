// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// Sockets of the families AF_INET and AF_INET6.
@RawMemory(reason = "reads and writes structures of names and options")
module corto.posix.inet {
    requires transitive corto.posix.sockets;
    requires corto.posix.files;
    requires corto.posix.control;        // who waits for a port is told
    requires transitive corto.net.datagram;      // whose sockets are files
    requires transitive corto.net.ipv6;  // its sockets are behind files
    requires corto.net.kernel;
    requires corto.net.tcp;
    requires corto.net.udp;
    requires corto.posix.time;           // the wall clock, for times of packets
    requires corto.sched.api;
    requires corto.fs.text;              // where the network is shown
    exports corto.posix.inet;
    uses corto.posix.inet.InetProtocol;
    provides corto.posix.sockets.SocketFamily with corto.posix.inet.InetFamily;
    provides corto.fs.text.ProcEntries with corto.posix.inet.SocketEntries;
    provides corto.fs.text.SysEntries with corto.posix.inet.InterfaceEntries;
}
