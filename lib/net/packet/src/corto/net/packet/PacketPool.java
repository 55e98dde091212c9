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
    /// Kconfig's `NET_PACKET_LENDING`: whether packets may carry memory of others.
    public static final boolean LENDING = Boolean.parseBoolean(System.getProperty("corto.net.packet.lending", "true"));

    private static final int RESERVE_SHARE = 8;
    /// Buffers that are ready for what no `prepare` announced: several times a receive ring.
    private static final int SPARE = 512;
    private static final int MADE_AT_ONCE = 128;
    /// Buffers for memory of others that are kept for segments that have to be cut, and how many are made at once.
    private static final int SPARE_LOANS = 32;
    private static final int LOANS_AT_ONCE = 64;

    private final int capacity;
    private final int reserve;
    private final Address memory;
    private PacketBuffer free;           // those that are made, linked through `next`
    private int freeCount;               // with those that are not made yet
    private int unmade;                  // the last ones

    private PacketBuffer freeLoans;      // those without memory of their own, linked through `next`
    private int freeLoanCount;
    private int loanCount;               // with those in use

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

    // Memory of others

    /// Makes sure that a packet can carry memory of others, and be cut a few times. False: so many do, as many as the pool has buffers, that no more shall. Allocates.
    public boolean prepareLoan() {
        if (freeLoanCount <= SPARE_LOANS) {
            for (int left = Math.min(LOANS_AT_ONCE, capacity - loanCount); left > 0; left--) {
                loanCount++;
                giveBackLoan(new PacketBuffer(this, Address.zero()));
            }
        }
        return freeLoanCount > SPARE_LOANS;
    }

    /// A packet that carries the `length` bytes at `place`, owned by the caller; `lender` is told when it has been sent, and the loan is taken over. Null if there is none, or none that was prepared.
    @NoAllocation(reason = "runs several times per packet")
    public PacketBuffer lend(Address place, int length, Lender lender) {
        PacketBuffer buffer = freeLoans;
        if (buffer == null) {
            return null;
        }
        freeLoans = buffer.next;
        freeLoanCount--;
        buffer.borrow(place, length, lender);
        return buffer;
    }

    /// A second packet that carries a part of what `lent` does: `length` bytes from the byte `from` on. Null as of `lend`.
    @NoAllocation(reason = "runs when a segment is cut")
    public PacketBuffer lendAgain(PacketBuffer lent, int from, int length) {
        Address place = lent.data().plus(from);
        PacketBuffer buffer = lend(place, length, lent.lender());
        if (buffer != null) {
            lent.lender().lendAgain(place);
        }
        return buffer;
    }

    void giveBackLoan(PacketBuffer buffer) {
        buffer.next = freeLoans;
        freeLoans = buffer;
        freeLoanCount++;
    }

    /// Packets that carry memory of others now.
    public int lentCount() {
        return loanCount - freeLoanCount;
    }
}
