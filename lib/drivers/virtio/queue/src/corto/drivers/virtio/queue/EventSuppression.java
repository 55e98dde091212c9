// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.queue;

import corto.lang.Layout;
import corto.lang.ReadOnly32;
import corto.lang.ReadWrite16;

/// `struct pvirtq_event_suppress` (virtio 1.2 §2.8.14): what one side of a packed ring wants to hear of from the other.
final class EventSuppression {
    private static final Layout LAYOUT = Layout.littleEndian();
    static final ReadWrite16 DESC = LAYOUT.readWrite16();        // place of a descriptor, and in bit 15 the wrap counter
    static final ReadWrite16 FLAGS = LAYOUT.readWrite16();
    static final int SIZE = LAYOUT.sized(4);

    static final ReadOnly32 BOTH = LAYOUT.at(0).readOnly32();    // DESC and, above, FLAGS of the same moment

    static final int FLAGS_SHIFT = 16;
    static final int FLAGS_MASK = 3;
    static final int DESC_WRAP_SHIFT = 15;

    static final int ENABLE = 0;                       // of everything
    static final int DISABLE = 1;                      // of nothing
    static final int AT_DESC = 2;                      // when DESC is reached; with VIRTIO_F_EVENT_IDX

    private EventSuppression() {}
}
