// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.queue;

import corto.lang.Address;
import corto.lang.Fence;
import corto.lang.NoAllocation;
import corto.lang.PhysicalAddress;
import corto.memory.directmap.DirectMap;

/// The driver's side of one split virtqueue (virtio 1.2 §2.7).
///
/// The driver publishes chains in the available ring; the device returns them in the used ring, in any order. See the package for the context.
@NoAllocation(reason = "runs several times per packet")
public final class Virtqueue {
    /// What `take` gives when nothing came back.
    public static final int NONE = -1;
    /// Most descriptors that a queue can have (§2.7).
    public static final int MOST = 1 << 15;

    /// Buffers that fit into an indirect chain.
    public static final int INDIRECT_BUFFERS = 8;

    private static final int INDEX_MASK = 0xFFFF;        // indices are 16 bits wide
    private static final int ALIGNMENT = 16;             // of descriptor table and, which asks for 4, used ring (§2.7)

    private final int size;                              // a power of two (§2.7)
    private final Address descriptors;
    private final Address availRing;
    private final Address usedRing;
    private final Address usedEvent;
    private final Address availEvent;
    private final boolean eventIndex;                    // VIRTIO_F_EVENT_IDX
    private final boolean indirect;                      // VIRTIO_F_INDIRECT_DESC
    private final Address indirectTables;                // one of INDIRECT_BUFFERS descriptors for each head

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
    private int appended;

    /// A queue of `size` descriptors, a power of two up to [#MOST], in the `bytes(size, indirect)` bytes at `memory`: aligned to 16,
    /// physically contiguous, in the direct map. `eventIndex` and `indirect` say which features were negotiated.
    public Virtqueue(Address memory, int size, boolean eventIndex, boolean indirect) {
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
        for (int i = 0; i < size; i++) {
            Descriptor.NEXT.write(descriptor(i), i + 1);
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

    public int size() {
        return size;
    }

    /// Where the device finds the descriptor table, the available ring ("driver area") and the used ring ("device area").
    public PhysicalAddress descriptorArea() {
        return DirectMap.physical(descriptors);
    }

    public PhysicalAddress driverArea() {
        return DirectMap.physical(availRing);
    }

    public PhysicalAddress deviceArea() {
        return DirectMap.physical(usedRing);
    }

    private Address descriptor(int index) {
        return descriptors.plus((long) index * Descriptor.SIZE);
    }

    // ---- giving ----

    /// Begins a chain of `buffers` buffers, which exactly as many `append` and one `publish` must follow. False if there is no room.
    public boolean begin(int buffers) {
        assert last == NONE && buffers > 0;
        boolean separate = indirect && buffers > 1 && buffers <= INDIRECT_BUFFERS;
        if (freeCount < (separate ? 1 : buffers) || broken) {
            return false;
        }
        head = firstFree;
        table = separate ? indirectTables.plus((long) head * INDIRECT_BUFFERS * Descriptor.SIZE) : Address.zero();
        appended = 0;
        return true;
    }

    /// Of the chain that was begun: what `publish` will give.
    public int head() {
        return head;
    }

    /// Adds a buffer to the chain: `lengthBytes` bytes in the direct map, which the device writes or else reads. What it reads comes before what
    /// it writes (§2.7.4.2).
    public void append(Address buffer, int lengthBytes, boolean deviceWrites) {
        Address place;
        if (table.isZero()) {
            assert freeCount > 0;
            int index = firstFree;
            place = descriptor(index);
            firstFree = Descriptor.NEXT.read(place);
            freeCount--;
            if (last != NONE) {
                Address before = descriptor(last);
                Descriptor.FLAGS.write(before, Descriptor.FLAGS.read(before) | Descriptor.F_NEXT);     // its NEXT leads here: both were free, one behind the other
            }
            last = index;
        } else {
            assert appended < INDIRECT_BUFFERS;
            place = table.plus((long) appended * Descriptor.SIZE);
            if (appended > 0) {
                Address before = place.plus(-Descriptor.SIZE);
                Descriptor.FLAGS.write(before, Descriptor.FLAGS.read(before) | Descriptor.F_NEXT);
                Descriptor.NEXT.write(before, appended);
            }
        }
        Descriptor.ADDR.write(place, DirectMap.physical(buffer).bits());
        Descriptor.LEN.write(place, lengthBytes);
        Descriptor.FLAGS.write(place, deviceWrites ? Descriptor.F_WRITE : 0);
        appended++;
    }

    /// Makes the chain available to the device. Its head identifies it until `take` gives it back.
    public int publish() {
        assert appended > 0;
        if (!table.isZero()) {
            Address place = descriptor(head);
            firstFree = Descriptor.NEXT.read(place);
            freeCount--;
            Descriptor.ADDR.write(place, DirectMap.physical(table).bits());
            Descriptor.LEN.write(place, appended * Descriptor.SIZE);
            Descriptor.FLAGS.write(place, Descriptor.F_INDIRECT);
        }
        AvailableRing.RING.write(availRing.plus((long) (availIndex & size - 1) * AvailableRing.SLOT), head);
        Fence.release();                       // the device must see slot and descriptors before the index (§2.7.13.3.1)
        availIndex = availIndex + 1 & INDEX_MASK;
        AvailableRing.IDX.write(availRing, availIndex);
        last = NONE;
        appended = 0;
        return head;
    }

    /// Whether the device wants to be notified of what was published since this was last asked (§2.7.10). Ask once for several chains.
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

    /// Descriptors that are free: as many buffers can be appended.
    public int freeCount() {
        return freeCount;
    }

    /// Whether the device has no chain.
    public boolean isIdle() {
        return freeCount == size;
    }

    // ---- taking back ----

    /// Takes the next chain that the device has used; its descriptors are free again. The chain's head, or [#NONE].
    public int take() {
        if (UsedRing.IDX.read(usedRing) == usedIndex || broken) {
            return NONE;
        }
        Fence.acquire();                       // the index was read before the element and what the device wrote to the buffers
        Address element = usedRing.plus((long) (usedIndex & size - 1) * UsedRing.ELEMENT);
        int returned = UsedRing.ID.read(element);
        takenBytes = UsedRing.LEN.read(element);
        if (returned < 0 || returned >= size || takenBytes < 0) {
            broken = true;
            return NONE;
        }
        usedIndex = usedIndex + 1 & INDEX_MASK;
        recycle(returned);
        return broken ? NONE : returned;
    }

    /// Bytes that the device wrote into the chain last taken.
    public int takenBytes() {
        return takenBytes;
    }

    private void recycle(int first) {
        int end = first;
        int count = 1;
        while ((Descriptor.FLAGS.read(descriptor(end)) & Descriptor.F_NEXT) != 0) {
            end = Descriptor.NEXT.read(descriptor(end));
            count++;
        }
        if (freeCount + count > size) {        // a chain that the device did not have
            broken = true;
            return;
        }
        Descriptor.NEXT.write(descriptor(end), firstFree);
        firstFree = first;
        freeCount += count;
    }

    /// Whether the device returned what it never had. The queue is of no use any more.
    public boolean isBroken() {
        return broken;
    }

    /// The device need not interrupt for what it uses from now on. It may nevertheless.
    public void disableInterrupts() {
        if (eventIndex) {
            AvailableRing.USED_EVENT.write(usedEvent, usedIndex - 1 & INDEX_MASK);      // as far away as can be
        } else {
            AvailableRing.FLAGS.write(availRing, AvailableRing.F_NO_INTERRUPT);
        }
    }

    /// The device shall interrupt for the next chain that it uses. True if one came back meanwhile, for which perhaps it does not.
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
