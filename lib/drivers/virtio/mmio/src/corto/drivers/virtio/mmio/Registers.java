// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.mmio;

import corto.lang.Layout;
import corto.lang.ReadOnly32;
import corto.lang.ReadWrite32;
import corto.lang.WriteOnly32;

/// The registers (virtio 1.2 §4.2.2, table 4.1).
final class Registers {
    private static final Layout LAYOUT = Layout.littleEndian();
    static final ReadOnly32 MAGIC_VALUE = LAYOUT.readOnly32();
    static final ReadOnly32 VERSION = LAYOUT.readOnly32();
    static final ReadOnly32 DEVICE_ID = LAYOUT.readOnly32();
    static final ReadOnly32 VENDOR_ID = LAYOUT.readOnly32();
    static final ReadOnly32 DEVICE_FEATURES = LAYOUT.readOnly32();
    static final WriteOnly32 DEVICE_FEATURES_SEL = LAYOUT.writeOnly32();
    static final WriteOnly32 DRIVER_FEATURES = LAYOUT.reserved(8).writeOnly32();
    static final WriteOnly32 DRIVER_FEATURES_SEL = LAYOUT.writeOnly32();
    static final WriteOnly32 QUEUE_SEL = LAYOUT.reserved(8).writeOnly32();             // which queue the next are of
    static final ReadOnly32 QUEUE_NUM_MAX = LAYOUT.readOnly32();
    static final WriteOnly32 QUEUE_NUM = LAYOUT.writeOnly32();
    static final ReadWrite32 QUEUE_READY = LAYOUT.reserved(8).readWrite32();
    static final WriteOnly32 QUEUE_NOTIFY = LAYOUT.reserved(8).writeOnly32();
    static final ReadOnly32 INTERRUPT_STATUS = LAYOUT.reserved(12).readOnly32();
    static final WriteOnly32 INTERRUPT_ACK = LAYOUT.writeOnly32();
    static final ReadWrite32 STATUS = LAYOUT.reserved(8).readWrite32();
    static final WriteOnly32 QUEUE_DESC_LOW = LAYOUT.reserved(12).writeOnly32();
    static final WriteOnly32 QUEUE_DESC_HIGH = LAYOUT.writeOnly32();
    static final WriteOnly32 QUEUE_DRIVER_LOW = LAYOUT.reserved(8).writeOnly32();
    static final WriteOnly32 QUEUE_DRIVER_HIGH = LAYOUT.writeOnly32();
    static final WriteOnly32 QUEUE_DEVICE_LOW = LAYOUT.reserved(8).writeOnly32();
    static final WriteOnly32 QUEUE_DEVICE_HIGH = LAYOUT.writeOnly32();
    static final ReadOnly32 CONFIG_GENERATION = LAYOUT.reserved(84).readOnly32();
    static final int CONFIG = LAYOUT.sized(0x100);       // the device's own configuration begins here

    static final int MAGIC = 0x7472_6976;                // "virt"
    static final int VERSION_MODERN = 2;

    private Registers() {}
}
