// SPDX-License-Identifier: Apache-2.0
package corto.platform.threads;

import corto.lang.Address;
import corto.lang.Symbol;
import corto.memory.directmap.DirectMap;
import corto.memory.frames.api.Frames;
import corto.memory.pagetable.PageTable;
import corto.platform.x86_64.PageTableEntry;

/// Stacks in a window of their own, with a guard below each.
final class KernelStacks {
    static final long BYTES = 32 << 10;
    private static final long WINDOW = 0xFFFF_C000_0000_0000L;
    private static final long SLOT_BYTES = 64 << 10;

    private final PageTable table = new PageTable(Symbol.address("pc_root"), Frames.FRAMES);
    private long slots;                                // ever used
    private Address firstFree = Address.zero();        // bases of free stacks, linked through the word below each

    /// The base of a stack that nobody uses; zero when there is no memory.
    Address allocate() {
        Address base = firstFree;
        if (!base.isZero()) {
            firstFree = base.loadAddress(-Long.BYTES);
            return base;
        }
        long end = WINDOW + (slots + 1) * SLOT_BYTES;
        for (long page = end - BYTES; page < end; page += Frames.BYTES) {
            Address frame = Frames.FRAMES.allocate();
            if (frame.isZero() || !table.set(page, PageTableEntry.of(DirectMap.physical(frame), PageTableEntry.READ_WRITE | PageTableEntry.GLOBAL))) {
                return Address.zero();                 // what is mapped already is found by the next attempt, and mapped anew
            }
        }
        slots++;
        return new Address(end);
    }

    void release(Address base) {
        base.storeAddress(-Long.BYTES, firstFree);
        firstFree = base;
    }
}
