// SPDX-License-Identifier: Apache-2.0
package corto.elf;

import corto.lang.Layout;
import corto.lang.U16;
import corto.lang.U32;
import corto.lang.U64;
import corto.lang.U8;

/// `Elf64_Ehdr` (System V ABI, "ELF Header").
final class ElfHeader {
    private static final Layout LAYOUT = Layout.littleEndian();
    static final U32 MAGIC = LAYOUT.u32();               // EI_MAG0 … EI_MAG3
    static final U8 CLASS = LAYOUT.u8();
    static final U8 DATA = LAYOUT.u8();
    static final U8 IDENT_VERSION = LAYOUT.u8();
    static final U16 TYPE = LAYOUT.reserved(9).u16();
    static final U16 MACHINE = LAYOUT.u16();
    static final U32 VERSION = LAYOUT.u32();
    static final U64 ENTRY = LAYOUT.u64();
    static final U64 PHOFF = LAYOUT.u64();
    static final U64 SHOFF = LAYOUT.u64();
    static final U32 FLAGS = LAYOUT.u32();
    static final U16 EHSIZE = LAYOUT.u16();
    static final U16 PHENTSIZE = LAYOUT.u16();
    static final U16 PHNUM = LAYOUT.u16();
    static final U16 SHENTSIZE = LAYOUT.u16();
    static final U16 SHNUM = LAYOUT.u16();
    static final U16 SHSTRNDX = LAYOUT.u16();
    static final int SIZE = LAYOUT.sized(64);

    static final int MAGIC_VALUE = 0x464C_457F;          // 0x7F E L F
    static final int CLASS_64 = 2;
    static final int DATA_LITTLE = 1;
    static final int ET_EXEC = 2;
    static final int ET_DYN = 3;
    static final int EM_X86_64 = 62;

    static final int ET_REL = 1;
    static final int ET_CORE = 4;

    private ElfHeader() {}

    /// What people call a machine of System V's list.
    static String machineName(int machine) {
        return switch (machine) {
            case 2, 18, 43 -> "SPARC";
            case 3 -> "i386";
            case 8 -> "MIPS";
            case 20, 21 -> "PowerPC";
            case 22 -> "s390";
            case 40 -> "arm";
            case EM_X86_64 -> "x86-64 in another form (x32)";
            case 183 -> "aarch64";
            case 243 -> "RISC-V";
            case 258 -> "LoongArch";
            default -> "an unknown machine";
        };
    }
}
