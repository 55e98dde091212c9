// SPDX-License-Identifier: Apache-2.0
package corto.platform.pc;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.ObjectAddress;
import corto.lang.ReadOnly32;
import corto.lang.ReadOnly64;
import corto.lang.ReadOnly8;
import corto.platform.x86_64.Cpuid;
import corto.platform.x86_64.Processor;

/// KVM's clock (Linux 6.12 Documentation/virt/kvm/x86/msr.rst, cpuid.rst), of which we want two numbers, once: how fast the time stamp counter runs
/// and what time it is. A machine without timer chips, like microvm, has no other way to know.
final class KvmClock {
    private static final int SIGNATURE_LEAF = 0x4000_0000;
    private static final int SIGNATURE_EBX = 0x4B4D_564B;          // "KVMK", then "VMKV", "M"
    private static final int FEATURE_LEAF = 0x4000_0001;
    private static final int FEATURE_CLOCKSOURCE2 = 1 << 3;        // in eax
    private static final int MSR_WALL_CLOCK_NEW = 0x4B56_4D00;
    private static final int MSR_SYSTEM_TIME_NEW = 0x4B56_4D01;
    private static final long ENABLE = 1;

    /// `struct pvclock_vcpu_time_info`, which the hypervisor writes.
    private static final class TimeInfo {
        static final Layout LAYOUT = Layout.littleEndian();
        static final ReadOnly32 VERSION = LAYOUT.readOnly32();     // odd while it is being written
        static final ReadOnly64 TSC_TIMESTAMP = LAYOUT.reserved(4).readOnly64();
        static final ReadOnly64 SYSTEM_TIME = LAYOUT.readOnly64();
        static final ReadOnly32 TSC_TO_SYSTEM_MUL = LAYOUT.readOnly32();
        static final ReadOnly8 TSC_SHIFT = LAYOUT.readOnly8();
        static final int SIZE = LAYOUT.reserved(3).sized(32);
    }

    /// `struct pvclock_wall_clock`: the wall time at which the system time was 0.
    private static final class WallClock {
        static final Layout LAYOUT = Layout.littleEndian();
        static final ReadOnly32 VERSION = LAYOUT.readOnly32();
        static final ReadOnly32 SECONDS = LAYOUT.readOnly32();
        static final ReadOnly32 NANOS = LAYOUT.readOnly32();
        static final int SIZE = LAYOUT.sized(12);
    }

    /// A structure may not cross a page, which 32 aligned bytes never do.
    private static final byte[] SHARED = new byte[2 * TimeInfo.SIZE];

    private static final long NANOS_PER_SECOND = 1_000_000_000L;

    private KvmClock() {}

    static boolean isPresent() {
        return TimeStampRate.isHypervisor() && Cpuid.EBX.read(Cpuid.leaf(SIGNATURE_LEAF)) == SIGNATURE_EBX
                && (Cpuid.EAX.read(Cpuid.leaf(FEATURE_LEAF)) & FEATURE_CLOCKSOURCE2) != 0;
    }

    /// Rate of the time stamp counter: nanoseconds are (ticks shifted left by `TSC_SHIFT`) × `TSC_TO_SYSTEM_MUL` / 2³².
    static long timeStampHertz() {
        Address info = timeInfo();
        long multiplier = TimeInfo.TSC_TO_SYSTEM_MUL.read(info) & 0xFFFF_FFFFL;
        int shift = (byte) TimeInfo.TSC_SHIFT.read(info);
        if (multiplier == 0) {
            return 0;
        }
        long hertz = (NANOS_PER_SECOND << Integer.SIZE) / multiplier;
        return shift < 0 ? hertz << -shift : hertz >> shift;
    }

    /// Nanoseconds since 1970-01-01.
    static long wallNanos() {
        long systemNanos = TimeInfo.SYSTEM_TIME.read(timeInfo());
        Address clock = shared();
        Processor.writeModelSpecific(MSR_WALL_CLOCK_NEW, PageTables.physical(clock).bits());
        while ((WallClock.VERSION.read(clock) & 1) != 0) {
            Processor.pause();
        }
        return (WallClock.SECONDS.read(clock) & 0xFFFF_FFFFL) * NANOS_PER_SECOND + (WallClock.NANOS.read(clock) & 0xFFFF_FFFFL) + systemNanos;
    }

    /// Lets the hypervisor write the structure, and then no more.
    private static Address timeInfo() {
        Address info = shared();
        Processor.writeModelSpecific(MSR_SYSTEM_TIME_NEW, PageTables.physical(info).bits() | ENABLE);
        while ((TimeInfo.VERSION.read(info) & 1) != 0) {
            Processor.pause();
        }
        Processor.writeModelSpecific(MSR_SYSTEM_TIME_NEW, 0);
        return info;
    }

    private static Address shared() {
        return ObjectAddress.elements(SHARED).alignUp(TimeInfo.SIZE);
    }
}
