// SPDX-License-Identifier: Apache-2.0
package corto.posix.patched.calls;

import corto.lang.Address;
import corto.lang.Symbol;
import corto.memory.directmap.DirectMap;
import corto.memory.frames.api.Frames;
import corto.platform.x86_64.PageTableEntry;
import corto.posix.process.ProcessTraps;

/// The stubs and the slots that lead to them, in a window of the kernel's half that the application can read and execute and not write.
final class Stubs {
    static final int NONE = -1;

    /// Bits 16 to 23 are the first byte at the place of the `syscall`: 60 is no instruction in 64-bit mode (APM volume 3, "Opcodes invalid in 64-bit mode").
    private static final long SLOTS = 0xFFFF_FFFF_8F60_0000L;
    /// Slots that sites below 2 GiB reach by their distance.
    static final long LOW_SLOTS = SLOTS + 0x1000;
    /// No byte of a stub's address is zero, so that zeros in a page of slots are room.
    private static final long CODE = SLOTS + 0x2_1000;
    private static final int STUB_OFFSET = 1;
    private static final int MOST = 512;                 // a page of slots
    private static final int SLOT_BYTES = 8;
    private static final int STUB_BYTES = 32;
    private static final int STUBS_IN_PAGE = (int) Frames.BYTES / STUB_BYTES;

    private static final int JUMP_BYTES = 5;
    private static final long CODE_SELECTOR = 0x08;
    private static final long LEAF_END = -1;
    private static final int LEAF_ENTRY_BYTES = 16;      // number, address

    private final long[] returns = new long[MOST];       // by slot: the address behind the site
    private final short[] numbers = new short[MOST];     // negative: what the instruction behind compares rax with
    private Address table = Address.zero();              // of the window's pages
    private final Address entry;
    private final Address comparedEntry;
    private final boolean counts;
    private int count;
    private Address slots = Address.zero();
    private Address lowSlots = Address.zero();
    private Address code = Address.zero();               // page of the last stub

    Stubs(boolean counts) {
        entry = counts ? Symbol.address("traps_counting_patched_entry") : Symbol.address("traps_patched_entry");
        comparedEntry = counts ? Symbol.address("traps_counting_compared_entry") : Symbol.address("traps_compared_entry");
        this.counts = counts;
    }

    /// What stands in a site: the lower half of the address of its slot.
    static int slotAddress(int slot) {
        return (int) (SLOTS + (long) slot * SLOT_BYTES);
    }

    /// The slot at such an address, or `NONE`.
    int slotAt(int address) {
        int offset = address - (int) SLOTS;
        return offset >= 0 && offset < count * SLOT_BYTES && offset % SLOT_BYTES == 0 ? offset / SLOT_BYTES : NONE;
    }

    int count() {
        return count;
    }

    long returnAddress(int slot) {
        return returns[slot];
    }

    int number(int slot) {
        return numbers[slot];
    }

    /// The slot whose stub makes call `number` and goes on at `returnAddress`, or, with a negative `number`, compares rax with it there; `NONE` when there is no room.
    int slotFor(long returnAddress, int number) {
        for (int slot = 0; slot < count; slot++) {
            if (returns[slot] == returnAddress && numbers[slot] == number) {
                return slot;
            }
        }
        if (count == MOST || !hasRoom()) {
            return NONE;
        }
        int slot = count++;
        returns[slot] = returnAddress;
        numbers[slot] = (short) number;
        Address stub = code.plus(slot % STUBS_IN_PAGE * STUB_BYTES + STUB_OFFSET);
        if (number < 0) {
            writeCompared(stub, stubAddress(slot), returnAddress, number);
        } else {
            write(stub, stubAddress(slot), returnAddress, number);
            slots.storeLong((long) slot * SLOT_BYTES, stubAddress(slot));
        }
        return slot;
    }

    /// Where the stub of `slot` runs.
    static long stubAddress(int slot) {
        return CODE + (long) slot * STUB_BYTES + STUB_OFFSET;
    }

