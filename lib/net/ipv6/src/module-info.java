// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// The Internet Protocol, version 6 (RFC 8200), of a host.
@RawMemory(reason = "reads and writes packets")
module corto.net.ipv6 {
    requires transitive corto.net.api;
    requires transitive corto.sched.events;      // who puts fragments together has a time limit
    exports corto.net.ipv6;
}
