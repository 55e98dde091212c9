// SPDX-License-Identifier: Apache-2.0
package corto.platform.pc;

import corto.lang.Address;
import corto.lang.PhysicalAddress;
import corto.lang.Symbol;
import corto.platform.x86_64.PageTableEntry;
import corto.platform.x86_64.Processor;

/// The image's own part of the page tables: each page with the rights of its segment, and nothing writable that can be executed.
final class PageTables {
    /// Virtual minus physical address of the image; what the linker script calls BASE.
    private static final long IMAGE_BASE = 0xFFFF_FFFF_8000_0000L;

    private PageTables() {}

    /// Maps the image page by page and leaves the boot page tables: from here on the lower half faults.
    static void initialize() {
        Address directory = Symbol.address("pc_image_directory");
        Address tables = Symbol.address("pc_image_tables");
        map(tables, Symbol.address("text_start"), Symbol.address("text_end"), PageTableEntry.READ_EXECUTE | PageTableEntry.GLOBAL);
        map(tables, Symbol.address("rodata_start"), Symbol.address("rodata_end"), PageTableEntry.READ_ONLY | PageTableEntry.GLOBAL);
        map(tables, Symbol.address("data_start"), Symbol.address("image_end"), PageTableEntry.READ_WRITE | PageTableEntry.GLOBAL);
        for (Address table = tables; table.isBelow(Symbol.address("pc_image_tables_end")); table = table.plus(PageTableEntry.PAGE)) {
            directory.storeLong(0, PageTableEntry.of(physical(table), PageTableEntry.TABLE).bits());
            directory = directory.plus(PageTableEntry.BYTES);
        }
        Address root = Symbol.address("pc_root");
        root.storeLong(0, 0);                                          // the lower half belongs to the application
        Symbol.address("pc_direct_directories").storeLong(0, 0);
        Processor.usePageTables(physical(root));
    }

    private static void map(Address tables, Address start, Address end, long flags) {
        for (Address page = start.alignDown(PageTableEntry.PAGE); page.isBelow(end); page = page.plus(PageTableEntry.PAGE)) {
            long index = physical(page).bits() >>> PageTableEntry.PAGE_SHIFT;
            tables.storeLong(index * PageTableEntry.BYTES, PageTableEntry.of(physical(page), flags).bits());
        }
    }

    /// Where a part of the image is in physical memory.
    static PhysicalAddress physical(Address inImage) {
        return new PhysicalAddress(inImage.bits() - IMAGE_BASE);
    }

    static PhysicalAddress imageStart() {
        return physical(Symbol.address("image_start"));
    }

    static PhysicalAddress imageEnd() {
        return physical(Symbol.address("image_end"));
    }

    /// Where the image is mapped that is at `physical`, which must be in it.
    static Address inImage(PhysicalAddress physical) {
        return new Address(physical.bits() + IMAGE_BASE);
    }

    static boolean isInImage(PhysicalAddress frame) {
        return !frame.isBelow(imageStart()) && frame.isBelow(imageEnd());
    }
}
