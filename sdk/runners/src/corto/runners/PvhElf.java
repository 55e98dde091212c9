// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// A kernel made of a few bytes of machine code, which QEMU starts in 32-bit protected mode.
///
/// ELF32 with one segment at 1 MiB and the PVH note (`XEN_ELFNOTE_PHYS32_ENTRY`). The code begins at [#ENTRY]; it may use the memory
/// from [#DATA] to [#STACK_TOP]. So a machine can be tried without a compiler.
final class PvhElf {
    private static final int LOAD_ADDRESS = 0x100000;
    private static final int MEMORY_BYTES = 0x2000;
    private static final int HEADER_BYTES = 52;
    private static final int PROGRAM_HEADER_BYTES = 32;
    private static final int NOTE_OFFSET = HEADER_BYTES + 2 * PROGRAM_HEADER_BYTES;
    private static final int NOTE_BYTES = 20;
    private static final int CODE_OFFSET = NOTE_OFFSET + NOTE_BYTES;

    static final int ENTRY = LOAD_ADDRESS + CODE_OFFSET;
    static final int DATA = LOAD_ADDRESS + 0x1000;
    static final int STACK_TOP = LOAD_ADDRESS + MEMORY_BYTES;

    private static final int PT_LOAD = 1;
    private static final int PT_NOTE = 4;
    private static final int READ_WRITE_EXECUTE = 7;
    private static final int PHYS32_ENTRY = 18;

    private PvhElf() {
    }

    static byte[] of(byte[] code) {
        int fileBytes = CODE_OFFSET + code.length;
        ByteBuffer elf = ByteBuffer.allocate(fileBytes).order(ByteOrder.LITTLE_ENDIAN);
        elf.put(new byte[] {0x7F, 'E', 'L', 'F', 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0});   // 32 bits, little-endian
        elf.putShort((short) 2).putShort((short) 3).putInt(1);                           // executable, 80386, version 1
        elf.putInt(ENTRY).putInt(HEADER_BYTES).putInt(0).putInt(0);                      // entry, program headers, no sections, flags
        elf.putShort((short) HEADER_BYTES).putShort((short) PROGRAM_HEADER_BYTES).putShort((short) 2);
        elf.putShort((short) 0).putShort((short) 0).putShort((short) 0);                 // no section headers
        programHeader(elf, PT_LOAD, 0, fileBytes, MEMORY_BYTES);
        programHeader(elf, PT_NOTE, NOTE_OFFSET, NOTE_BYTES, NOTE_BYTES);
        elf.putInt(4).putInt(4).putInt(PHYS32_ENTRY).put("Xen\0".getBytes(StandardCharsets.US_ASCII)).putInt(ENTRY);
        elf.put(code);
        return elf.array();
    }

    private static void programHeader(ByteBuffer elf, int type, int offset, int fileBytes, int memoryBytes) {
        elf.putInt(type).putInt(offset).putInt(LOAD_ADDRESS + offset).putInt(LOAD_ADDRESS + offset);
        elf.putInt(fileBytes).putInt(memoryBytes).putInt(READ_WRITE_EXECUTE).putInt(4);
    }
}
