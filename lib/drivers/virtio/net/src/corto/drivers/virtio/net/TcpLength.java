// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.net;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.U8;

/// The part of TCP's header (RFC 9293 §3.1) that says how long it is.
final class TcpLength {
    private static final Layout LAYOUT = Layout.bigEndian();
    static {
        LAYOUT.reserved(12);                   // ports, sequence and acknowledgment number
    }
    static final U8 DATA_OFFSET = LAYOUT.u8(); // words, in the upper half

    private TcpLength() {}

    /// Bytes of the TCP header at `header`.
    static int of(Address header) {
        return (DATA_OFFSET.read(header) >>> 4) * Integer.BYTES;
    }
}
