// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// Raw sockets for programs.
@RawMemory(reason = "reads and writes options")
module corto.posix.raw {
    requires corto.posix.inet;
    requires corto.net.kernel;
    requires corto.net.raw;
    exports corto.posix.raw;
    provides corto.posix.inet.InetProtocol with corto.posix.raw.RawProtocol;
}
