// SPDX-License-Identifier: Apache-2.0

/// Ping sockets for programs.
module corto.posix.ping {
    requires corto.posix.inet;
    requires corto.net.kernel;
    requires corto.net.ping;
    requires corto.fs.text;              // who may have one
    exports corto.posix.ping;
    provides corto.posix.inet.InetProtocol with corto.posix.ping.PingProtocol;
    provides corto.fs.text.ProcEntries with corto.posix.ping.PingEntries;
}
