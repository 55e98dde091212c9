// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// The Transmission Control Protocol (RFC 9293) of a host.
@RawMemory(reason = "reads and writes packets")
module corto.net.tcp {
    requires transitive corto.net.ipv4;          // it is a protocol
    requires transitive corto.net.ipv6;          // of both
    requires transitive corto.sched.events;      // sockets can be waited for, retransmissions are timers
    requires transitive corto.net.congestion.api; // how fast a connection may send is a policy
    exports corto.net.tcp;
}
