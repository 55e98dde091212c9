// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.net;

import corto.lang.Layout;
import corto.lang.ReadOnly16;
import corto.lang.ReadOnly8;

/// `struct virtio_net_config` (virtio 1.2 §5.1.4), and the feature bits (§5.1.3) that decide which fields are there.
final class NetConfiguration {
    private static final Layout LAYOUT = Layout.littleEndian();
    static final ReadOnly8 MAC = LAYOUT.readOnly8();                             // the first of 6 bytes; with MAC
    static final ReadOnly16 STATUS = LAYOUT.reserved(5).readOnly16();            // with STATUS
    static final ReadOnly16 MAX_VIRTQUEUE_PAIRS = LAYOUT.readOnly16();
    static final ReadOnly16 MTU = LAYOUT.readOnly16();                           // with MTU
    static final int SIZE = LAYOUT.sized(12);

    static final int MAC_BYTES = 6;
    static final int STATUS_LINK_UP = 1;

    static final long F_CSUM = 1;                        // the device fills in checksums
    static final long F_GUEST_CSUM = 1 << 1;             // the driver takes packets whose checksum is not filled in
    static final long F_MTU = 1 << 3;
    static final long F_MAC = 1 << 5;
    static final long F_GUEST_TSO4 = 1 << 7;             // the driver takes TCP segments over IPv4 that were put together
    static final long F_GUEST_TSO6 = 1 << 8;             // over IPv6
    static final long F_HOST_TSO4 = 1 << 11;             // the device cuts such
    static final long F_HOST_TSO6 = 1 << 12;
    static final long F_MRG_RXBUF = 1 << 15;             // a frame may be received in several buffers
    static final long F_STATUS = 1 << 16;

    private NetConfiguration() {}
}
