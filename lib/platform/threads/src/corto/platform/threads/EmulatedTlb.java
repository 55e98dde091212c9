// SPDX-License-Identifier: Apache-2.0
package corto.platform.threads;

import corto.platform.x86_64.Cpuid;
import corto.platform.x86_64.Processor;

/// Lets the TLB of a processor that QEMU emulates grow with what is in use.
///
/// TCG begins with 256 entries, one place for each page, and doubles them only when all are forgotten while 70 % are in use (QEMU 7.2 accel/tcg/cputlb.c, `tlb_mmu_resize_locked`). A kernel with one address space never
/// forgets all. Where hardware translates, nothing is done. All in the scheduler's lock.
final class EmulatedTlb {
    private static final int SIGNATURE_LEAF = 0x4000_0000;
    private static final int SIGNATURE_EBX = 0x5447_4354;              // "TCGT" of "TCGTCGTCGTCG" (QEMU 7.2 target/i386/cpu.c)
    private static final long PERIOD_NANOS = 250_000_000L;             // filling it again takes about 0.1 ms

    private static boolean isEmulated;
    private static long nextNanos;

    private EmulatedTlb() {}

    static void detect() {
        isEmulated = Cpuid.EBX.read(Cpuid.leaf(SIGNATURE_LEAF)) == SIGNATURE_EBX;
    }

    /// Something happens: a processor that rests is left alone.
    static void mayGrow(long nowNanos) {
        if (isEmulated && nowNanos >= nextNanos) {
            nextNanos = nowNanos + PERIOD_NANOS;
            Processor.usePageTables(Processor.pageTables());
        }
    }
}
