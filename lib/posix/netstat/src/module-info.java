// SPDX-License-Identifier: Apache-2.0

/// What `/proc/net` says of sockets, neighbours and what was counted.
module corto.posix.netstat {
    requires corto.net.kernel;
    requires corto.posix.sockets;
    requires corto.net.ndp;
    requires corto.net.tcp;
    requires corto.net.udp;
    requires corto.fs.text;
    exports corto.posix.netstat;
    provides corto.fs.text.ProcEntries with corto.posix.netstat.NetEntries;
}
