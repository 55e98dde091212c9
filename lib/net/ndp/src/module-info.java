// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// IPv6 over Ethernet: neighbours, routers, addresses (RFC 4861, 4862).
@RawMemory(reason = "reads and writes packets")
module corto.net.ndp {
    requires transitive corto.net.icmpv6;        // its messages are ICMPv6's
    requires transitive corto.net.ethernet;
    requires transitive corto.sched.events;      // neighbours and addresses have lifetimes
    exports corto.net.ndp;
}
