// SPDX-License-Identifier: Apache-2.0
package corto.net.ipv6;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.U16;
import corto.lang.U32;
import corto.lang.U64;
import corto.lang.U8;
import corto.net.packet.Checksum;

/// The IPv6 header (RFC 8200 §3).
///
/// ```text
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// ├Version┼─Traffic Class─┼──────────────Flow Label───────────────┤
/// ├────────Payload Length─────────┼──Next Header──┼───Hop Limit───┤
/// ├────────────────────Source Address (16 bytes)──────────────────┤
/// ├─────────────────Destination Address (16 bytes)────────────────┤
/// ```
public final class Ipv6Header {
    private static final Layout LAYOUT = Layout.bigEndian();
    static final U32 VERSION_CLASS_FLOW = LAYOUT.u32();
    public static final U16 PAYLOAD_LENGTH = LAYOUT.u16();
    static final U8 NEXT_HEADER = LAYOUT.u8();
    public static final U8 HOP_LIMIT = LAYOUT.u8();
    public static final U64 SOURCE_HIGH = LAYOUT.u64();
    public static final U64 SOURCE_LOW = LAYOUT.u64();
    public static final U64 DESTINATION_HIGH = LAYOUT.u64();
    public static final U64 DESTINATION_LOW = LAYOUT.u64();
    public static final int SIZE = LAYOUT.sized(40);

    static final int VERSION = 6;

    private Ipv6Header() {}

    static int version(Address header) {
        return VERSION_CLASS_FLOW.read(header) >>> 28;
    }

    public static int trafficClass(Address header) {
        return VERSION_CLASS_FLOW.read(header) >>> 20 & 0xFF;
    }

    /// Whether a packet with `header`, of whatever version, is IPv6's.
    public static boolean isIpv6(Address header) {
        return header.loadByte(0) >> 4 == VERSION;
    }

    /// The sum of the pseudo header of TCP, UDP and ICMPv6 (§8.1) for the packet with `header` and `length` bytes of `protocol`.
    public static int pseudoHeader(Address header, int protocol, int length) {
        int addresses = Checksum.sum(header.plus(SOURCE_HIGH.offset()), SIZE - SOURCE_HIGH.offset());
        return Checksum.add(addresses, Checksum.pseudoHeader(0, 0, protocol, length));
    }
}
