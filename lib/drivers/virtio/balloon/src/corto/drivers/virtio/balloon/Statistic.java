// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.balloon;

import corto.lang.Layout;
import corto.lang.U16;
import corto.lang.U64;

/// `struct virtio_balloon_stat` (virtio 1.2 §5.5.6.3): packed. Values are bytes.
final class Statistic {
    private static final Layout LAYOUT = Layout.littleEndian();
    static final U16 TAG = LAYOUT.u16();
    static final U64 VALUE = LAYOUT.u64();
    static final int SIZE = LAYOUT.sized(10);

    static final int MEMORY_FREE = 4;
    static final int MEMORY_TOTAL = 5;
    static final int MEMORY_AVAILABLE = 6;

    private Statistic() {}
}
