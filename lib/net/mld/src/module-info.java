// SPDX-License-Identifier: Apache-2.0
import corto.lang.RawMemory;

/// Multicast Listener Discovery, versions 1 and 2 (RFC 2710, RFC 3810), of a host.
@RawMemory(reason = "reads and writes messages")
module corto.net.mld {
    requires transitive corto.net.icmpv6;
    requires transitive corto.net.multicast;
    exports corto.net.mld;
    provides corto.net.ipv6.Ipv6Groups with corto.net.mld.Mld;
}
