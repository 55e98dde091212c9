// SPDX-License-Identifier: Apache-2.0
package corto.net.tcp;

import corto.lang.Layout;
import corto.lang.U16;
import corto.lang.U32;
import corto.lang.U8;

/// The TCP header (RFC 9293 §3.1).
///
/// ```text
///  0                   1                   2                   3
///  0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1 2 3 4 5 6 7 8 9 0 1
/// ├──────────Source Port──────────┼───────Destination Port────────┤
/// ├────────────────────────Sequence Number────────────────────────┤
/// ├─────────────────────Acknowledgment Number─────────────────────┤
/// ├Offset─┼Rsrvd──┼─────Flags─────┼────────────Window─────────────┤
/// ├───────────Checksum────────────┼────────Urgent Pointer─────────┤
/// ├───────────────────────────Options─────────────────────────────┤
/// ```
final class TcpHeader {
    private static final Layout LAYOUT = Layout.bigEndian();
    static final U16 SOURCE_PORT = LAYOUT.u16();
    static final U16 DESTINATION_PORT = LAYOUT.u16();
    static final U32 SEQUENCE = LAYOUT.u32();
    static final U32 ACKNOWLEDGMENT = LAYOUT.u32();
    static final U8 DATA_OFFSET = LAYOUT.u8();         // in its upper half, in words of 4 bytes
    static final U8 FLAGS = LAYOUT.u8();
    static final U16 WINDOW = LAYOUT.u16();
    static final U16 CHECKSUM = LAYOUT.u16();
    static final U16 URGENT = LAYOUT.u16();
    static final int SIZE = LAYOUT.sized(20);

    static final int FIN = 0x01;
    static final int SYN = 0x02;
    static final int RST = 0x04;
    static final int PSH = 0x08;
    static final int ACK = 0x10;
    static final int URG = 0x20;

    // Options: kinds and lengths (RFC 9293 §3.2, RFC 7323 §2.2, §3.2).
    static final int OPTION_END = 0;
    static final int OPTION_NONE = 1;
    static final int OPTION_MSS = 2;
    static final int OPTION_MSS_BYTES = 4;
    static final int OPTION_SCALE = 3;
    static final int OPTION_SCALE_BYTES = 3;
    static final int OPTION_SACK_PERMITTED = 4;            // RFC 2018 §2
    static final int OPTION_SACK_PERMITTED_BYTES = 2;
    static final int OPTION_SACK = 5;
    static final int OPTION_SACK_BYTES = 2;                // and a block's for each
    static final int SACK_BLOCK_BYTES = 8;
    static final int OPTION_TIMESTAMPS = 8;
    static final int OPTION_TIMESTAMPS_BYTES = 10;
    /// Bytes of the timestamps with the two NOPs that align them.
    static final int TIMESTAMPS_SPACE = 12;

    private TcpHeader() {}
}
