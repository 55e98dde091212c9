// SPDX-License-Identifier: Apache-2.0
package corto.platform.pc;

import corto.lang.Layout;
import corto.lang.U32;
import corto.lang.U64;

/// `struct hvm_start_info` (Xen, public/arch-x86/hvm/start_info.h): what a PVH loader tells. Addresses are physical.
final class StartInformation {
    private static final Layout LAYOUT = Layout.littleEndian();
    static final U32 MAGIC = LAYOUT.u32();
    static final U32 VERSION = LAYOUT.u32();               // 1 and later have a memory map
    static final U32 FLAGS = LAYOUT.u32();
    static final U32 MODULE_COUNT = LAYOUT.u32();
    static final U64 MODULES = LAYOUT.u64();               // array of `Module`
    static final U64 COMMAND_LINE = LAYOUT.u64();          // text ended by a zero; 0 is none
    static final U64 ROOT_POINTER = LAYOUT.u64();          // ACPI's RSDP
    static final U64 MEMORY_MAP = LAYOUT.u64();            // array of `MemoryMapEntry`
    static final U32 MEMORY_MAP_COUNT = LAYOUT.u32();
    static final int SIZE = LAYOUT.reserved(4).sized(56);

    static final int MAGIC_VALUE = 0x336E_C578;            // "xEn3" with the 0x80 bit of the "E" set

    /// `struct hvm_modlist_entry`: an initrd.
    static final class Module {
        private static final Layout LAYOUT = Layout.littleEndian();
        static final U64 ADDRESS = LAYOUT.u64();
        static final U64 LENGTH = LAYOUT.u64();
        static final U64 COMMAND_LINE = LAYOUT.u64();
        static final int SIZE = LAYOUT.reserved(8).sized(32);

        private Module() {}
    }

    /// `struct hvm_memmap_table_entry`.
    static final class MemoryMapEntry {
        private static final Layout LAYOUT = Layout.littleEndian();
        static final U64 ADDRESS = LAYOUT.u64();
        static final U64 LENGTH = LAYOUT.u64();
        static final U32 TYPE = LAYOUT.u32();              // as in ACPI's E820 map
        static final int SIZE = LAYOUT.reserved(4).sized(24);

        static final int TYPE_RAM = 1;

        private MemoryMapEntry() {}
    }

    private StartInformation() {}
}
