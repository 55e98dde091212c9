// SPDX-License-Identifier: Apache-2.0
import corto.lang.RawMemory;

/// Groups of hosts for programs.
@RawMemory(reason = "reads structures of the application")
module corto.posix.multicast {
    requires corto.posix.sockets;
    requires corto.posix.inet;
    requires corto.net.kernel;
    requires corto.net.multicast;
    requires corto.fs.text;              // where groups are shown
    exports corto.posix.multicast;
    provides corto.posix.sockets.ProtocolOptions with corto.posix.multicast.GroupCalls;
    provides corto.fs.text.ProcEntries with corto.posix.multicast.GroupEntries;
}
