// SPDX-License-Identifier: Apache-2.0
package corto.net.icmp;

import corto.lang.Layout;
import corto.lang.U16;
import corto.lang.U8;

/// The ICMP header (RFC 792), with the next-hop MTU of RFC 1191 §4.
final class IcmpHeader {
    private static final Layout LAYOUT = Layout.bigEndian();
    static final U8 TYPE = LAYOUT.u8();
    static final U8 CODE = LAYOUT.u8();
    static final U16 CHECKSUM = LAYOUT.u16();
    static final U16 UNUSED = LAYOUT.u16();
    static final U16 MTU = LAYOUT.u16();
    static final int SIZE = LAYOUT.sized(8);

    static final int ECHO_REPLY = 0;
    static final int DESTINATION_UNREACHABLE = 3;
    static final int ECHO_REQUEST = 8;
    static final int TIME_EXCEEDED = 11;
    static final int PARAMETER_PROBLEM = 12;

    static final int FRAGMENTATION_NEEDED = 4;   // code of DESTINATION_UNREACHABLE

    private IcmpHeader() {}
}
