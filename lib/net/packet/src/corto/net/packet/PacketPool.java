// SPDX-License-Identifier: Apache-2.0
package corto.net.packet;

import corto.lang.Address;
import corto.lang.Hot;
import corto.lang.NoAllocation;

/// A fixed number of packet buffers: all the memory that packets can take.
///
/// Receive rings, the queues of sockets and packets under way share it. So that one of them cannot starve the others, what can wait takes
/// its buffers with `allocateForData`, which leaves the last eighth to what cannot: rings, acknowledgements, ARP.
///
/// Each buffer has an object, and most machines never need the half of them: they are made as it goes, ahead of need, because taking a buffer must not allocate (`prepare`).
@Hot
public final class PacketPool {
    private static final int RESERVE_SHARE = 8;
    /// Buffers that are ready for what no `prepare` announced: several times a receive ring.
    private static final int SPARE = 512;
    private static final int MADE_AT_ONCE = 128;

    private final int capacity;
    private final int reserve;
    private final Address memory;
    private PacketBuffer free;           // those that are made, linked through `next`
    private int freeCount;               // with those that are not made yet
    private int unmade;                  // the last ones

    /// Makes `count` buffers of the `count * PacketBuffer.CAPACITY` bytes at `memory`, which is aligned to a page, and memory that devices can read
    /// and write.
    public PacketPool(Address memory, int count) {
        assert memory.isAligned(PacketBuffer.CAPACITY);
        this.memory = memory;
        capacity = count;
        reserve = count / RESERVE_SHARE;
        freeCount = count;
        unmade = count;
        prepare(0);
    }

    /// Makes sure that the next `count` buffers can be taken without allocating an object, and some more, as far as there are so many. To be called where allocating is
    /// possible, by who is about to take buffers, and after packets came.
    public void prepare(int count) {
        if (unmade > 0 && freeCount - unmade < count + SPARE) {
            make(count + SPARE + MADE_AT_ONCE - (freeCount - unmade));
        }
    }

    private void make(int count) {
        for (int left = Math.min(count, unmade); left > 0; left--) {
            PacketBuffer buffer = new PacketBuffer(this, memory.plus((long) (capacity - unmade) * PacketBuffer.CAPACITY));
            unmade--;
            buffer.next = free;
            free = buffer;
        }
    }

    /// An empty packet with `HEADROOM` bytes in front, owned by the caller; null if there is none, or none that was prepared.
    @NoAllocation(reason = "runs once per packet")
    public PacketBuffer allocate() {
        PacketBuffer buffer = free;
        if (buffer == null) {
            return null;
        }
        free = buffer.next;
        freeCount--;
        buffer.allocated();
        return buffer;
    }

    /// Like `allocate`, but null already when only the reserve is left.
    @NoAllocation(reason = "runs once per packet")
    public PacketBuffer allocateForData() {
        return isLow() ? null : allocate();
    }

    /// Whether only the reserve is left: what holds buffers should part with those that it can do without.
    public boolean isLow() {
        return freeCount <= reserve;
    }

    /// Whether so much is free, three quarters, that one holder may take more than it usually does.
    public boolean isPlentiful() {
        return freeCount > capacity - (capacity >> 2);
    }

    /// Buffers that one holder may take while the pool is plentiful.
    public int generousShare() {
        return capacity / RESERVE_SHARE;
    }

    public int freeCount() {
        return freeCount;
    }

    public int capacity() {
        return capacity;
    }

    void giveBack(PacketBuffer buffer) {
        buffer.next = free;
        free = buffer;
        freeCount++;
    }
}
