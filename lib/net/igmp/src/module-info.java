// SPDX-License-Identifier: Apache-2.0
import corto.lang.RawMemory;

/// The Internet Group Management Protocol, versions 1 to 3 (RFC 1112, RFC 2236, RFC 3376), of a host.
@RawMemory(reason = "reads and writes messages")
module corto.net.igmp {
    requires transitive corto.net.ipv4;
    requires transitive corto.net.multicast;
    exports corto.net.igmp;
    provides corto.net.ipv4.Ipv4Groups with corto.net.igmp.Igmp;
}
