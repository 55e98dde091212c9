// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.queue;

import corto.lang.Address;
import corto.lang.Fence;
import corto.lang.NoAllocation;
import corto.lang.PhysicalAddress;
import corto.memory.directmap.DirectMap;

/// A packed virtqueue (virtio 1.2 §2.8): chains go and come back in one ring.
///
/// **Overview.** Driver and device walk around the ring of descriptors. The driver writes the descriptors of a chain where it stands, one behind the other; the device writes one
/// used descriptor where *it* stands for each chain that it is done with, and goes on by as many places as that chain had. Two bits of a
/// descriptor's flags say whose it is: each side has a wrap counter, 1 in the first round, 0 in the second, and so on. AVAIL = counter, USED = the opposite: available.
/// Both = counter: used. A chain is known by its identifier, which the device copies.
public final class PackedQueue implements Virtqueue {
    private static final int ALIGNMENT = 16;             // of the ring (§2.8.10.1)
    private static final int INDEX_MASK = 0xFFFF;
    private static final char NOT_OUT = 0;               // in `count`

    private final int size;                              // a power of two, as in split queues
    private final Address ring;
    private final Address driverEvents;
    private final Address deviceEvents;
    private final boolean eventIndex;                    // VIRTIO_F_EVENT_IDX
    private final boolean indirect;                      // VIRTIO_F_INDIRECT_DESC
    private final Address indirectTables;                // one of INDIRECT_BUFFERS descriptors for each identifier

    private final char[] freeIdentifiers;                // a stack
    private final char[] count;                          // by identifier: places of its chain; NOT_OUT: the device has no such chain
    private int freeIdentifierCount;
    private int freeCount;                               // places
    private int availPlace;                              // where the next chain goes …
    private int availWrap = PackedDescriptor.F_AVAIL;    // … and its flags: AVAIL or USED, as the wrap counter is 1 or 0
    private int usedPlace;                               // where the device puts the next used descriptor …
    private int usedWrap = PackedDescriptor.F_AVAIL | PackedDescriptor.F_USED;      // … and its flags: both or none
    private int unannounced;                             // places filled since needsNotification was last asked
    private int takenBytes;
    private boolean broken;

    // The chain under construction.
    private int head;                                    // its identifier
    private int buffers;                                 // of it, as announced
    private int appended;
    private Address table = Address.zero();              // the indirect table; zero: the chain is in the ring
    private Address first = Address.zero();              // its first descriptor, whose flags are written last …
    private int firstFlags;                              // … and are these

    /// A queue of `size` descriptors, a power of two up to [#MOST], in the `bytes(size, indirect)` bytes at `memory`: aligned to 16,
    /// physically contiguous, in the direct map. `eventIndex` and `indirect` say which features were negotiated.
    public PackedQueue(Address memory, int size, boolean eventIndex, boolean indirect) {
        assert size > 0 && size <= MOST && Integer.bitCount(size) == 1 && memory.isAligned(ALIGNMENT);
        this.size = size;
        this.eventIndex = eventIndex;
        this.indirect = indirect;
        ring = memory;
        indirectTables = memory.plus((long) size * PackedDescriptor.SIZE);
        driverEvents = indirectTables.plus(indirectBytes(size, indirect));
        deviceEvents = driverEvents.plus(EventSuppression.SIZE);
        memory.clear(bytes(size, indirect));
        freeIdentifiers = new char[size];
        count = new char[size];
        for (int i = 0; i < size; i++) {
            freeIdentifiers[i] = (char) (size - 1 - i);
        }
        freeIdentifierCount = size;
        freeCount = size;
    }

    /// Bytes of memory for a queue.
    public static long bytes(int size, boolean indirect) {
        return (long) size * PackedDescriptor.SIZE + indirectBytes(size, indirect) + 2 * EventSuppression.SIZE;
    }

    private static long indirectBytes(int size, boolean indirect) {
        return indirect ? (long) size * INDIRECT_BUFFERS * PackedDescriptor.SIZE : 0;
    }

    @Override
    public int size() {
        return size;
    }

    /// The ring.
    @Override
    public PhysicalAddress descriptorArea() {
        return DirectMap.physical(ring);
    }

    /// What we want to hear of.
    @Override
    public PhysicalAddress driverArea() {
        return DirectMap.physical(driverEvents);
    }

    /// What the device wants to hear of.
    @Override
    public PhysicalAddress deviceArea() {
        return DirectMap.physical(deviceEvents);
    }

    private Address descriptor(int place) {
        return ring.plus((long) place * PackedDescriptor.SIZE);
    }

    // ---- giving ----

    @NoAllocation(reason = "runs several times per packet")
    @Override
    public boolean begin(int bufferCount) {
        assert appended == 0 && bufferCount > 0;
        boolean separate = indirect && bufferCount > 1 && bufferCount <= INDIRECT_BUFFERS;
        if (freeCount < (separate ? 1 : bufferCount) || broken) {
            return false;
        }
        head = freeIdentifiers[freeIdentifierCount - 1];         // there are as many as places, and a chain takes at least one of these
        table = separate ? indirectTables.plus((long) head * INDIRECT_BUFFERS * PackedDescriptor.SIZE) : Address.zero();
        buffers = bufferCount;
        first = Address.zero();
        return true;
    }

