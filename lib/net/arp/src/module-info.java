// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// IPv4 over Ethernet (RFC 894): an interface that finds out hardware addresses with ARP (RFC 826).
@RawMemory(reason = "reads and writes packets")
module corto.net.arp {
    requires transitive corto.net.ethernet;      // it takes a device
    requires transitive corto.net.ipv4;          // it is an interface
    requires transitive corto.sched.events;      // retries are timers
    exports corto.net.arp;
}
