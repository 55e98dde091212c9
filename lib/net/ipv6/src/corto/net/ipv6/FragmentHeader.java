// SPDX-License-Identifier: Apache-2.0
package corto.net.ipv6;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.U16;
import corto.lang.U32;
import corto.lang.U8;

/// The header of a fragment (RFC 8200 §4.5).
///
/// ```text
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// ├──Next Header──┼───Reserved────┼─────Fragment Offset─────┼Res┤M┤
/// ├────────────────────────Identification─────────────────────────┤
/// ```
public final class FragmentHeader {
    private static final Layout LAYOUT = Layout.bigEndian();
    public static final U8 NEXT_HEADER = LAYOUT.u8();
    private static final U8 RESERVED = LAYOUT.u8();
    public static final U16 OFFSET_AND_MORE = LAYOUT.u16();
    public static final U32 IDENTIFICATION = LAYOUT.u32();
    public static final int SIZE = LAYOUT.sized(8);

    /// Offsets of fragments are multiples of it, in bytes.
    public static final int UNIT = 8;
    private static final int MORE = 1;
    private static final int OFFSET = 0xFFF8;

    private FragmentHeader() {}

    /// Where the fragment's payload belongs, in bytes.
    public static int offset(Address header) {
        return OFFSET_AND_MORE.read(header) & OFFSET;
    }

    public static boolean hasMore(Address header) {
        return (OFFSET_AND_MORE.read(header) & MORE) != 0;
    }

    /// Whether it is a part of a packet, and not all of one (RFC 6946).
    static boolean isFragment(Address header) {
        return (OFFSET_AND_MORE.read(header) & (OFFSET | MORE)) != 0;
    }

    static void write(Address header, int protocol, int identification, int offset, boolean isLast) {
        NEXT_HEADER.write(header, protocol);
        RESERVED.write(header, 0);
        OFFSET_AND_MORE.write(header, offset | (isLast ? 0 : MORE));
        IDENTIFICATION.write(header, identification);
    }
}
