// SPDX-License-Identifier: Apache-2.0
package corto.platform.pc;

import corto.lang.Address;
import corto.platform.x86_64.Cpuid;
import corto.platform.x86_64.Processor;

/// How fast the time stamp counter runs: what the hypervisor says, else what the processor says, else measured against the PIT, or, without one and where QEMU translates the code, against the local
/// APIC's timer, which then counts nanoseconds.
final class TimeStampRate {
    /// CPUID, "Time Stamp Counter and Core Crystal Clock Information": ecx Hz × ebx / eax.
    private static final int CRYSTAL_LEAF = 0x15;
    /// The hypervisors' convention (VMware, KVM): eax kHz.
    private static final int HYPERVISOR_LEAF = 0x4000_0000;
    private static final int HYPERVISOR_TIMING_LEAF = 0x4000_0010;
    private static final int SIGNATURE_TCG = 0x5447_4354;          // in ebx, "TCGT" (QEMU 7.2 target/i386/cpu.c)
    private static final int FEATURE_LEAF = 1;
    private static final int FEATURE_HYPERVISOR = 1 << 31;         // in ecx

    private static final long KILO = 1000;
    private static final int MEASURED_PER_SECOND = 1000;           // 1 ms
    private static final int READINGS = 8;
    private static final int MOST_TRIES = 10;

    private static long moment;                                    // time stamp at which `read` read the stopwatch

    private TimeStampRate() {}

    static long hertz() {
        long hertz = fromHypervisor();
        if (hertz == 0) {
            hertz = fromProcessor();
        }
        return hertz != 0 ? hertz : measured();
    }

    static boolean isHypervisor() {
        return (Cpuid.ECX.read(Cpuid.leaf(FEATURE_LEAF)) & FEATURE_HYPERVISOR) != 0;
    }

    /// Whether QEMU translates the code (TCG).
    static boolean isTranslated() {
        return isHypervisor() && Cpuid.EBX.read(Cpuid.leaf(HYPERVISOR_LEAF)) == SIGNATURE_TCG;
    }

    private static long fromHypervisor() {
        if (!isHypervisor()) {
            return 0;
        }
        if (Cpuid.EAX.readUnsigned(Cpuid.leaf(HYPERVISOR_LEAF)) >= HYPERVISOR_TIMING_LEAF) {
            return Cpuid.EAX.readUnsigned(Cpuid.leaf(HYPERVISOR_TIMING_LEAF)) * KILO;
        }
        return KvmClock.isPresent() ? KvmClock.timeStampHertz() : 0;
    }

    private static long fromProcessor() {
        if (Cpuid.EAX.readUnsigned(Cpuid.leaf(0)) < CRYSTAL_LEAF) {
            return 0;
        }
        Address leaf = Cpuid.leaf(CRYSTAL_LEAF);
        long crystal = Cpuid.ECX.readUnsigned(leaf);
        long denominator = Cpuid.EAX.readUnsigned(leaf);
        return crystal == 0 || denominator == 0 ? 0 : crystal * Cpuid.EBX.readUnsigned(leaf) / denominator;
    }

    /// How far the time stamp counter comes in a millisecond of a stopwatch. A hypervisor may take the processor away meanwhile: that does no harm but between the readings of the two, and when the
    /// stopwatch comes to its end.
    private static long measured() {
        Stopwatch stopwatch = isTranslated() || !Pit.isPresent() ? LocalApic.STOPWATCH : Pit.STOPWATCH;
        int enough = stopwatch.hertz() / MEASURED_PER_SECOND;
        int tries = 0;
        long ticks;
        int counted;
        boolean isOver;
        do {
            stopwatch.start();
            int first = read(stopwatch);
            long started = moment;
            int now;
            do {
                Processor.pause();
                stopwatch.latch();
                now = stopwatch.latched();
            } while (first - now < enough);
            counted = first - read(stopwatch);
            ticks = moment - started;
            isOver = stopwatch.isOver();
            stopwatch.release();
        } while (isOver && ++tries < MOST_TRIES);
        return ticks * stopwatch.hertz() / counted;
    }

    /// What the stopwatch counts, and at which `moment`: of several readings the one that took least time, because emulated ones take microseconds, and the processor can be taken away there, too.
    private static int read(Stopwatch stopwatch) {
        long least = Long.MAX_VALUE;
        int count = 0;
        for (int i = 0; i < READINGS; i++) {
            long before = Processor.timeStamp();
            stopwatch.latch();
            long took = Processor.timeStamp() - before;
            int latched = stopwatch.latched();
            if (took < least) {
                least = took;
                count = latched;
                moment = before + took / 2;
            }
        }
        return count;
    }
}