    /// The slot whose stub is at `address`; `NONE` if there is none.
    int slotOfStub(long address) {
        long offset = address - CODE - STUB_OFFSET;
        return offset >= 0 && offset < (long) count * STUB_BYTES && offset % STUB_BYTES == 0 ? (int) (offset / STUB_BYTES) : NONE;
    }

    /// The page at `LOW_SLOTS`, as the kernel writes to it. Zero without memory.
    Address lowSlots() {
        if (lowSlots.isZero()) {
            lowSlots = map(LOW_SLOTS, PageTableEntry.READ_ONLY);
        }
        return lowSlots;
    }

    boolean hasLowSlots() {
        return !lowSlots.isZero();
    }

    private boolean hasRoom() {
        if (slots.isZero()) {
            slots = map(SLOTS, PageTableEntry.READ_ONLY);
        }
        if (!slots.isZero() && count % STUBS_IN_PAGE == 0) {
            code = map(CODE + (long) count * STUB_BYTES, PageTableEntry.READ_EXECUTE);
        }
        return !slots.isZero() && !code.isZero();
    }

    /// A frame at `address` of the window. Zero without memory.
    private Address map(long address, long flags) {
        if (table.isZero()) {
            table = cleared();
            if (table.isZero()) {
                return table;
            }
            Symbol.address("pc_image_directory").storeLong(PageTableEntry.offset(SLOTS, PageTableEntry.LARGE_PAGE_SHIFT), PageTableEntry.of(DirectMap.physical(table), PageTableEntry.TABLE).bits());
        }
        Address frame = cleared();
        if (!frame.isZero()) {
            table.storeLong(PageTableEntry.offset(address, PageTableEntry.PAGE_SHIFT), PageTableEntry.of(DirectMap.physical(frame), flags).bits());
        }
        return frame;
    }

    private static Address cleared() {
        Address frame = Frames.FRAMES.allocate();
        if (!frame.isZero()) {
            frame.clear(Frames.BYTES);
        }
        return frame;
    }

    /// Writes a stub that will run at `at`, for a site with a comparison.
    private void writeCompared(Address stub, long at, long returnAddress, int constant) {
        stub.storeShort(0, (short) 0xB948);              // movabs $returnAddress, %rcx
        stub.storeLong(2, returnAddress);
        stub.storeShort(10, (short) 0xBB49);             // movabs $(constant and cs), %r11
        stub.storeLong(12, (long) constant << Integer.SIZE | CODE_SELECTOR);
        writeJump(stub, 20, at, comparedEntry);
    }

    private static void writeJump(Address stub, int offset, long at, Address target) {
        stub.storeByte(offset, (byte) 0xE9);             // jmp target
        stub.storeInt(offset + 1, (int) (target.bits() - (at + offset + JUMP_BYTES)));
    }

    /// Writes a stub that will run at `at`.
    private void write(Address stub, long at, long returnAddress, int number) {
        Address target = entry;
        int length = 0;
        long leaf = counts || ProcessTraps.isObserved() ? 0 : leaf(number);
        if (leaf != 0) {
            target = Symbol.address("traps_leaf_entry");
            stub.storeByte(0, (byte) 0x48);              // mov $leaf, %rax
            stub.storeShort(1, (short) 0xC0C7);
            stub.storeInt(3, (int) leaf);
            length = 7;
        } else {
            stub.storeByte(0, (byte) Shape.MOVE);        // mov $number, %eax
            stub.storeInt(1, number);
            length = 5;
        }
        stub.storeShort(length, (short) 0xB948);         // movabs $returnAddress, %rcx
        stub.storeLong(length + 2, returnAddress);
        writeJump(stub, length + 10, at, target);
    }

    /// The handler of a call that needs no frame; 0 if `number` is none.
    private static long leaf(int number) {
        Address leaves = Symbol.address("sysinfo_leaf_calls");
        while (leaves.loadLong(0) != LEAF_END) {
            if (leaves.loadLong(0) == number) {
                return leaves.loadLong(8);
            }
            leaves = leaves.plus(LEAF_ENTRY_BYTES);
        }
        return 0;
    }
}
