// SPDX-License-Identifier: Apache-2.0
package corto.platform.threads;

import corto.lang.Address;
import corto.lang.Symbol;
import corto.memory.directmap.DirectMap;
import corto.memory.frames.api.Frames;
import corto.memory.pagetable.PageTable;
import corto.platform.traps.StackFaults;
import corto.platform.x86_64.PageTableEntry;
import corto.platform.x86_64.Processor;
import corto.runtime.Panic;
import corto.runtime.Preemption;

/// Stacks that get their memory when they are touched.
///
/// ```
///   slot n                                                                    slot n + 1
///  ├───────┬──────────────────────────────────────────────┬──────┬───────────┤
///  │ guard │                   untouched                  │ mapped by faults  │
///  └───────┴──────────────────────────────────────────────┴──────┴───────────┘
/// ```
/// A fault can come in the middle of anything, the frame allocator included. So its handler takes a frame of a reserve, which is filled where the kernel is not in the middle of something: when threads are
/// switched or started, and at the next poll, which a reserve that is half empty asks for. Tables are there from the start. A new thread needs a full reserve, so that those that run have it.
///
/// Free slots are linked through the entries of their guard pages, which are not present. Of up to `MOST_WARM` free slots the first pages stay, for threads that come and go.
final class LazyStacks implements StackFaults {
    private static final long WINDOW = 0xFFFF_C080_0000_0000L;
    private static final long WINDOW_BYTES = 1L << PageTableEntry.ROOT_SHIFT;
    private static final int RESERVE = 64;             // frames; a power of two
    private static final int MOST_WARM = 64;
    private static final int WARM_PAGES = 2;
    private static final long PAGE = PageTableEntry.PAGE;

    private final long slotBytes;
    private final PageTable table = new PageTable(Symbol.address("pc_root"), Frames.FRAMES);
    private final PageTable faultTable = new PageTable(Symbol.address("pc_root"), Frames.FRAMES);      // the handler's own: it remembers where it was
    private long slots;                                // ever used
    private Address firstFree = Address.zero();        // base of a free slot, whose first pages may be there
    private int warm;                                  // free slots whose first pages are there

    /// A ring: only the handler takes, and only `replenish` puts, which a fault may interrupt.
    private final long[] reserve = new long[RESERVE];
    private volatile int taken;                        // free-running; the handler's
    private volatile int put;                          // free-running

    /// @param slotBytes of each stack with its guard, a multiple of the page size
    LazyStacks(long slotBytes) {
        this.slotBytes = slotBytes;
    }

    /// The base of a stack that nobody uses, its first page mapped; zero when there is no memory for it.
    Address allocate() {
        if (!replenish()) {
            return Address.zero();
        }
        Address base = firstFree;
        boolean isNew = base.isZero();
        if (isNew) {
            base = new Address(WINDOW + (slots + 1) * slotBytes);
            if (base.bits() - WINDOW > WINDOW_BYTES || !makeTables(base)) {
                return Address.zero();
            }
        }
        if (!mapFirst(base)) {
            return Address.zero();
        }
        if (isNew) {
            slots++;
        } else {
            firstFree = next(base);
            warm = Math.max(0, warm - 1);
        }
        return base;
    }

    /// What is made already is found by the next attempt.
    private boolean makeTables(Address base) {
        for (long at = base.bits() - slotBytes; at < base.bits(); at = (at | PageTableEntry.LARGE_PAGE - 1) + 1) {
            if (!table.set(at, new PageTableEntry(0))) {
                return false;
            }
        }
        return true;
    }

    private boolean mapFirst(Address base) {
        long page = base.bits() - PAGE;
        if (table.entry(page).isPresent()) {
            return true;
        }
        Address frame = Frames.FRAMES.allocate();
        if (frame.isZero()) {
            return false;
        }
        table.replace(page, mapping(frame));
        return true;
    }

    private static PageTableEntry mapping(Address frame) {
        return PageTableEntry.of(DirectMap.physical(frame), PageTableEntry.READ_WRITE | PageTableEntry.GLOBAL);
    }

    /// Takes back the stack that ends at `base`, and gives back its memory.
    void release(Address base) {
        boolean isWarm = warm < MOST_WARM;
        long highest = base.bits() - (isWarm ? (WARM_PAGES + 1) * PAGE : PAGE);
        for (long page = highest; page > base.bits() - slotBytes; page -= PAGE) {
            PageTableEntry entry = table.entry(page);
            if (entry.isPresent()) {
                table.replace(page, new PageTableEntry(0));
                Processor.invalidatePage(new Address(page));
                Frames.FRAMES.free(DirectMap.address(entry.frame()));
            }
        }
        setNext(base, firstFree);
        firstFree = base;
        if (isWarm) {
            warm++;
        }
    }

    private Address next(Address base) {
        long slot = table.entry(base.bits() - slotBytes).bits() >>> PageTableEntry.PAGE_SHIFT;
        table.replace(base.bits() - slotBytes, new PageTableEntry(0));
        return slot == 0 ? Address.zero() : new Address(WINDOW + slot * slotBytes);
    }

    private void setNext(Address base, Address next) {
        long slot = next.isZero() ? 0 : (next.bits() - WINDOW) / slotBytes;
        table.replace(base.bits() - slotBytes, new PageTableEntry(slot << PageTableEntry.PAGE_SHIFT));
    }

    /// The lowest usable address of the stack that ends at `base`.
    Address end(Address base) {
        return base.plus(PAGE - slotBytes);
    }

    /// Fills the reserve. False when there is no memory for it.
    boolean replenish() {
        while (put - taken < RESERVE) {
            Address frame = Frames.FRAMES.allocate();
            if (frame.isZero()) {
                return false;
            }
            reserve[put & RESERVE - 1] = frame.bits();
            put++;
        }
        return true;
    }

    @Override
    public boolean resolve(long address) {
        long offset = address - WINDOW;
        if (offset < 0 || offset >= slots * slotBytes || offset % slotBytes < PAGE || faultTable.entry(address).isPresent()) {
            return false;
        }
        if (taken == put) {
            Panic.because("there is no memory for a stack", address);
        }
        Address frame = new Address(reserve[taken & RESERVE - 1]);
        taken++;
        frame.clear(PAGE);
        faultTable.replace(address, mapping(frame));
        if (put - taken < RESERVE / 2) {
            Preemption.request();
        }
        return true;
    }
}
