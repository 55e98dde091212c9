// SPDX-License-Identifier: Apache-2.0
package corto.net.ipv4;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.U16;
import corto.lang.U32;
import corto.lang.U8;

/// The IPv4 header (RFC 791 §3.1).
///
/// ```text
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// ├Version┼──IHL──┼Type of Service┼─────────Total Length──────────┤
/// ├────────Identification─────────┼Flags┼─────Fragment Offset─────┤
/// ├─Time to Live──┼───Protocol────┼────────Header Checksum────────┤
/// ├───────────────────────Source Address──────────────────────────┤
/// ├────────────────────Destination Address────────────────────────┤
/// ```
public final class Ipv4Header {
    private static final Layout LAYOUT = Layout.bigEndian();
    static final U8 VERSION_AND_LENGTH = LAYOUT.u8();
    public static final U8 TYPE_OF_SERVICE = LAYOUT.u8();
    static final U16 TOTAL_LENGTH = LAYOUT.u16();
    static final U16 IDENTIFICATION = LAYOUT.u16();
    static final U16 FRAGMENT = LAYOUT.u16();              // flags and offset
    public static final U8 TIME_TO_LIVE = LAYOUT.u8();
    public static final U8 PROTOCOL = LAYOUT.u8();
    static final U16 CHECKSUM = LAYOUT.u16();
    public static final U32 SOURCE = LAYOUT.u32();
    public static final U32 DESTINATION = LAYOUT.u32();
    /// Bytes without options.
    public static final int SIZE = LAYOUT.sized(20);

    static final int VERSION_4 = 4;
    static final int DO_NOT_FRAGMENT = 0x4000;
    static final int MORE_FRAGMENTS = 0x2000;
    static final int FRAGMENT_OFFSET = 0x1FFF;
    /// Offsets of fragments are multiples of it, in bytes.
    public static final int FRAGMENT_UNIT = 8;

    private Ipv4Header() {}

    static int version(Address header) {
        return VERSION_AND_LENGTH.read(header) >>> 4;
    }

    /// Bytes of the header with options.
    public static int length(Address header) {
        return (VERSION_AND_LENGTH.read(header) & 0xF) * 4;
    }

    public static int identification(Address header) {
        return IDENTIFICATION.read(header);
    }

    /// Where a fragment's payload belongs, in bytes.
    public static int fragmentOffset(Address header) {
        return (FRAGMENT.read(header) & FRAGMENT_OFFSET) * FRAGMENT_UNIT;
    }

    public static boolean hasMoreFragments(Address header) {
        return (FRAGMENT.read(header) & MORE_FRAGMENTS) != 0;
    }

    /// Makes it the header of a whole packet of `length` bytes; the checksum is not used any more.
    public static void clearFragment(Address header, int length) {
        FRAGMENT.write(header, 0);
        TOTAL_LENGTH.write(header, length & 0xFFFF);
    }

    /// Whether it is a part of a larger packet.
    public static boolean isFragment(Address header) {
        return (FRAGMENT.read(header) & (MORE_FRAGMENTS | FRAGMENT_OFFSET)) != 0;
    }
}
