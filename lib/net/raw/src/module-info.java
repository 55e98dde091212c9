// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// Raw sockets over IPv4 and IPv6 (raw(7)).
@RawMemory(reason = "reads and writes packets")
module corto.net.raw {
    requires transitive corto.net.datagram;
    exports corto.net.raw;
}
