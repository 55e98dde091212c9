// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// The Internet Protocol, version 4 (RFC 791, RFC 1122), of a host.
@RawMemory(reason = "reads and writes packets")
module corto.net.ipv4 {
    requires transitive corto.net.api;
    requires transitive corto.sched.events;      // who puts fragments together has a time limit
    exports corto.net.ipv4;
}
