// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// System calls of sockets, whatever their family.
@RawMemory(reason = "reads and writes structures in the application's memory")
module corto.posix.sockets {
    requires transitive corto.posix.files;
    exports corto.posix.sockets;
    uses corto.posix.sockets.ProtocolOptions;
    uses corto.posix.sockets.SocketFamily;
    uses corto.posix.sockets.SocketRequests;
}
