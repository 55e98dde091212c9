// SPDX-License-Identifier: Apache-2.0
package corto.posix.process;

import corto.lang.Address;
import corto.lang.PhysicalAddress;
import corto.lang.Symbol;
import corto.memory.areas.AddressSpace;
import corto.memory.areas.TranslationCache;
import corto.memory.directmap.DirectMap;
import corto.memory.frames.api.Frames;
import corto.memory.pagetable.PageTable;
import corto.platform.x86_64.PageTableEntry;
import corto.platform.x86_64.Processor;
import corto.sched.api.KernelThread;
import corto.sched.api.Scheduler;

/// The root of page tables with the memory that they map: the lower half is the process's, or that of the few which share it around vfork(2); the upper half is the kernel's in all.
///
/// The kernel's root is the first process's, and stays when that begins another program. Entries of the upper half of a root never change once there are two: everything that
/// the kernel maps later is in tables that are there already.
public final class MemoryRoot implements TranslationCache {
    private static final int KERNEL_HALF = (int) PageTableEntry.PAGE / 2;

    /// The kernel's stacks get their entry of the upper half with the first of them.
    private static final class FirstOfOthers extends KernelThread {
        @Override
        protected void run() {}

        @Override
        public String name() {
            return "first";
        }
    }

    private static MemoryRoot used;                      // per processor
    private static boolean hasStackWindow;

    private final Address table;                         // a frame; zero: the kernel's, which is in the image
    private final PhysicalAddress physical;
    private final AddressSpace space;
    int users = 1;

    private MemoryRoot(Address table, PhysicalAddress physical, Address seen) {
        this.table = table;
        this.physical = physical;
        space = new AddressSpace(new PageTable(seen, Frames.FRAMES), Frames.FRAMES, this);
    }

    /// The root that the processor uses since boot.
    static MemoryRoot ofKernel() {
        used = new MemoryRoot(Address.zero(), Processor.pageTables(), Symbol.address("pc_root"));
        return used;
    }

    /// An empty lower half; null when there is no memory.
    public static MemoryRoot make() {
        if (!hasStackWindow) {
            hasStackWindow = Scheduler.start(new FirstOfOthers());
        }
        Address frame = hasStackWindow ? Frames.FRAMES.allocate() : Address.zero();
        if (frame.isZero()) {
            return null;
        }
        frame.clear(KERNEL_HALF);
        frame.plus(KERNEL_HALF).copyFrom(Symbol.address("pc_root").plus(KERNEL_HALF), KERNEL_HALF);
        return new MemoryRoot(frame, DirectMap.physical(frame), frame);
    }

    public AddressSpace space() {
        return space;
    }

    /// Lets the processor use it.
    void use() {
        if (used != this) {
            used = this;
            Processor.usePageTables(physical);
        }
    }

    /// A user less. With the last one the memory goes back; the processor does not use it any more.
    public void release() {
        users--;
        if (users == 0) {
            space.clear();
            if (!table.isZero()) {
                Frames.FRAMES.free(table);
            }
        }
    }

    @Override
    public void forget(Address page) {
        Processor.invalidatePage(page);                  // harmless where another is used
    }

    @Override
    public void forgetAll() {
        Processor.usePageTables(Processor.pageTables());
    }
}
