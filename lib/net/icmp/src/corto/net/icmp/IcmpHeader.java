// SPDX-License-Identifier: Apache-2.0
package corto.net.icmp;

import corto.lang.Layout;
import corto.lang.U16;
import corto.lang.U8;

/// The ICMP header (RFC 792), with the next-hop MTU of RFC 1191 §4.
public final class IcmpHeader {
    private static final Layout LAYOUT = Layout.bigEndian();
    public static final U8 TYPE = LAYOUT.u8();
    public static final U8 CODE = LAYOUT.u8();
    public static final U16 CHECKSUM = LAYOUT.u16();
    static final U16 UNUSED = LAYOUT.u16();
    /// Of an echo; the sequence number is where others have the MTU.
    public static final U16 IDENTIFIER = UNUSED;
    static final U16 MTU = LAYOUT.u16();
    public static final int SIZE = LAYOUT.sized(8);

    public static final int ECHO_REPLY = 0;
    static final int DESTINATION_UNREACHABLE = 3;
    public static final int ECHO_REQUEST = 8;
    static final int TIME_EXCEEDED = 11;
    static final int PARAMETER_PROBLEM = 12;

    static final int FRAGMENTATION_NEEDED = 4;   // code of DESTINATION_UNREACHABLE

    static final int POINTER = 4;                // where a parameter problem says which byte is wrong

    private IcmpHeader() {}
}
