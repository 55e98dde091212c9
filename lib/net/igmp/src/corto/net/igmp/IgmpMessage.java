// SPDX-License-Identifier: Apache-2.0
package corto.net.igmp;

import corto.lang.Layout;
import corto.lang.U16;
import corto.lang.U32;
import corto.lang.U8;

/// Messages of RFC 2236 §2, and what a query of RFC 3376 §4.1 has besides.
final class IgmpMessage {
    static final int PROTOCOL = 2;

    private static final Layout LAYOUT = Layout.bigEndian();
    static final U8 TYPE = LAYOUT.u8();
    static final U8 MAX_RESPONSE = LAYOUT.u8();              // tenths of seconds, of the newest version as a code
    static final U16 CHECKSUM = LAYOUT.u16();
    static final U32 GROUP = LAYOUT.u32();                   // 0: all
    static final int SIZE = 8;
    static final U8 FLAGS = LAYOUT.u8();
    private static final U8 QUERY_INTERVAL = LAYOUT.u8();
    static final U16 SOURCE_COUNT = LAYOUT.u16();
    static final int QUERY_SIZE = LAYOUT.sized(12);

    static final int QUERY = 0x11;
    static final int REPORT_V1 = 0x12;
    static final int REPORT = 0x16;
    static final int LEAVE = 0x17;
    static final int REPORT_V3 = 0x22;
    static final int ROBUSTNESS = 7;                         // in FLAGS
    /// What version 1 means by its 0, in tenths of seconds (RFC 2236 §4).
    static final int V1_RESPONSE = 100;

    static final int ALL_HOSTS = 0xE000_0001;                // 224.0.0.1
    static final int ALL_ROUTERS = 0xE000_0002;
    static final int V3_ROUTERS = 0xE000_0016;
    static final long WORD = 0xFFFF_FFFFL;

    private IgmpMessage() {}
}
