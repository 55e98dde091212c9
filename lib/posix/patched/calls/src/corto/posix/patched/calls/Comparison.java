// SPDX-License-Identifier: Apache-2.0
package corto.posix.patched.calls;

import corto.lang.Address;
import corto.platform.x86_64.TrapFrame;

/// The instruction that C libraries have behind a `syscall`: `cmp $constant, %rax`, with which errors are told from results.
final class Comparison {
    static final int BYTES = 6;

    private static final int OPCODE = 0x3D48;            // REX.W, CMP of rax with a constant of four bytes
    private static final int MOST_ERROR = -4096;         // and -4095: `ja` or `jae` follows

    // APM volume 1, "rFLAGS Register"
    private static final long CARRY = 1;
    private static final long PARITY = 1 << 2;
    private static final long AUXILIARY = 1 << 4;
    private static final long ZERO = 1 << 6;
    private static final long SIGN = 1 << 7;
    private static final long OVERFLOW = 1 << 11;
    private static final long ALL = CARRY | PARITY | AUXILIARY | ZERO | SIGN | OVERFLOW;

    private Comparison() {}

    /// What rax is compared with by the instruction at `code`; 0 if it is another. `BYTES` bytes can be read.
    static int constant(Address code) {
        int constant = code.loadInt(2);
        return (code.loadShort(0) & 0xFFFF) == OPCODE && (constant == MOST_ERROR || constant == MOST_ERROR + 1) ? constant : 0;
    }

    /// The bytes of the instruction, lowest first.
    static long bytes(int constant) {
        return OPCODE | (constant & 0xFFFF_FFFFL) << 16;
    }

    /// Does to the registers in `frame` what the instruction does.
    static void execute(Address frame, int constant) {
        TrapFrame.RFLAGS.write(frame, TrapFrame.RFLAGS.read(frame) & ~ALL | flags(TrapFrame.RAX.read(frame), constant));
        TrapFrame.RIP.write(frame, TrapFrame.RIP.read(frame) + BYTES);
    }

    /// The flags of a subtraction (APM volume 3, "CMP").
    static long flags(long value, long subtracted) {
        long difference = value - subtracted;
        long flags = Long.compareUnsigned(value, subtracted) < 0 ? CARRY : 0;
        flags |= (Integer.bitCount((int) difference & 0xFF) & 1) == 0 ? PARITY : 0;
        flags |= (value ^ subtracted ^ difference) & AUXILIARY;
        flags |= difference == 0 ? ZERO : 0;
        flags |= difference < 0 ? SIGN : 0;
        return flags | (((value ^ subtracted) & (value ^ difference)) < 0 ? OVERFLOW : 0);
    }
}
