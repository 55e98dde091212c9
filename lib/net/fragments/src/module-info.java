// SPDX-License-Identifier: Apache-2.0
import corto.lang.RawMemory;

/// Puts fragments of packets together, of IPv4 (RFC 791 §3.2, RFC 815) and IPv6 (RFC 8200 §4.5).
@RawMemory(reason = "reads and writes packets")
module corto.net.fragments {
    requires transitive corto.net.ipv4;
    requires transitive corto.net.ipv6;
    exports corto.net.fragments;
    provides corto.net.ipv4.Ipv4Fragments with corto.net.fragments.Ipv4Reassembly;
    provides corto.net.ipv6.Ipv6Fragments with corto.net.fragments.Ipv6Reassembly;
}
