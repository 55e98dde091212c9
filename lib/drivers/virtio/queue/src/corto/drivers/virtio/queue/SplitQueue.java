// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.queue;

import corto.lang.Address;
import corto.lang.Fence;
import corto.lang.Hot;
import corto.lang.NoAllocation;
import corto.lang.PhysicalAddress;
import corto.memory.directmap.DirectMap;

/// A split virtqueue (virtio 1.2 §2.7): chains go through the available ring and come back in the used ring.
///
/// Which descriptors are free, and which belong to a chain, is kept apart from the descriptor table, which the device can write.
@Hot
public final class SplitQueue implements Virtqueue {
    private static final int INDEX_MASK = 0xFFFF;        // indices are 16 bits wide
    private static final int ALIGNMENT = 16;             // of descriptor table and, which asks for 4, used ring (§2.7)
    private static final int NOT_OUT = 0;                // in `chains`
    private static final int LAST_SHIFT = 16;            // in `chains`

    private final int size;                              // a power of two (§2.7)
    private final Address descriptors;
    private final Address availRing;
    private final Address usedRing;
    private final Address usedEvent;
    private final Address availEvent;
    private final boolean eventIndex;                    // VIRTIO_F_EVENT_IDX
    private final boolean indirect;                      // VIRTIO_F_INDIRECT_DESC
    private final Address indirectTables;                // one of INDIRECT_BUFFERS descriptors for each head

    private final char[] next;                           // by descriptor: what follows in its chain, or in the list of free ones
    private final int[] chains;                          // by head: last descriptor << LAST_SHIFT | how many; NOT_OUT: the device has no such chain
    private int firstFree;                               // head of the list of free descriptors
    private int freeCount;
    private int availIndex;                              // free-running, 16 bits; & size − 1 gives the slot
    private int usedIndex;                               // next element we have not taken; free-running, 16 bits
    private int notifiedIndex;                           // availIndex when needsNotification was last asked
    private int takenBytes;
    private boolean broken;

    // The chain under construction.
    private int head;
    private int last = NONE;                             // its last descriptor so far, NONE: there is none
    private Address table = Address.zero();              // the head's indirect table; zero: the chain is in the ring's own table
    private int announced;                               // buffers that it is to have
    private int appended;

    /// A queue of `size` descriptors, a power of two up to [#MOST], in the `bytes(size, indirect)` bytes at `memory`: aligned to 16,
    /// physically contiguous, in the direct map. `eventIndex` and `indirect` say which features were negotiated.
    public SplitQueue(Address memory, int size, boolean eventIndex, boolean indirect) {
        assert size > 0 && size <= MOST && Integer.bitCount(size) == 1 && memory.isAligned(ALIGNMENT);
        this.size = size;
        this.eventIndex = eventIndex;
        this.indirect = indirect;
        descriptors = memory;
        indirectTables = memory.plus((long) size * Descriptor.SIZE);
        availRing = indirectTables.plus(indirectBytes(size, indirect));
        usedRing = availRing.plus(AvailableRing.bytes(size)).alignUp(ALIGNMENT);
        usedEvent = availRing.plus(AvailableRing.usedEvent(size));
        availEvent = usedRing.plus(UsedRing.availEvent(size));
        memory.clear(bytes(size, indirect));
        next = new char[size];
        chains = new int[size];
        for (int i = 0; i < size; i++) {
            next[i] = (char) (i + 1);
        }
        freeCount = size;
    }

    /// Bytes of memory for a queue.
    public static long bytes(int size, boolean indirect) {
        long rings = (AvailableRing.bytes(size) + ALIGNMENT - 1 & -ALIGNMENT) + UsedRing.bytes(size);
        return (long) size * Descriptor.SIZE + indirectBytes(size, indirect) + rings;
    }

    private static long indirectBytes(int size, boolean indirect) {
        return indirect ? (long) size * INDIRECT_BUFFERS * Descriptor.SIZE : 0;
    }

    @Override
    public int size() {
        return size;
    }

    /// The descriptor table.
    @Override
    public PhysicalAddress descriptorArea() {
        return DirectMap.physical(descriptors);
    }

    /// The available ring.
    @Override
    public PhysicalAddress driverArea() {
        return DirectMap.physical(availRing);
    }

    /// The used ring.
    @Override
    public PhysicalAddress deviceArea() {
        return DirectMap.physical(usedRing);
    }

    private Address descriptor(int index) {
        return descriptors.plus((long) index * Descriptor.SIZE);
    }

    // ---- giving ----

    @NoAllocation(reason = "runs several times per packet")
    @Override
    public boolean begin(int buffers) {
        assert last == NONE && buffers > 0;
        boolean separate = indirect && buffers > 1 && buffers <= INDIRECT_BUFFERS;
        if (freeCount < (separate ? 1 : buffers) || broken) {
            return false;
        }
        head = firstFree;
        table = separate ? indirectTables.plus((long) head * INDIRECT_BUFFERS * Descriptor.SIZE) : Address.zero();
        announced = buffers;
        appended = 0;
        return true;
    }

