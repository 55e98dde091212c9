// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.net;

import corto.lang.Layout;
import corto.lang.U16;
import corto.lang.U8;

/// `struct virtio_net_hdr` (virtio 1.2 §5.1.6): in front of every frame.
final class NetHeader {
    private static final Layout LAYOUT = Layout.littleEndian();
    static final U8 FLAGS = LAYOUT.u8();
    static final U8 GSO_TYPE = LAYOUT.u8();
    static final U16 HDR_LEN = LAYOUT.u16();
    static final U16 GSO_SIZE = LAYOUT.u16();
    static final U16 CSUM_START = LAYOUT.u16();          // first byte of the frame that the checksum covers
    static final U16 CSUM_OFFSET = LAYOUT.u16();         // of the checksum from there
    static final U16 NUM_BUFFERS = LAYOUT.u16();         // received, with MRG_RXBUF: buffers of the frame; the driver writes 0
    static final int SIZE = LAYOUT.sized(12);

    static final int GSO_NONE = 0;                       // the frame is one packet
    static final int GSO_TCPV4 = 1;                      // TCP segments of `GSO_SIZE` bytes of payload, over IPv4
    static final int GSO_TCPV6 = 4;

    static final int F_NEEDS_CSUM = 1;                   // the checksum is still to be filled in
    static final int F_DATA_VALID = 2;                   // received: the checksum is right

    private NetHeader() {}
}
