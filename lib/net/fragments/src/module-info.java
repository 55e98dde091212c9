// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// Puts fragments of IPv4 packets together (RFC 791 §3.2, RFC 815).
@RawMemory(reason = "reads and writes packets")
module corto.net.fragments {
    requires transitive corto.net.ipv4;
    exports corto.net.fragments;
    provides corto.net.ipv4.Ipv4Fragments with corto.net.fragments.Reassembly;
}
