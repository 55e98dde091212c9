// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// The Internet Control Message Protocol for IPv6 (RFC 4443).
@RawMemory(reason = "reads and writes packets")
module corto.net.icmpv6 {
    requires transitive corto.net.ipv6;
    exports corto.net.icmpv6;
}
