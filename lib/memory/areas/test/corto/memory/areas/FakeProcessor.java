// SPDX-License-Identifier: Apache-2.0
package corto.memory.areas;

import corto.lang.Address;
import corto.lang.PhysicalAddress;
import corto.lang.SimulatedMemory;
import corto.memory.areas.AddressSpace.Outcome;
import corto.memory.directmap.DirectMap;
import corto.memory.frames.api.FrameAllocator;
import corto.memory.pagetable.PageTable;
import corto.platform.x86_64.PageTableEntry;
import java.util.Arrays;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/// Frames, and a processor that translates as the tables say, remembers translations until it is told to forget them, and faults.
final class FakeProcessor implements FrameAllocator, TranslationCache {
    private static final long PAGE = 4096;
    private static final long LARGE_PAGE = 2 << 20;
    private static final long START = 4 << 20;                 // physical address of the first frame
    private static final byte[] GARBAGE = new byte[(int) PAGE];

    final AddressSpace space;
    private final SimulatedMemory simulated = SimulatedMemory.fresh();
    private final Address memory;
    private final BitSet allocated = new BitSet();
    private final Map<Long, PageTableEntry> remembered = new HashMap<>();
    private final Map<Long, PageTableEntry> rememberedLarge = new HashMap<>();
    private final PageTable table;
    private final int total;
    boolean refusesContiguous;

    FakeProcessor(int frames) {
        Arrays.fill(GARBAGE, (byte) 0x5A);
        memory = simulated.map(DirectMap.BASE + START, (int) (frames * PAGE));
        allocated.set(0);                                      // the root
        total = frames - 1;
        table = new PageTable(memory, this);
        space = new AddressSpace(table, this, this);
    }

    /// The outcome of the first fault that is not resolved, or RESOLVED; then the byte's place is in `where`.
    Outcome touch(long address, int access) {
        for (int attempt = 0; attempt < 3; attempt++) {
            PageTableEntry entry = translation(address);
            if (entry.isPresent() && (access != Protection.WRITE || (entry.bits() & PageTableEntry.WRITABLE) != 0)
                    && (access != Protection.EXECUTE || (entry.bits() & PageTableEntry.NO_EXECUTE) == 0)) {
                where = DirectMap.address(entry.frame()).plus(address & (entry.isLarge() ? LARGE_PAGE : PAGE) - 1);
                return Outcome.RESOLVED;
            }
            Outcome outcome = space.fault(address, access);
            if (outcome != Outcome.RESOLVED) {
                return outcome;
            }
        }
        throw new AssertionError("faults for ever at 0x%x".formatted(address));
    }

    Address where;

    private PageTableEntry translation(long address) {
        PageTableEntry entry = remembered.get(address / PAGE);
        if (entry == null) {
            entry = rememberedLarge.get(address / LARGE_PAGE);
        }
        if (entry == null) {
            entry = table.entry(address & -PAGE);
            if (entry.isPresent()) {                           // what is not present is not remembered
                (entry.isLarge() ? rememberedLarge : remembered).put(address / (entry.isLarge() ? LARGE_PAGE : PAGE), entry);
            }
        }
        return entry;
    }

    boolean isLarge(long address) {
        return table.entry(address & -PAGE).isLarge();
    }

    byte read(long address) {
        if (touch(address, Protection.READ) != Outcome.RESOLVED) {
            throw new AssertionError("cannot read 0x%x".formatted(address));
        }
        return where.loadByte();
    }

    void write(long address, int value) {
        if (touch(address, Protection.WRITE) != Outcome.RESOLVED) {
            throw new AssertionError("cannot write 0x%x".formatted(address));
        }
        where.storeByte((byte) value);
    }

    int used() {
        return allocated.cardinality() - 1;
    }

    @Override
    public Address allocate() {
        return take(allocated.nextClearBit(0), 1);
    }

    @Override
    public Address allocateContiguous(int count) {
        if (refusesContiguous) {
            return Address.zero();
        }
        int alignment = Integer.highestOneBit(2 * count - 1);
        for (int first = 0; first + count <= total + 1; first += alignment) {
            int next = allocated.nextSetBit(first);
            if (next < 0 || next >= first + count) {
                return take(first, count);
            }
        }
        return Address.zero();
    }

    private Address take(int first, int count) {
        if (first + count > total + 1) {
            return Address.zero();
        }
        allocated.set(first, first + count);
        for (int i = first; i < first + count; i++) {
            simulated.store(memory.plus(i * PAGE), GARBAGE, 0, GARBAGE.length);
        }
        return memory.plus(first * PAGE);
    }

    @Override
    public void free(Address frame) {
        freeContiguous(frame, 1);
    }

    @Override
    public void freeContiguous(Address first, int count) {
        int index = (int) (first.minus(memory) / PAGE);
        if (allocated.get(index, index + count).cardinality() != count) {
            throw new AssertionError("freed twice");
        }
        allocated.clear(index, index + count);
        for (int i = index; i < index + count; i++) {
            memory.plus(i * PAGE).storeLong(0, 0x5A5A_5A5A_5A5A_5A5AL);      // a link of the allocator
        }
    }

    @Override
    public long freeFrames() {
        return total - used();
    }

    @Override
    public long totalFrames() {
        return total;
    }

    @Override
    public void forget(Address page) {
        remembered.remove(page.bits() / PAGE);
        rememberedLarge.remove(page.bits() / LARGE_PAGE);
    }

    @Override
    public void forgetAll() {
        remembered.clear();
        rememberedLarge.clear();
    }

    /// Fails if a translation is remembered that the tables do not give any more, with as many rights at least.
    void checkRemembered() {
        remembered.forEach((page, entry) -> check(page * PAGE, entry));
        rememberedLarge.forEach((page, entry) -> check(page * LARGE_PAGE, entry));
    }

    private void check(long address, PageTableEntry entry) {
        PhysicalAddress now = table.physical(address);
        long rights = table.entry(address).bits();
        if (now.bits() != entry.frame().bits() || (entry.bits() & ~rights & PageTableEntry.WRITABLE) != 0
                || (rights & ~entry.bits() & PageTableEntry.NO_EXECUTE) != 0) {
            throw new AssertionError("the processor still believes in a translation of 0x%x".formatted(address));
        }
    }
}
