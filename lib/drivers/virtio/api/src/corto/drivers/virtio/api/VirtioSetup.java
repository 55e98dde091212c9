// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.api;

import corto.drivers.virtio.queue.PackedQueue;
import corto.drivers.virtio.queue.SplitQueue;
import corto.drivers.virtio.queue.Virtqueue;
import corto.lang.Address;
import corto.memory.frames.api.FrameAllocator;
import corto.memory.frames.api.Frames;

/// Device initialisation (virtio 1.2 §3.1.1), in its order: [#negotiate], a [#queue] for each, [#start].
public final class VirtioSetup {
    /// What `negotiate` gives when the device cannot be used.
    public static final long REFUSED = -1;

    /// Kconfig's `DRIVERS_VIRTIO_QUEUE_PACKED`: packed rings where the device has them.
    private static final boolean PACKED = Boolean.parseBoolean(System.getProperty("corto.drivers.virtio.queue.packed", "true"));

    private VirtioSetup() {}

    /// Resets the device and agrees on features: those of `wanted` that it offers; VERSION_1, without which we use none; and RING_PACKED if the image
    /// has packed rings. What was agreed on, or [#REFUSED].
    public static long negotiate(VirtioTransport device, long wanted) {
        DeviceStatus status = DeviceStatus.reset();
        device.setStatus(status);
        if (!device.status().isReset()) {
            return fail(device);
        }
        status = status.with(DeviceStatus.ACKNOWLEDGE);
        device.setStatus(status);
        status = status.with(DeviceStatus.DRIVER);
        device.setStatus(status);
        long features = device.deviceFeatures() & (wanted | Features.VERSION_1 | (PACKED ? Features.RING_PACKED : 0));
        if ((features & Features.VERSION_1) == 0) {
            return fail(device);
        }
        device.setDriverFeatures(features);
        status = status.with(DeviceStatus.FEATURES_OK);
        device.setStatus(status);
        if (!device.status().has(DeviceStatus.FEATURES_OK)) {        // the device does not support this subset (§3.1.1 step 6)
            return fail(device);
        }
        return features;
    }

    private static long fail(VirtioTransport device) {
        abandon(device);
        return REFUSED;
    }

    /// Gives the device up.
    public static void abandon(VirtioTransport device) {
        device.setStatus(device.status().with(DeviceStatus.FAILED));
    }

    /// Makes queue `index` with as many descriptors as the device allows, at most `mostDescriptors`, a power of two. Null if the device has no
    /// such queue or there is no memory.
    public static Virtqueue queue(VirtioTransport device, int index, int mostDescriptors, long features, FrameAllocator frames) {
        int size = Integer.highestOneBit(Math.max(0, Math.min(device.queueSize(index), mostDescriptors)));
        if (size == 0) {
            return null;
        }
        boolean indirect = (features & Features.RING_INDIRECT_DESC) != 0;
        boolean eventIndex = (features & Features.RING_EVENT_IDX) != 0;
        boolean packed = PACKED && (features & Features.RING_PACKED) != 0;
        long bytes = packed ? PackedQueue.bytes(size, indirect) : SplitQueue.bytes(size, indirect);
        int frameCount = (int) (bytes + Frames.BYTES - 1 >>> Frames.SHIFT);
        Address memory = frames.allocateContiguous(frameCount);
        if (memory.isZero()) {
            return null;
        }
        Virtqueue queue = packed ? new PackedQueue(memory, size, eventIndex, indirect) : new SplitQueue(memory, size, eventIndex, indirect);
        if (!device.enableQueue(index, queue)) {
            frames.freeContiguous(memory, frameCount);
            return null;
        }
        return queue;
    }

    /// The driver is ready; from now on the device may use the queues.
    public static void start(VirtioTransport device) {
        device.setStatus(device.status().with(DeviceStatus.DRIVER_OK));
    }
}
