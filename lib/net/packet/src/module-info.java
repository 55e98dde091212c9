// SPDX-License-Identifier: Apache-2.0

import corto.lang.RawMemory;

/// Packets in memory: buffers with room for headers, a pool that bounds them, the Internet checksum (RFC 1071).
@RawMemory(reason = "packets are memory that devices and protocols share")
module corto.net.packet {
    requires transitive corto.lang;      // a packet's bytes are seen through Address
    exports corto.net.packet;
}
