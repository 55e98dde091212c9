// SPDX-License-Identifier: Apache-2.0
package corto.net.mld;

import corto.lang.Layout;
import corto.lang.U16;
import corto.lang.U32;
import corto.lang.U64;
import corto.lang.U8;

/// Messages of RFC 2710 §3, and what a query of RFC 3810 §5.1 has besides.
final class MldMessage {
    private static final Layout LAYOUT = Layout.bigEndian();
    private static final U32 HEADER = LAYOUT.u32();          // as of all ICMPv6 messages
    static final U16 MAX_RESPONSE = LAYOUT.u16();            // milliseconds, of the newest version as a code
    private static final U16 RESERVED = LAYOUT.u16();
    static final U64 GROUP_HIGH = LAYOUT.u64();              // 0: all
    static final U64 GROUP_LOW = LAYOUT.u64();
    static final int SIZE = 24;
    static final U8 FLAGS = LAYOUT.u8();
    private static final U8 QUERY_INTERVAL = LAYOUT.u8();
    static final U16 SOURCE_COUNT = LAYOUT.u16();
    static final int QUERY_SIZE = LAYOUT.sized(28);

    static final int QUERY = 130;
    static final int REPORT = 131;
    static final int DONE = 132;
    static final int REPORT_V2 = 143;
    static final int ROBUSTNESS = 7;                         // in FLAGS
    static final int ADDRESS = 16;

    private MldMessage() {}
}
