// SPDX-License-Identifier: Apache-2.0
package corto.net.udp;

import corto.lang.Layout;
import corto.lang.U16;

/// The UDP header (RFC 768).
final class UdpHeader {
    private static final Layout LAYOUT = Layout.bigEndian();
    static final U16 SOURCE_PORT = LAYOUT.u16();
    static final U16 DESTINATION_PORT = LAYOUT.u16();
    static final U16 LENGTH = LAYOUT.u16();          // of header and data
    static final U16 CHECKSUM = LAYOUT.u16();        // 0: none
    static final int SIZE = LAYOUT.sized(8);

    private UdpHeader() {}
}
