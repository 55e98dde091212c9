// SPDX-License-Identifier: Apache-2.0
package corto.elf;

import corto.lang.Layout;
import corto.lang.U32;
import corto.lang.U64;

/// `Elf64_Phdr` (System V ABI, "Program Header").
final class ProgramHeader {
    private static final Layout LAYOUT = Layout.littleEndian();
    static final U32 TYPE = LAYOUT.u32();
    static final U32 FLAGS = LAYOUT.u32();
    static final U64 OFFSET = LAYOUT.u64();
    static final U64 VADDR = LAYOUT.u64();
    static final U64 PADDR = LAYOUT.u64();
    static final U64 FILESZ = LAYOUT.u64();
    static final U64 MEMSZ = LAYOUT.u64();
    static final U64 ALIGN = LAYOUT.u64();
    static final int SIZE = LAYOUT.sized(56);

    static final int PT_LOAD = 1;
    static final int PT_INTERP = 3;
    static final int PT_PHDR = 6;
    static final int PT_GNU_STACK = 0x6474_E551;

    static final int PF_X = 1;
    static final int PF_W = 2;
    static final int PF_R = 4;

    private ProgramHeader() {}
}
