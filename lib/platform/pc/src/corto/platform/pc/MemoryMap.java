// SPDX-License-Identifier: Apache-2.0
package corto.platform.pc;

import corto.lang.Address;
import corto.lang.PhysicalAddress;
import corto.platform.pc.StartInformation.MemoryMapEntry;
import corto.platform.pc.StartInformation.Module;
import corto.platform.x86_64.PageTableEntry;
import corto.runtime.Panic;

/// The largest piece of memory that nobody uses: for page tables, stack and heap, in this order. `FrameMemory` gives the rest of it and the
/// other pieces to whom wants page frames.
///
/// Found without touching it. The first MiB is never taken: firmware data and the loader's tables are there.
final class MemoryMap {
    private static final long FIRST_MEBIBYTE = 1 << 20;

    private static Address startInformation;
    private static long start;                 // of what is not taken yet, physical
    private static long end;
    private static long heapEnd;               // of what the Java heap has taken, which begins at `start`
    private static long ramEnd;                // of all memory
    private static long low;                   // of the piece being considered
    private static long high;
    static boolean keepsLower;                 // of what a used piece divides: the lower part, not the larger

    private MemoryMap() {}

    static void initialize(PhysicalAddress information) {
        start = 0;
        end = 0;
        heapEnd = 0;
        ramEnd = 0;
        startInformation = DirectMap.map(information, StartInformation.SIZE);
        if (StartInformation.MAGIC.read(startInformation) != StartInformation.MAGIC_VALUE) {
            Panic.because("the loader does not follow the PVH boot protocol: no hvm_start_info at", information.bits());
        }
        int count = StartInformation.VERSION.read(startInformation) == 0 ? 0 : entryCount();
        if (count == 0) {
            Panic.because("the loader gives no memory map (hvm_start_info version 1)");
        }
        Address entry = entries();
        for (int i = 0; i < count; i++) {
            if (MemoryMapEntry.TYPE.read(entry) == MemoryMapEntry.TYPE_RAM) {
                long address = MemoryMapEntry.ADDRESS.read(entry);
                consider(address, address + MemoryMapEntry.LENGTH.read(entry));
            }
            entry = entry.plus(MemoryMapEntry.SIZE);
        }
    }

    /// How many `MemoryMapEntry`s the loader's map has.
    static int entryCount() {
        return StartInformation.MEMORY_MAP_COUNT.read(startInformation);
    }

    /// Where the first of them is.
    static Address entries() {
        PhysicalAddress map = new PhysicalAddress(StartInformation.MEMORY_MAP.read(startInformation));
        return DirectMap.map(map, (long) entryCount() * MemoryMapEntry.SIZE);
    }

    static Address startInformation() {
        return startInformation;
    }

    /// Takes what is free of the memory from `from` to `to` if that is the largest piece yet.
    private static void consider(long from, long to) {
        low = pageAbove(Math.max(from, FIRST_MEBIBYTE));
        high = Math.min(to, DirectMap.MAXIMUM_BYTES) & -PageTableEntry.PAGE;
        excludeAll();
        if (high - low > end - start) {
            start = low;
            end = high;
        }
        ramEnd = Math.max(ramEnd, high);
    }

    private static void excludeAll() {
        exclude(PageTables.imageStart().bits(), PageTables.imageEnd().minus(PageTables.imageStart()));
        exclude(DirectMap.physical(startInformation).bits(), StartInformation.SIZE);
        exclude(StartInformation.MEMORY_MAP.read(startInformation), StartInformation.MEMORY_MAP_COUNT.read(startInformation) * MemoryMapEntry.SIZE);
        exclude(StartInformation.COMMAND_LINE.read(startInformation), PageTableEntry.PAGE);
        excludeModules();
    }

    private static void excludeModules() {
        int count = StartInformation.MODULE_COUNT.read(startInformation);
        if (count > 0) {
            PhysicalAddress list = new PhysicalAddress(StartInformation.MODULES.read(startInformation));
            exclude(list.bits(), (long) count * Module.SIZE);
            Address module = DirectMap.map(list, (long) count * Module.SIZE);
            for (int i = 0; i < count; i++) {
                exclude(Module.ADDRESS.read(module), Module.LENGTH.read(module));
                module = module.plus(Module.SIZE);
            }
        }
    }

    /// Keeps the larger part of what is being considered beside the used piece, or the lower one.
    private static void exclude(long usedFrom, long lengthBytes) {
        long usedEnd = pageAbove(usedFrom + lengthBytes);
        long usedStart = usedFrom & -PageTableEntry.PAGE;
        if (usedEnd <= low || usedStart >= high) {
            return;
        }
        if (keepsLower ? usedStart > low : usedStart - low > high - usedEnd) {
            high = usedStart;
        } else {
            low = usedEnd;
        }
    }

    /// Puts a piece of the memory from `from` to `to` that was free at first between `low` and `high`. Below it nothing is free; there may be more above. If `low` is not
    /// below `high`, nothing is free below both.
    static void findLowest(long from, long to) {
        low = pageAbove(Math.max(from, FIRST_MEBIBYTE));
        high = Math.min(to, DirectMap.MAXIMUM_BYTES) & -PageTableEntry.PAGE;
        keepsLower = true;
        excludeAll();
    }

    static long low() {
        return low;
    }

    static long high() {
        return high;
    }

    private static long pageAbove(long address) {
        return address + PageTableEntry.PAGE - 1 & -PageTableEntry.PAGE;
    }

    /// Takes memory from the beginning; a multiple of the page size.
    static PhysicalAddress take(long lengthBytes) {
        if (lengthBytes > end - start) {
            Panic.because("not enough memory to boot; bytes left", end - start);
        }
        PhysicalAddress taken = new PhysicalAddress(start);
        start += lengthBytes;
        return taken;
    }

    /// The Java heap takes memory up to `newEnd`. False when page frames are there already.
    static boolean raiseHeapEnd(PhysicalAddress newEnd) {
        if (newEnd.bits() > end) {
            return false;
        }
        heapEnd = Math.max(heapEnd, newEnd.bits());
        return true;
    }

    /// The end of what the Java heap has taken.
    static long heapEnd() {
        return Math.max(heapEnd, start);
    }

    /// The Java heap can take memory up to here, and page frames lie from here on.
    static void lowerEnd(long newEnd) {
        end = newEnd;
    }

    static long end() {
        return end;
    }

    /// The first module of the boot loader: QEMU's `-initrd`.
    static PhysicalAddress moduleStart() {
        return new PhysicalAddress(Module.ADDRESS.read(firstModule()));
    }

    static long moduleBytes() {
        return StartInformation.MODULE_COUNT.read(startInformation) == 0 ? 0 : Module.LENGTH.read(firstModule());
    }

    private static Address firstModule() {
        return DirectMap.map(new PhysicalAddress(StartInformation.MODULES.read(startInformation)), Module.SIZE);
    }

    static PhysicalAddress freeStart() {
        return new PhysicalAddress(start);
    }

    static long freeBytes() {
        return end - start;
    }

    /// Number of the GiB in which the last memory is.
    static long lastGibibyte() {
        return ramEnd - 1 >>> PageTableEntry.DIRECTORY_SHIFT;
    }
}
