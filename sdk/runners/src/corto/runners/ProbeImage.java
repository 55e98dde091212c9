// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// A kernel of 37 bytes of code that calls a function two million times and ends the machine.
///
/// Written here byte by byte, so that measuring an accelerator needs no compiler: ELF32 with one segment at 1 MiB and the PVH note
/// (Xen, `XEN_ELFNOTE_PHYS32_ENTRY`), which makes QEMU start it in 32-bit protected mode.
final class ProbeImage {
    /// QEMU's exit code when the guest has come to its end, `END_VALUE << 1 | 1`: no other failure of QEMU has it.
    static final int QEMU_CODE = 43;

    private static final int END_VALUE = 21;
    private static final int LOAD_ADDRESS = 0x100000;
    private static final int MEMORY_BYTES = 0x2000;
    private static final int COUNTER = LOAD_ADDRESS + 0x1000;
    private static final int STACK_TOP = LOAD_ADDRESS + MEMORY_BYTES;
    private static final int CALLS = 2_000_000;

    private static final int HEADER_BYTES = 52;
    private static final int PROGRAM_HEADER_BYTES = 32;
    private static final int NOTE_OFFSET = HEADER_BYTES + 2 * PROGRAM_HEADER_BYTES;
    private static final int NOTE_BYTES = 20;
    private static final int CODE_OFFSET = NOTE_OFFSET + NOTE_BYTES;
    private static final int CODE_BYTES = 37;
    private static final int FILE_BYTES = CODE_OFFSET + CODE_BYTES;
    private static final int ENTRY = LOAD_ADDRESS + CODE_OFFSET;

    private static final int PT_LOAD = 1;
    private static final int PT_NOTE = 4;
    private static final int READ_WRITE_EXECUTE = 7;
    private static final int PHYS32_ENTRY = 18;

    private ProbeImage() {
    }

    static byte[] bytes() {
        ByteBuffer elf = ByteBuffer.allocate(FILE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        elf.put(new byte[] {0x7F, 'E', 'L', 'F', 1, 1, 1, 0, 0, 0, 0, 0, 0, 0, 0, 0});   // 32 bits, little-endian
        elf.putShort((short) 2).putShort((short) 3).putInt(1);                           // executable, 80386, version 1
        elf.putInt(ENTRY).putInt(HEADER_BYTES).putInt(0).putInt(0);                      // entry, program headers, no sections, flags
        elf.putShort((short) HEADER_BYTES).putShort((short) PROGRAM_HEADER_BYTES).putShort((short) 2);
        elf.putShort((short) 0).putShort((short) 0).putShort((short) 0);                 // no section headers
        programHeader(elf, PT_LOAD, 0, FILE_BYTES, MEMORY_BYTES);
        programHeader(elf, PT_NOTE, NOTE_OFFSET, NOTE_BYTES, NOTE_BYTES);
        elf.putInt(4).putInt(4).putInt(PHYS32_ENTRY).put("Xen\0".getBytes(StandardCharsets.US_ASCII)).putInt(ENTRY);
        code(elf);
        return elf.array();
    }

    private static void programHeader(ByteBuffer elf, int type, int offset, int fileBytes, int memoryBytes) {
        elf.putInt(type).putInt(offset).putInt(LOAD_ADDRESS + offset).putInt(LOAD_ADDRESS + offset);
        elf.putInt(fileBytes).putInt(memoryBytes).putInt(READ_WRITE_EXECUTE).putInt(4);
    }

    private static void code(ByteBuffer elf) {
        elf.put((byte) 0xBC).putInt(STACK_TOP);                       // 00      mov   $STACK_TOP, %esp
        elf.put((byte) 0xB9).putInt(CALLS);                           // 05      mov   $CALLS, %ecx
        elf.put((byte) 0x51);                                         // 0a next: push  %ecx
        elf.put((byte) 0xE8).putInt(0x1E - 0x10);                     // 0b      call  work
        elf.put((byte) 0x59);                                         // 10      pop   %ecx
        elf.put((byte) 0x49);                                         // 11      dec   %ecx
        elf.put((byte) 0x75).put((byte) (0x0A - 0x14));               // 12      jnz   next
        elf.put((byte) 0x66).put((byte) 0xBA).putShort((short) QemuCommand.END_PORT);   // 14 mov $0x501, %dx
        elf.put((byte) 0xB0).put((byte) END_VALUE);                   // 18      mov   $END_VALUE, %al
        elf.put((byte) 0xEE);                                         // 1a      out   %al, (%dx)
        elf.put((byte) 0xF4);                                         // 1b halt: hlt
        elf.put((byte) 0xEB).put((byte) (0x1B - 0x1E));               // 1c      jmp   halt
        elf.put((byte) 0xFF).put((byte) 0x05).putInt(COUNTER);        // 1e work: incl  COUNTER
        elf.put((byte) 0xC3);                                         // 24      ret
    }
}
