// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.queue;

import corto.lang.Address;
import corto.lang.PhysicalAddress;
import corto.memory.directmap.DirectMap;
import java.util.ArrayList;
import java.util.List;

/// A device's side of a split virtqueue, by the offsets of virtio 1.2 §2.7, independent of the driver's tables.
///
/// It fails the test where a device could do anything: a descriptor out of range, a circle, readable buffers behind writable ones.
public final class FakeQueue {
    /// One buffer of a chain.
    public record Buffer(Address address, int length, boolean writable) {}

    public final int size;
    private final Address descriptors;
    private final Address available;
    private final Address used;
    private int seen;                    // available entries taken
    private int done;                    // used entries written

    public FakeQueue(int size, long descriptorArea, long driverArea, long deviceArea) {
        this.size = size;
        descriptors = DirectMap.address(new PhysicalAddress(descriptorArea));
        available = DirectMap.address(new PhysicalAddress(driverArea));
        used = DirectMap.address(new PhysicalAddress(deviceArea));
        if (descriptorArea % 16 != 0 || driverArea % 2 != 0 || deviceArea % 4 != 0) {
            throw new AssertionError("an area is not aligned (§2.7)");
        }
    }

    public static FakeQueue of(Virtqueue queue) {
        return new FakeQueue(queue.size(), queue.descriptorArea().bits(), queue.driverArea().bits(), queue.deviceArea().bits());
    }

    private static int u16(Address base, long offset) {
        return base.loadShort(offset) & 0xFFFF;
    }

    /// Chains that the driver published and nobody took.
    public int waiting() {
        return u16(available, 2) - seen & 0xFFFF;
    }

    /// Takes the next chain; its head. Look at it with `buffers`.
    public int next() {
        if (waiting() == 0) {
            throw new AssertionError("nothing is available");
        }
        int head = u16(available, 4 + 2L * (seen % size));
        seen = seen + 1 & 0xFFFF;
        return head;
    }

    public List<Buffer> buffers(int head) {
        if ((u16(descriptors, 16L * head + 12) & 4) != 0) {
            int bytes = descriptors.loadInt(16L * head + 8);
            return follow(DirectMap.address(new PhysicalAddress(descriptors.loadLong(16L * head))), bytes / 16, 0);
        }
        return follow(descriptors, size, head);
    }

    private static List<Buffer> follow(Address table, int entries, int first) {
        List<Buffer> chain = new ArrayList<>();
        boolean writable = false;
        for (int index = first;;) {
            if (index >= entries || chain.size() == entries) {
                throw new AssertionError("descriptor " + index + " of " + entries);
            }
            int flags = u16(table, 16L * index + 12);
            if (writable && (flags & 2) == 0) {
                throw new AssertionError("a buffer to read behind one to write (§2.7.4.2)");
            }
            writable = (flags & 2) != 0;
            chain.add(new Buffer(DirectMap.address(new PhysicalAddress(table.loadLong(16L * index))), table.loadInt(16L * index + 8), writable));
            if ((flags & 1) == 0) {
                return chain;
            }
            index = u16(table, 16L * index + 14);
        }
    }

    /// Returns a chain.
    public void use(int head, int written) {
        used.storeInt(4 + 8L * (done % size), head);
        used.storeInt(8 + 8L * (done % size), written);
        done = done + 1 & 0xFFFF;
        used.storeShort(2, (short) done);
    }

    public void suppressNotifications(boolean suppress) {
        used.storeShort(0, (short) (suppress ? 1 : 0));
    }

    /// With event index: notify me when the index passes `index`.
    public void setAvailableEvent(int index) {
        used.storeShort(4 + 8L * size, (short) index);
    }

    public int usedEvent() {
        return u16(available, 4 + 2L * size);
    }

    public boolean interruptsSuppressed() {
        return u16(available, 0) == 1;
    }
}
