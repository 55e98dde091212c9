// SPDX-License-Identifier: Apache-2.0
package corto.posix.packet;

import corto.fs.file.Pages;
import corto.lang.Address;
import corto.lang.Fence;
import corto.memory.frames.api.Frames;

/// Memory for frames that a program maps, TPACKET_V2 (packet_mmap.rst): slots of a size, each the kernel's or the program's. A header says whose, then comes the sender, then the frame.
final class PacketRing extends Pages {
    static final int HEADER_BYTES = 52;                      // struct tpacket2_hdr, aligned, and struct sockaddr_ll
    static final int ALIGNMENT = 16;
    private static final int LINK_NAME = 32;
    static final int USER = 1;                               // TP_STATUS_USER; 0: the kernel's
    static final int LOSING = 4;
    static final int CHECKSUM_NOT_READY = 8;

    // In the header
    private static final int LENGTH = 4;
    private static final int SNAP_LENGTH = 8;
    private static final int MAC = 12;
    private static final int NET = 14;
    private static final int SECONDS = 16;
    private static final int NANOSECONDS = 20;
    private static final long NANOS = 1_000_000_000L;

    private final Address[] blocks;
    private final int blockBytes;
    private final int slotBytes;
    private final int slotsPerBlock;
    private final int slots;
    private int head;                                        // the slot that is filled next
    private boolean isGivenUp;

    private PacketRing(Address[] blocks, int blockBytes, int slotBytes, int slots) {
        this.blocks = blocks;
        this.blockBytes = blockBytes;
        this.slotBytes = slotBytes;
        this.slots = slots;
        slotsPerBlock = blockBytes / slotBytes;
    }

    /// Null if there is not enough memory.
    static PacketRing of(int blockBytes, int blockCount, int slotBytes, int slots) {
        Address[] blocks = new Address[blockCount];
        for (int i = 0; i < blockCount; i++) {
            blocks[i] = Frames.FRAMES.allocateContiguous(blockBytes / Frames.BYTES);
            if (blocks[i].isZero()) {
                for (int j = 0; j < i; j++) {
                    Frames.FRAMES.freeContiguous(blocks[j], blockBytes / Frames.BYTES);
                }
                return null;
            }
            blocks[i].clear(blockBytes);
        }
        return new PacketRing(blocks, blockBytes, slotBytes, slots);
    }

    private Address slot(int index) {
        return blocks[index / slotsPerBlock].plus((long) (index % slotsPerBlock) * slotBytes);
    }

    /// The next slot, or zero: the program has not given it back.
    Address next() {
        Address slot = slot(head);
        return slot.loadInt(0) == 0 ? slot : Address.zero();
    }

    int slotBytes() {
        return slotBytes;
    }

    /// Where the link's name belongs in a slot.
    Address name(Address slot) {
        return slot.plus(LINK_NAME);
    }

    /// The slot holds a frame: it is the program's.
    void filled(Address slot, int status, int length, int snapLength, int mac, int net, long wallNanos) {
        slot.storeInt(LENGTH, length);
        slot.storeInt(SNAP_LENGTH, snapLength);
        slot.storeShort(MAC, (short) mac);
        slot.storeShort(NET, (short) net);
        slot.storeInt(SECONDS, (int) (wallNanos / NANOS));
        slot.storeInt(NANOSECONDS, (int) (wallNanos % NANOS));
        slot.storeLong(24, 0);                               // no VLAN
        Fence.release();                                     // the frame before its status
        slot.storeInt(0, USER | status);
        head = head + 1 == slots ? 0 : head + 1;
    }

    /// Whether the last slot that was filled is still the program's.
    boolean hasFrames() {
        return slot(head == 0 ? slots - 1 : head - 1).loadInt(0) != 0;
    }

    /// The socket needs it no more; it stays as long as it is mapped.
    void giveUp() {
        isGivenUp = true;
        if (!isInUse()) {
            free();
        }
    }

    private void free() {
        for (Address block : blocks) {
            Frames.FRAMES.freeContiguous(block, blockBytes / Frames.BYTES);
        }
    }

    @Override
    public long sizeBytes() {
        return (long) blocks.length * blockBytes;
    }

    @Override
    public Address frame(long page) {
        long at = page << PAGE_SHIFT;
        return at >= sizeBytes() ? Address.zero() : blocks[(int) (at / blockBytes)].plus(at % blockBytes);
    }

    @Override
    public boolean isHole(long page) {
        return false;
    }

    @Override
    public Address frameToWrite(long page) {
        return frame(page);
    }

    @Override
    protected void unused() {
        if (isGivenUp) {
            free();
        }
    }
}