    @Override
    public int head() {
        return head;
    }

    @NoAllocation(reason = "runs several times per packet")
    @Override
    public void append(Address buffer, int lengthBytes, boolean deviceWrites) {
        assert appended < announced;
        appended++;
        Address place;
        int following;
        if (table.isZero()) {
            place = takeFree();
            following = firstFree;
        } else {
            place = table.plus((long) (appended - 1) * Descriptor.SIZE);
            following = appended;
        }
        Descriptor.ADDR.write(place, DirectMap.physical(buffer).bits());
        Descriptor.LEN.write(place, lengthBytes);
        Descriptor.FLAGS.write(place, (deviceWrites ? Descriptor.F_WRITE : 0) | (appended < announced ? Descriptor.F_NEXT : 0));
        Descriptor.NEXT.write(place, following);
    }

    /// Takes a descriptor from the list of free ones: the one behind it is the chain's next.
    private Address takeFree() {
        assert freeCount > 0;
        int index = firstFree;
        firstFree = next[index];
        freeCount--;
        last = index;
        return descriptor(index);
    }

    @NoAllocation(reason = "runs several times per packet")
    @Override
    public int publish() {
        assert appended == announced;
        int descriptorCount = appended;
        if (!table.isZero()) {
            Address place = takeFree();
            Descriptor.ADDR.write(place, DirectMap.physical(table).bits());
            Descriptor.LEN.write(place, appended * Descriptor.SIZE);
            Descriptor.FLAGS.write(place, Descriptor.F_INDIRECT);
            descriptorCount = 1;
        }
        chains[head] = last << LAST_SHIFT | descriptorCount;
        AvailableRing.RING.write(availRing.plus((long) (availIndex & size - 1) * AvailableRing.SLOT), head);
        Fence.release();                       // the device must see slot and descriptors before the index (§2.7.13.3.1)
        availIndex = availIndex + 1 & INDEX_MASK;
        AvailableRing.IDX.write(availRing, availIndex);
        last = NONE;
        appended = 0;
        return head;
    }

    @NoAllocation(reason = "runs several times per packet")
    @Override
    public boolean needsNotification() {
        int before = notifiedIndex;
        notifiedIndex = availIndex;
        if (before == availIndex) {
            return false;
        }
        Fence.full();                          // our index must be out before we read what the device asks for, as it does the reverse (§2.7.13.4.1)
        if (!eventIndex) {
            return (UsedRing.FLAGS.read(usedRing) & UsedRing.F_NO_NOTIFY) == 0;
        }
        int event = UsedRing.AVAIL_EVENT.read(availEvent);
        return (availIndex - event - 1 & INDEX_MASK) < (availIndex - before & INDEX_MASK);      // event is among the new ones (§2.7.10.1)
    }

    @Override
    public int freeCount() {
        return freeCount;
    }

    @Override
    public boolean isIdle() {
        return freeCount == size;
    }

    // ---- taking back ----

    @NoAllocation(reason = "runs several times per packet")
    @Override
    public int take() {
        if (UsedRing.IDX.read(usedRing) == usedIndex || broken) {
            return NONE;
        }
        Fence.acquire();                       // the index was read before the element and what the device wrote to the buffers
        Address element = usedRing.plus((long) (usedIndex & size - 1) * UsedRing.ELEMENT);
        int returned = UsedRing.ID.read(element);
        takenBytes = UsedRing.LEN.read(element);
        int chain = returned >= 0 && returned < size ? chains[returned] : NOT_OUT;
        if (chain == NOT_OUT || takenBytes < 0) {
            broken = true;
            return NONE;
        }
        usedIndex = usedIndex + 1 & INDEX_MASK;
        chains[returned] = NOT_OUT;
        freeCount += chain & INDEX_MASK;
        next[chain >>> LAST_SHIFT] = (char) firstFree;
        firstFree = returned;
        return returned;
    }

    @Override
    public int takenBytes() {
        return takenBytes;
    }

    @Override
    public boolean isBroken() {
        return broken;
    }

    @NoAllocation(reason = "runs several times per packet")
    @Override
    public void disableInterrupts() {
        if (eventIndex) {
            AvailableRing.USED_EVENT.write(usedEvent, usedIndex - 1 & INDEX_MASK);      // as far away as can be
        } else {
            AvailableRing.FLAGS.write(availRing, AvailableRing.F_NO_INTERRUPT);
        }
    }

    @NoAllocation(reason = "runs several times per packet")
    @Override
    public boolean enableInterrupts() {
        if (eventIndex) {
            AvailableRing.USED_EVENT.write(usedEvent, usedIndex);
        } else {
            AvailableRing.FLAGS.write(availRing, 0);
        }
        Fence.full();                          // the wish must be out before we look whether it came too late (§2.7.13.4 the other way round)
        return UsedRing.IDX.read(usedRing) != usedIndex && !broken;
    }
}
