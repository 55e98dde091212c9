// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.rng;

import corto.drivers.virtio.api.DeviceType;
import corto.drivers.virtio.api.VirtioSetup;
import corto.drivers.virtio.api.VirtioTransport;
import corto.drivers.virtio.queue.Virtqueue;
import corto.lang.Address;
import corto.lang.NoAllocation;
import corto.memory.frames.api.FrameAllocator;

/// One entropy device. See the package for the context.
public final class VirtioRng {
    private static final int REQUESTS = 0;               // requestq (virtio 1.2 §5.4.2)
    private static final int QUEUE_SIZE = 2;
    private static final int BUFFER_BYTES = 256;

    private final VirtioTransport device;
    private final Virtqueue queue;
    private final Address buffer;
    private int next;                                    // first byte that nobody has taken …
    private int end;                                     // … and past the last; the same: the device has the buffer

    private VirtioRng(VirtioTransport device, Virtqueue queue, Address buffer) {
        this.device = device;
        this.queue = queue;
        this.buffer = buffer;
    }

    /// Sets the device up and asks it for the first bytes. Null if it is no entropy device, does not follow virtio 1, or there is no memory; then it is
    /// given up. Allocates.
    public static VirtioRng of(VirtioTransport device, FrameAllocator frames) {
        if (device.deviceType() != DeviceType.ENTROPY) {
            return null;
        }
        long features = VirtioSetup.negotiate(device, 0);
        if (features == VirtioSetup.REFUSED) {
            return null;
        }
        Virtqueue queue = VirtioSetup.queue(device, REQUESTS, QUEUE_SIZE, features, frames);
        Address buffer = queue == null ? Address.zero() : frames.allocate();
        if (buffer.isZero()) {
            VirtioSetup.abandon(device);
            return null;
        }
        VirtioRng rng = new VirtioRng(device, queue, buffer);
        VirtioSetup.start(device);
        rng.request();
        return rng;
    }

    @NoAllocation(reason = "runs under the kernel lock")
    private void request() {
        if (queue.begin(1)) {
            queue.append(buffer, BUFFER_BYTES, true);
            queue.publish();
            if (queue.needsNotification()) {
                device.notifyQueue(REQUESTS);
            }
        }
    }

    /// Stores random bytes at `into`, at most `lengthBytes`, without waiting for the device. How many; each byte is given once.
    @NoAllocation(reason = "runs under the kernel lock")
    public int take(Address into, int lengthBytes) {
        if (next == end && queue.take() != Virtqueue.NONE) {
            next = 0;
            end = Math.min(queue.takenBytes(), BUFFER_BYTES);
            if (end == 0) {                              // it must give at least one (§5.4.6.2)
                request();
            }
        }
        int count = Math.min(lengthBytes, end - next);
        if (count <= 0) {
            return 0;
        }
        Address bytes = buffer.plus(next);
        into.copyFrom(bytes, count);
        bytes.clear(count);
        next += count;
        if (next == end) {
            request();
        }
        return count;
    }

    /// Acknowledges the device's interrupt. Whether it had one.
    @NoAllocation(reason = "runs in interrupt context")
    public boolean interrupt() {
        return device.acknowledgeInterrupt() != 0;
    }
}
