// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.pci;

import corto.lang.Layout;
import corto.lang.ReadOnly16;
import corto.lang.ReadOnly32;
import corto.lang.ReadOnly8;
import corto.lang.ReadWrite16;
import corto.lang.ReadWrite32;
import corto.lang.ReadWrite8;

/// `struct virtio_pci_common_cfg` (virtio 1.2 §4.1.4.3). Fields of 64 bits are accessed by halves (§4.1.3.1).
final class CommonConfiguration {
    private static final Layout LAYOUT = Layout.littleEndian();
    static final ReadWrite32 DEVICE_FEATURE_SELECT = LAYOUT.readWrite32();
    static final ReadOnly32 DEVICE_FEATURE = LAYOUT.readOnly32();
    static final ReadWrite32 DRIVER_FEATURE_SELECT = LAYOUT.readWrite32();
    static final ReadWrite32 DRIVER_FEATURE = LAYOUT.readWrite32();
    static final ReadWrite16 CONFIG_MSIX_VECTOR = LAYOUT.readWrite16();
    static final ReadOnly16 NUM_QUEUES = LAYOUT.readOnly16();
    static final ReadWrite8 DEVICE_STATUS = LAYOUT.readWrite8();
    static final ReadOnly8 CONFIG_GENERATION = LAYOUT.readOnly8();
    static final ReadWrite16 QUEUE_SELECT = LAYOUT.readWrite16();                 // which queue the following are of
    static final ReadWrite16 QUEUE_SIZE = LAYOUT.readWrite16();
    static final ReadWrite16 QUEUE_MSIX_VECTOR = LAYOUT.readWrite16();
    static final ReadWrite16 QUEUE_ENABLE = LAYOUT.readWrite16();
    static final ReadOnly16 QUEUE_NOTIFY_OFF = LAYOUT.readOnly16();
    static final ReadWrite32 QUEUE_DESC_LOW = LAYOUT.readWrite32();
    static final ReadWrite32 QUEUE_DESC_HIGH = LAYOUT.readWrite32();
    static final ReadWrite32 QUEUE_DRIVER_LOW = LAYOUT.readWrite32();
    static final ReadWrite32 QUEUE_DRIVER_HIGH = LAYOUT.readWrite32();
    static final ReadWrite32 QUEUE_DEVICE_LOW = LAYOUT.readWrite32();
    static final ReadWrite32 QUEUE_DEVICE_HIGH = LAYOUT.readWrite32();
    static final int SIZE = LAYOUT.sized(56);

    static final int NO_VECTOR = 0xFFFF;                 // no MSI-X entry; or the device cannot use that one

    private CommonConfiguration() {}
}
