// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.queue;

import corto.lang.Address;
import corto.lang.PhysicalAddress;
import corto.memory.directmap.DirectMap;
import java.util.List;

/// The device's side of a split virtqueue (virtio 1.2 §2.7).
public final class FakeSplitQueue extends FakeQueue {
    private final Address descriptors;
    private final Address available;
    private final Address used;
    private int seen;                    // available entries taken
    private int done;                    // used entries written

    public FakeSplitQueue(int size, long descriptorArea, long driverArea, long deviceArea) {
        super(size);
        descriptors = DirectMap.address(new PhysicalAddress(descriptorArea));
        available = DirectMap.address(new PhysicalAddress(driverArea));
        used = DirectMap.address(new PhysicalAddress(deviceArea));
        if (descriptorArea % 16 != 0 || driverArea % 2 != 0 || deviceArea % 4 != 0) {
            throw new AssertionError("an area is not aligned (§2.7)");
        }
    }

    @Override
    public int waiting() {
        return u16(available, 2) - seen & 0xFFFF;
    }

    @Override
    public int next() {
        if (waiting() == 0) {
            throw new AssertionError("nothing is available");
        }
        int head = u16(available, 4 + 2L * (seen % size));
        seen = seen + 1 & 0xFFFF;
        return head;
    }

    @Override
    public List<Buffer> buffers(int head) {
        if ((u16(descriptors, 16L * head + 12) & 4) != 0) {
            int bytes = descriptors.loadInt(16L * head + 8);
            return follow(DirectMap.address(new PhysicalAddress(descriptors.loadLong(16L * head))), bytes / 16, 0);
        }
        return follow(descriptors, size, head);
    }

    private static List<Buffer> follow(Address table, int entries, int first) {
        List<Buffer> chain = chain();
        for (int index = first;;) {
            if (index >= entries || chain.size() == entries) {
                throw new AssertionError("descriptor " + index + " of " + entries);
            }
            int flags = u16(table, 16L * index + 12);
            add(chain, new Buffer(DirectMap.address(new PhysicalAddress(table.loadLong(16L * index))), table.loadInt(16L * index + 8), (flags & 2) != 0));
            if ((flags & 1) == 0) {
                return chain;
            }
            index = u16(table, 16L * index + 14);
        }
    }

    @Override
    public void use(int head, int written) {
        used.storeInt(4 + 8L * (done % size), head);
        used.storeInt(8 + 8L * (done % size), written);
        done = done + 1 & 0xFFFF;
        used.storeShort(2, (short) done);
    }

    @Override
    public void suppressNotifications(boolean suppress) {
        used.storeShort(0, (short) (suppress ? 1 : 0));
    }

    @Override
    public void setAvailableEvent(int chains) {
        used.storeShort(4 + 8L * size, (short) chains);
    }

    @Override
    public int usedEvent() {
        return u16(available, 4 + 2L * size);
    }

    /// With event index a driver cannot say so; then an event far away means it.
    @Override
    public boolean interruptsSuppressed() {
        return u16(available, 0) == 1 || usedEvent() == (done - 1 & 0xFFFF);
    }
}
