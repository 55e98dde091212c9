// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// The Internet Control Message Protocol (RFC 792, RFC 1122 §3.2.2).
@RawMemory(reason = "reads and writes packets")
module corto.net.icmp {
    requires transitive corto.net.ipv4;      // it is a protocol, and tells of errors
    exports corto.net.icmp;
}
