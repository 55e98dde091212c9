// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.balloon;

import corto.lang.Layout;
import corto.lang.ReadOnly32;
import corto.lang.ReadWrite32;

/// `struct virtio_balloon_config` (virtio 1.2 §5.5.4), and the feature bits that we know (§5.5.3).
final class BalloonConfiguration {
    private static final Layout LAYOUT = Layout.littleEndian();
    static final ReadOnly32 NUM_PAGES = LAYOUT.readOnly32();             // that the host wants, of 4096 bytes
    static final ReadWrite32 ACTUAL = LAYOUT.readWrite32();              // that it has
    static final int SIZE = LAYOUT.sized(8);

    static final long F_MUST_TELL_HOST = 1;
    static final long F_STATS_VQ = 1 << 1;

    private BalloonConfiguration() {}
}
