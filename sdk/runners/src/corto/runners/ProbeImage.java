// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/// A kernel of 37 bytes that calls a function two million times and ends the machine. Calls, because where KVM is slow they are slow.
final class ProbeImage {
    /// QEMU's exit code when the guest has come to its end, `END_VALUE << 1 | 1`: no other failure of QEMU has it.
    static final int QEMU_CODE = 43;

    private static final int END_VALUE = 21;
    private static final int CODE_BYTES = 37;
    private static final int CALLS = 2_000_000;

    private ProbeImage() {
    }

    static byte[] bytes() {
        ByteBuffer code = ByteBuffer.allocate(CODE_BYTES).order(ByteOrder.LITTLE_ENDIAN);
        code.put((byte) 0xBC).putInt(PvhElf.STACK_TOP);               // 00       mov   $STACK_TOP, %esp
        code.put((byte) 0xB9).putInt(CALLS);                          // 05       mov   $CALLS, %ecx
        code.put((byte) 0x51);                                        // 0a next: push  %ecx
        code.put((byte) 0xE8).putInt(0x1E - 0x10);                    // 0b       call  work
        code.put((byte) 0x59);                                        // 10       pop   %ecx
        code.put((byte) 0x49);                                        // 11       dec   %ecx
        code.put((byte) 0x75).put((byte) (0x0A - 0x14));              // 12       jnz   next
        code.put((byte) 0x66).put((byte) 0xBA).putShort((short) QemuCommand.END_PORT);   // 14 mov $END_PORT, %dx
        code.put((byte) 0xB0).put((byte) END_VALUE);                  // 18       mov   $END_VALUE, %al
        code.put((byte) 0xEE);                                        // 1a       out   %al, (%dx)
        code.put((byte) 0xF4);                                        // 1b halt: hlt
        code.put((byte) 0xEB).put((byte) (0x1B - 0x1E));              // 1c       jmp   halt
        code.put((byte) 0xFF).put((byte) 0x05).putInt(PvhElf.DATA);   // 1e work: incl  DATA
        code.put((byte) 0xC3);                                        // 24       ret
        return PvhElf.of(code.array());
    }
}
