// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.queue;

import corto.lang.Address;
import java.util.ArrayList;
import java.util.List;

/// A device's side of a virtqueue, by the offsets of the specification, independent of the driver's tables.
///
/// It fails the test where a device could do anything: a descriptor out of range, a circle, readable buffers behind writable ones.
public abstract class FakeQueue {
    /// One buffer of a chain.
    public record Buffer(Address address, int length, boolean writable) {}

    public final int size;

    FakeQueue(int size) {
        this.size = size;
    }

    public static FakeQueue of(Virtqueue queue) {
        long descriptors = queue.descriptorArea().bits();
        long driver = queue.driverArea().bits();
        long device = queue.deviceArea().bits();
        return queue instanceof PackedQueue ? new FakePackedQueue(queue.size(), descriptors, driver, device) : new FakeSplitQueue(queue.size(), descriptors, driver, device);
    }

    static int u16(Address base, long offset) {
        return base.loadShort(offset) & 0xFFFF;
    }

    /// Chains that the driver published and nobody took.
    public abstract int waiting();

    /// Takes the next chain; its head. Look at it with `buffers`.
    public abstract int next();

    /// The buffers of a chain that `next` gave.
    public abstract List<Buffer> buffers(int head);

    /// Returns a chain, with any number.
    public abstract void use(int head, int written);

    public abstract void suppressNotifications(boolean suppress);

    /// With event index: notify me of the chain that follows `chains` chains of one descriptor.
    public abstract void setAvailableEvent(int chains);

    /// With event index: how many chains of one descriptor come back before the driver wants an interrupt.
    public abstract int usedEvent();

    public abstract boolean interruptsSuppressed();

    static void add(List<Buffer> chain, Buffer buffer) {
        if (!chain.isEmpty() && chain.getLast().writable && !buffer.writable) {
            throw new AssertionError("a buffer to read behind one to write (§2.7.4.2)");
        }
        chain.add(buffer);
    }

    static List<Buffer> chain() {
        return new ArrayList<>();
    }
}
