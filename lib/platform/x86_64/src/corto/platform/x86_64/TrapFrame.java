// SPDX-License-Identifier: Apache-2.0
package corto.platform.x86_64;

import corto.lang.Layout;
import corto.lang.U64;

/// What an interrupt leaves on its stack, lowest address first: the registers that the entry code pushes, then vector and error code,
/// then what the processor pushed (APM volume 2, "Interrupt-Stack Frame").
public final class TrapFrame {
    private static final Layout LAYOUT = Layout.littleEndian();
    public static final U64 R15 = LAYOUT.u64();
    public static final U64 R14 = LAYOUT.u64();
    public static final U64 R13 = LAYOUT.u64();
    public static final U64 R12 = LAYOUT.u64();
    public static final U64 R11 = LAYOUT.u64();
    public static final U64 R10 = LAYOUT.u64();
    public static final U64 R9 = LAYOUT.u64();
    public static final U64 R8 = LAYOUT.u64();
    public static final U64 RBP = LAYOUT.u64();
    public static final U64 RDI = LAYOUT.u64();
    public static final U64 RSI = LAYOUT.u64();
    public static final U64 RDX = LAYOUT.u64();
    public static final U64 RCX = LAYOUT.u64();
    public static final U64 RBX = LAYOUT.u64();
    public static final U64 RAX = LAYOUT.u64();
    public static final U64 VECTOR = LAYOUT.u64();
    public static final U64 ERROR_CODE = LAYOUT.u64();       // 0 for vectors without one
    public static final U64 RIP = LAYOUT.u64();
    public static final U64 CS = LAYOUT.u64();
    public static final U64 RFLAGS = LAYOUT.u64();
    public static final U64 RSP = LAYOUT.u64();
    public static final U64 SS = LAYOUT.u64();
    public static final int SIZE = LAYOUT.sized(176);

    /// The names of all words, in their order.
    public static final String NAMES = "r15 r14 r13 r12 r11 r10 r9 r8 rbp rdi rsi rdx rcx rbx rax vector error-code rip cs rflags rsp ss";

    private TrapFrame() {}
}
