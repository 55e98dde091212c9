// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.api;

/// Feature bits that mean the same for all kinds of devices (virtio 1.2 §6).
public final class Features {
    public static final long RING_INDIRECT_DESC = 1L << 28;
    public static final long RING_EVENT_IDX = 1L << 29;
    /// The rings of all queues are packed; without it they are split.
    public static final long RING_PACKED = 1L << 34;
    /// The device follows virtio 1.0 or later, not the legacy interface.
    public static final long VERSION_1 = 1L << 32;

    private Features() {}
}