    @Override
    public int head() {
        return head;
    }

    @NoAllocation(reason = "runs several times per packet")
    @Override
    public void append(Address buffer, int lengthBytes, boolean deviceWrites) {
        assert appended < buffers;
        int flags = deviceWrites ? Descriptor.F_WRITE : 0;
        appended++;
        if (table.isZero()) {
            put(DirectMap.physical(buffer), lengthBytes, appended < buffers ? flags | Descriptor.F_NEXT : flags);
        } else {
            Address place = table.plus((long) (appended - 1) * PackedDescriptor.SIZE);
            PackedDescriptor.ADDR.write(place, DirectMap.physical(buffer).bits());
            PackedDescriptor.LEN.write(place, lengthBytes);
            PackedDescriptor.FLAGS.write(place, flags);          // the table ends where its length says (§2.8.8)
        }
    }

    /// Puts a descriptor into the ring. The device does not look at it before it sees the first of the chain.
    private void put(PhysicalAddress address, int lengthBytes, int flags) {
        assert freeCount > 0;
        Address place = descriptor(availPlace);
        PackedDescriptor.ADDR.write(place, address.bits());
        PackedDescriptor.LEN.write(place, lengthBytes);
        PackedDescriptor.ID.write(place, head);
        if (first.isZero()) {
            first = place;
            firstFlags = flags | availWrap;
        } else {
            PackedDescriptor.FLAGS.write(place, flags | availWrap);
        }
        freeCount--;
        availPlace++;
        if (availPlace == size) {
            availPlace = 0;
            availWrap ^= PackedDescriptor.F_AVAIL | PackedDescriptor.F_USED;
        }
    }

    @NoAllocation(reason = "runs several times per packet")
    @Override
    public int publish() {
        assert appended == buffers;
        int places = appended;
        if (!table.isZero()) {
            put(DirectMap.physical(table), appended * PackedDescriptor.SIZE, Descriptor.F_INDIRECT);
            places = 1;
        }
        count[head] = (char) places;
        freeIdentifierCount--;
        unannounced += places;
        Fence.release();                       // the device must see the rest of the chain before its first flags (§2.8.21.3.1)
        PackedDescriptor.FLAGS.write(first, firstFlags);
        appended = 0;
        return head;
    }

    @NoAllocation(reason = "runs several times per packet")
    @Override
    public boolean needsNotification() {
        int added = unannounced;
        unannounced = 0;
        if (added == 0) {
            return false;
        }
        Fence.full();                          // the flags must be out before we read what the device asks for, as it does the reverse (§2.8.21.3.2)
        int events = EventSuppression.BOTH.read(deviceEvents);
        int flags = events >>> EventSuppression.FLAGS_SHIFT & EventSuppression.FLAGS_MASK;
        if (flags != EventSuppression.AT_DESC || !eventIndex) {
            return flags != EventSuppression.DISABLE;
        }
        int event = events & (1 << EventSuppression.DESC_WRAP_SHIFT) - 1;
        boolean sameRound = (events >>> EventSuppression.DESC_WRAP_SHIFT & 1) == (availWrap == PackedDescriptor.F_AVAIL ? 1 : 0);
        int ago = sameRound ? availPlace - event : availPlace + size - event;
        return (ago - 1 & INDEX_MASK) < added;           // the place is among the new ones
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

    private boolean isUsed() {
        return (PackedDescriptor.FLAGS.read(descriptor(usedPlace)) & (PackedDescriptor.F_AVAIL | PackedDescriptor.F_USED)) == usedWrap;
    }

    @NoAllocation(reason = "runs several times per packet")
    @Override
    public int take() {
        if (!isUsed() || broken) {
            return NONE;
        }
        Fence.acquire();                       // the flags were read before the rest and what the device wrote to the buffers
        Address place = descriptor(usedPlace);
        int returned = PackedDescriptor.ID.read(place);
        takenBytes = PackedDescriptor.LEN.read(place);
        if (returned >= size || count[returned] == NOT_OUT || takenBytes < 0) {
            broken = true;
            return NONE;
        }
        usedPlace += count[returned];
        if (usedPlace >= size) {
            usedPlace -= size;
            usedWrap ^= PackedDescriptor.F_AVAIL | PackedDescriptor.F_USED;
        }
        freeCount += count[returned];
        count[returned] = NOT_OUT;
        freeIdentifiers[freeIdentifierCount++] = (char) returned;
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
        EventSuppression.FLAGS.write(driverEvents, EventSuppression.DISABLE);
    }

    @NoAllocation(reason = "runs several times per packet")
    @Override
    public boolean enableInterrupts() {
        if (eventIndex) {
            int wrap = usedWrap == 0 ? 0 : 1 << EventSuppression.DESC_WRAP_SHIFT;
            EventSuppression.DESC.write(driverEvents, usedPlace | wrap);
            Fence.release();                   // the place before the flags that give it a meaning
            EventSuppression.FLAGS.write(driverEvents, EventSuppression.AT_DESC);
        } else {
            EventSuppression.FLAGS.write(driverEvents, EventSuppression.ENABLE);
        }
        Fence.full();                          // the wish must be out before we look whether it came too late
        return isUsed() && !broken;
    }
}
