// SPDX-License-Identifier: Apache-2.0
package corto.posix.patched.calls;

import corto.lang.Address;

/// Whether the bytes in front of an executed `syscall` are a `mov $n, %eax`.
///
/// The bytes `b8 n n n n` could also be the end of another instruction, or begin in the middle of one. Since the `syscall` was executed with rax = n, and n is less than a page, so that no memory can be at n:
///
/// - With an instruction boundary within the number, what is left of it contains `00 00`, `add %al, (%rax)`, or takes the `syscall` in. The first would have faulted. (200, whose first byte is that of a whole `enter $0, $0`, is refused.)
/// - `b8` with a prefix in front is `mov` to another register or of another size. Refused.
/// - `b8` as a ModRM byte means memory at rax + n, or the address only: `lea`, the prefetches and the long no-operations. Those are refused.
/// - `b8` as a SIB byte: its ModRM byte is in front. Refused.
/// - `b8` as the last byte of a displacement in front of an immediate n: `mov`, `add` and its kin, `imul` or `test` with memory. Refused.
///
/// What is refused wrongly goes on trapping.
final class Shape {
    /// `mov $n, %eax; syscall`.
    static final int BYTES = 7;
    /// So many bytes in front of it are looked at.
    static final int BEFORE = 6;

    static final int MOVE = 0xB8;
    static final int SYSTEM_CALL = 0x050F;               // as a little-endian word
    private static final int ENTER = 0xC8;

    private Shape() {}

    /// @param site where the `mov` would begin; `BEFORE` bytes in front can be read as well
    static boolean isMoveAndCall(Address site, long number) {
        if (site.loadShort(5) != SYSTEM_CALL || at(site, 0) != MOVE || site.loadInt(1) != number || number < 0 || number >= 512 || number == ENTER) {
            return false;
        }
        int last = at(site, -1);
        int second = at(site, -2);
        if (isPrefix(last) || last == 0x8D || second == 0x0F && (last == 0x0D || last >= 0x18 && last <= 0x1F)) {
            return false;
        }
        if ((last & 0xC7) == 0x84) {                     // ModRM: SIB and four bytes follow
            return false;
        }
        if (hasImmediate(second) && (last & 0xC0) == 0x40 || hasImmediate(at(site, -3)) && (second & 0xC7) == 0x44) {
            return false;                                // displacement of one byte
        }
        int fourth = at(site, -4);
        int fifth = at(site, -5);
        return !(hasImmediate(fifth) && ((fourth & 0xC0) == 0x80 || (fourth & 0xC7) == 0x05)
                || hasImmediate(at(site, -6)) && ((fifth & 0xC7) == 0x84 || (fifth & 0xC7) == 0x04 && (fourth & 7) == 5));
    }

    private static int at(Address site, int offset) {
        return site.loadByte(offset) & 0xFF;
    }

    private static boolean isPrefix(int value) {
        return value >= 0x40 && value <= 0x4F || value == 0x66 || value == 0x67 || value == 0xF0 || value == 0xF2 || value == 0xF3 || (value & 0xE7) == 0x26 || value == 0x64 || value == 0x65;
    }

    /// Instructions that may have memory and four bytes of a constant.
    private static boolean hasImmediate(int opcode) {
        return opcode == 0xC7 || opcode == 0x81 || opcode == 0x69 || opcode == 0xF7;
    }
}
