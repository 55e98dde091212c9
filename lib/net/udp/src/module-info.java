// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// The User Datagram Protocol (RFC 768, RFC 1122 §4.1).
@RawMemory(reason = "reads and writes packets")
module corto.net.udp {
    requires transitive corto.net.datagram;      // its sockets are of them; it is a protocol of IPv4 and IPv6
    exports corto.net.udp;
}
