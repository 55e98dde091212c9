// SPDX-License-Identifier: Apache-2.0

/// The interface by which a host talks to itself (RFC 1122 §3.2.1.3).
module corto.net.loopback {
    requires transitive corto.net.ipv4;      // it is an interface
    requires transitive corto.net.ipv6;      // of both
    exports corto.net.loopback;
}
