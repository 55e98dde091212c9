// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// The User Datagram Protocol (RFC 768, RFC 1122 §4.1).
@RawMemory(reason = "reads and writes packets")
module corto.net.udp {
    requires transitive corto.net.ipv4;          // it is a protocol
    requires transitive corto.net.ipv6;          // of both
    requires transitive corto.sched.events;      // sockets can be waited for
    exports corto.net.udp;
}
