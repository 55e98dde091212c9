// SPDX-License-Identifier: Apache-2.0
package corto.memory.areas;

import corto.lang.Address;
import corto.lang.SimulatedMemory;
import corto.memory.areas.AddressSpace.Outcome;
import corto.memory.directmap.DirectMap;
import corto.memory.frames.api.FrameAllocator;
import corto.memory.pagetable.PageTable;
import corto.platform.x86_64.PageTableEntry;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// Frames, and a processor that translates as the tables say, remembers translations until it is told to forget them, and faults.
final class FakeProcessor implements FrameAllocator, TranslationCache {
    private static final long PAGE = 4096;

    final AddressSpace space;
    private final ArrayDeque<Address> free = new ArrayDeque<>();
    private final Set<Long> allocated = new HashSet<>();
    private final Map<Long, PageTableEntry> remembered = new HashMap<>();
    private final PageTable table;
    private final int total;

    FakeProcessor(int frames) {
        Address memory = SimulatedMemory.fresh().map(DirectMap.BASE + (1 << 20), (int) (frames * PAGE));
        for (int i = 1; i < frames; i++) {
            free.add(memory.plus(i * PAGE));
        }
        total = frames - 1;
        table = new PageTable(memory, this);
        space = new AddressSpace(table, this, this);
    }

    /// The outcome of the first fault that is not resolved, or RESOLVED; then the byte's place is in `where`.
    Outcome touch(long address, int access) {
        for (int attempt = 0; attempt < 3; attempt++) {
            PageTableEntry entry = remembered.computeIfAbsent(address / PAGE, _ -> table.entry(address & -PAGE));
            if (!entry.isPresent()) {
                remembered.remove(address / PAGE);           // what is not present is not remembered
            } else if ((access != Protection.WRITE || (entry.bits() & PageTableEntry.WRITABLE) != 0)
                    && (access != Protection.EXECUTE || (entry.bits() & PageTableEntry.NO_EXECUTE) == 0)) {
                where = DirectMap.address(entry.frame()).plus(address & PAGE - 1);
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
        return allocated.size();
    }

    @Override
    public Address allocate() {
        if (free.isEmpty()) {
            return Address.zero();
        }
        Address frame = free.removeLast();
        allocated.add(frame.bits());
        for (int i = 0; i < PAGE; i += 8) {
            frame.storeLong(i, 0x5A5A_5A5A_5A5A_5A5AL);      // its content is arbitrary
        }
        return frame;
    }

    @Override
    public Address allocateContiguous(int count) {
        throw new AssertionError();
    }

    @Override
    public void free(Address frame) {
        if (!allocated.remove(frame.bits())) {
            throw new AssertionError("freed twice");
        }
        free.addLast(frame);
    }

    @Override
    public void freeContiguous(Address first, int count) {
        throw new AssertionError();
    }

    @Override
    public long freeFrames() {
        return free.size();
    }

    @Override
    public long totalFrames() {
        return total;
    }

    @Override
    public void forget(Address page) {
        remembered.remove(page.bits() / PAGE);
    }

    @Override
    public void forgetAll() {
        remembered.clear();
    }
}
