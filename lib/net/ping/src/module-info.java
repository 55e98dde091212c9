// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// Ping sockets: echo requests without raw sockets (icmp(7)).
@RawMemory(reason = "reads and writes packets")
module corto.net.ping {
    requires transitive corto.net.datagram;
    requires transitive corto.net.icmp;
    requires transitive corto.net.icmpv6;
    exports corto.net.ping;
}
