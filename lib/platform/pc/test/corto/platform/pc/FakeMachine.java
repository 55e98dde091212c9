// SPDX-License-Identifier: Apache-2.0
package corto.platform.pc;

import corto.lang.Address;
import corto.lang.PhysicalAddress;
import corto.lang.SimulatedMemory;
import corto.platform.pc.StartInformation.MemoryMapEntry;
import corto.platform.pc.StartInformation.Module;
import corto.platform.x86_64.PageTableEntry;

/// A PC at the moment when `Boot` has left the boot page tables: an image at 1 MiB, a loader's tables below it. Physical memory is simulated where the
/// direct map shows it.
final class FakeMachine {
    private static final long IMAGE_BASE = 0xFFFF_FFFF_8000_0000L;
    static final long IMAGE_START = 0x10_0000;
    private static final int LOW_BYTES = 0x1_0000;
    private static final long INFORMATION = 0x1000;
    private static final long MAP = 0x2000;
    private static final long COMMAND_LINE = 0x3000;
    private static final long MODULES = 0x4000;

    private final SimulatedMemory memory = SimulatedMemory.fresh();
    private final long imageBytes;
    private final Address low;
    private int entries;
    private int modules;

    FakeMachine(int imageBytes) {
        this.imageBytes = imageBytes;
        low = memory.map(DirectMap.address(new PhysicalAddress(0)).bits(), LOW_BYTES);
        Address image = memory.map(IMAGE_BASE + IMAGE_START, imageBytes);
        memory.define("image_start", image);
        memory.define("image_end", image.plus(imageBytes));
        memory.define("pc_direct_directories", image);
        memory.define("pc_table_pool", image.plus(PageTableEntry.PAGE));
        memory.define("pc_table_pool_end", image.plus(5 * PageTableEntry.PAGE));
        DirectMap.initialize();
        FrameMemory.count = 0;
        MemoryMap.keepsLower = false;
        Address information = low.plus(INFORMATION);
        StartInformation.MAGIC.write(information, StartInformation.MAGIC_VALUE);
        StartInformation.VERSION.write(information, 1);
        StartInformation.MEMORY_MAP.write(information, MAP);
        StartInformation.COMMAND_LINE.write(information, COMMAND_LINE);
        StartInformation.MODULES.write(information, MODULES);
    }

    FakeMachine memory(long from, long end, int type) {
        Address entry = low.plus(MAP + (long) entries++ * MemoryMapEntry.SIZE);
        MemoryMapEntry.ADDRESS.write(entry, from);
        MemoryMapEntry.LENGTH.write(entry, end - from);
        MemoryMapEntry.TYPE.write(entry, type);
        StartInformation.MEMORY_MAP_COUNT.write(low.plus(INFORMATION), entries);
        return this;
    }

    FakeMachine ram(long from, long end) {
        return memory(from, end, MemoryMapEntry.TYPE_RAM);
    }

    FakeMachine module(long from, long end) {
        Address module = low.plus(MODULES + (long) modules++ * Module.SIZE);
        Module.ADDRESS.write(module, from);
        Module.LENGTH.write(module, end - from);
        StartInformation.MODULE_COUNT.write(low.plus(INFORMATION), modules);
        return this;
    }

    /// Physical memory that the code under test will touch.
    void back(long physical, int sizeBytes) {
        memory.map(DirectMap.address(new PhysicalAddress(physical)).bits(), sizeBytes);
    }

    FakeMachine boot() {
        MemoryMap.initialize(new PhysicalAddress(INFORMATION));
        return this;
    }

    long imageEnd() {
        return IMAGE_START + imageBytes;
    }

    /// What the page tables say of an address of the direct map: its page's entry, or 0.
    long translate(long physical) {
        long directory = entry(new Address(IMAGE_BASE + IMAGE_START), physical, PageTableEntry.DIRECTORY_SHIFT);
        if (directory == 0) {
            return 0;
        }
        long large = entry(table(directory), physical, PageTableEntry.LARGE_PAGE_SHIFT);
        return large == 0 || (large & PageTableEntry.LARGE) != 0 ? large : entry(table(large), physical, PageTableEntry.PAGE_SHIFT);
    }

    private static long entry(Address table, long physical, int shift) {
        return table.loadLong(PageTableEntry.offset(physical, shift));
    }

    private Address table(long entry) {
        PhysicalAddress frame = new PageTableEntry(entry).frame();
        return frame.bits() < imageEnd() ? new Address(frame.bits() + IMAGE_BASE) : DirectMap.address(frame);
    }
}
