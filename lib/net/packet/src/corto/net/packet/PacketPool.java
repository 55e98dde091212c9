// SPDX-License-Identifier: Apache-2.0
package corto.net.packet;

import corto.lang.Address;
import corto.lang.NoAllocation;

/// A fixed number of packet buffers: all the memory that packets can take.
///
/// Receive rings, the queues of sockets and packets under way share it. So that one of them cannot starve the others, what can wait takes
/// its buffers with `allocateForData`, which leaves the last eighth to what cannot: rings, acknowledgements, ARP.
public final class PacketPool {
    private static final int RESERVE_SHARE = 8;

    private final int capacity;
    private final int reserve;
    private PacketBuffer free;           // linked through `next`
    private int freeCount;

    /// Makes `count` buffers of the `count * PacketBuffer.CAPACITY` bytes at `memory`, which is aligned to a page, and memory that devices can read
    /// and write. Allocates one object for each.
    public PacketPool(Address memory, int count) {
        assert memory.isAligned(PacketBuffer.CAPACITY);
        capacity = count;
        reserve = count / RESERVE_SHARE;
        for (int index = count - 1; index >= 0; index--) {
            giveBack(new PacketBuffer(this, memory.plus((long) index * PacketBuffer.CAPACITY)));
        }
    }

    /// An empty packet with `HEADROOM` bytes in front, owned by the caller; null if there is none.
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
