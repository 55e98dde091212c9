// SPDX-License-Identifier: Apache-2.0

/// The network stack: interfaces, IPv4, ICMP, UDP and TCP put together.
module corto.net.stack {
    requires transitive corto.net.arp;
    requires transitive corto.net.ndp;
    requires transitive corto.net.loopback;
    requires transitive corto.net.icmp;
    requires transitive corto.net.udp;
    requires transitive corto.net.tcp;
    exports corto.net.stack;
}
