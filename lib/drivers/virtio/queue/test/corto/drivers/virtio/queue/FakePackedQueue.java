// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.queue;

import corto.lang.Address;
import corto.lang.PhysicalAddress;
import corto.memory.directmap.DirectMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The device's side of a packed virtqueue (virtio 1.2 §2.8).
public final class FakePackedQueue extends FakeQueue {
    private record Chain(List<Buffer> buffers, int places) {}

    private final Address ring;
    private final Address driverEvents;
    private final Address deviceEvents;
    private final Map<Integer, Chain> taken = new HashMap<>();
    private int availablePlace;
    private boolean availableWrap = true;
    private int usedPlace;
    private boolean usedWrap = true;

    public FakePackedQueue(int size, long descriptorArea, long driverArea, long deviceArea) {
        super(size);
        ring = DirectMap.address(new PhysicalAddress(descriptorArea));
        driverEvents = DirectMap.address(new PhysicalAddress(driverArea));
        deviceEvents = DirectMap.address(new PhysicalAddress(deviceArea));
        if (descriptorArea % 16 != 0 || driverArea % 4 != 0 || deviceArea % 4 != 0) {
            throw new AssertionError("an area is not aligned (§2.8.10.1)");
        }
    }

    private boolean isAvailable(int place, boolean wrap) {
        int flags = u16(ring, 16L * place + 14);
        return (flags & 1 << 7) != 0 == wrap && (flags & 1 << 15) != 0 != wrap;
    }

    /// Places of the chain that begins at `place`.
    private int places(int place) {
        int count = 1;
        while ((u16(ring, 16L * ((place + count - 1) % size) + 14) & 1) != 0) {
            if (++count > size) {
                throw new AssertionError("a chain is longer than the ring");
            }
        }
        return count;
    }

    @Override
    public int waiting() {
        int count = 0;
        int place = availablePlace;
        boolean wrap = availableWrap;
        for (int seen = 0; seen < size && isAvailable(place, wrap);) {
            int places = places(place);
            for (int i = 0; i < places; i++) {
                boolean wrapThere = place + i >= size != wrap;
                if (!isAvailable((place + i) % size, wrapThere)) {
                    throw new AssertionError("a chain is made available before all of it is");
                }
            }
            seen += places;
            wrap ^= place + places >= size;
            place = (place + places) % size;
            count++;
        }
        return count;
    }

    @Override
    public int next() {
        if (waiting() == 0) {
            throw new AssertionError("nothing is available");
        }
        int places = places(availablePlace);
        int head = u16(ring, 16L * ((availablePlace + places - 1) % size) + 12);
        List<Buffer> buffers = chain();
        for (int i = 0; i < places; i++) {
            int place = (availablePlace + i) % size;
            int flags = u16(ring, 16L * place + 14);
            if ((flags & 4) != 0) {
                Address table = DirectMap.address(new PhysicalAddress(ring.loadLong(16L * place)));
                for (int entry = 0; entry < ring.loadInt(16L * place + 8) / 16; entry++) {
                    add(buffers, new Buffer(DirectMap.address(new PhysicalAddress(table.loadLong(16L * entry))), table.loadInt(16L * entry + 8), (u16(table, 16L * entry + 14) & 2) != 0));
                }
            } else {
                add(buffers, new Buffer(DirectMap.address(new PhysicalAddress(ring.loadLong(16L * place))), ring.loadInt(16L * place + 8), (flags & 2) != 0));
            }
        }
        if (taken.put(head, new Chain(buffers, places)) != null) {
            throw new AssertionError("identifier " + head + " is in use");
        }
        availableWrap ^= availablePlace + places >= size;
        availablePlace = (availablePlace + places) % size;
        return head;
    }

    @Override
    public List<Buffer> buffers(int head) {
        return taken.get(head).buffers;
    }

    @Override
    public void use(int head, int written) {
        Chain chain = taken.remove(head);
        ring.storeInt(16L * usedPlace + 8, written);
        ring.storeShort(16L * usedPlace + 12, (short) head);
        ring.storeShort(16L * usedPlace + 14, (short) (usedWrap ? 1 << 7 | 1 << 15 : 0));
        int places = chain == null ? 1 : chain.places;
        usedWrap ^= usedPlace + places >= size;
        usedPlace = (usedPlace + places) % size;
    }

    @Override
    public void suppressNotifications(boolean suppress) {
        deviceEvents.storeShort(2, (short) (suppress ? 1 : 0));
    }

    @Override
    public void setAvailableEvent(int chains) {
        deviceEvents.storeShort(0, (short) (chains % size | (chains / size % 2 == 0 ? 1 << 15 : 0)));
        deviceEvents.storeShort(2, (short) 2);
    }

    @Override
    public int usedEvent() {
        if (u16(driverEvents, 2) != 2) {
            throw new AssertionError("no event is asked for");
        }
        int event = u16(driverEvents, 0);
        return (event & 0x7FFF) + (event >>> 15 == 1 ? 0 : size);
    }

    @Override
    public boolean interruptsSuppressed() {
        return u16(driverEvents, 2) == 1;
    }
}
