// SPDX-License-Identifier: Apache-2.0
package corto.platform.pc;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.ObjectAddress;
import corto.lang.U32;
import corto.platform.x86_64.Port;
import corto.platform.x86_64.Processor;

/// How fast the time stamp counter runs: what the hypervisor says, else what the processor says, else measured against the PIT.
final class TimeStampRate {
    /// CPUID, "Time Stamp Counter and Core Crystal Clock Information": ecx Hz × ebx / eax.
    private static final int CRYSTAL_LEAF = 0x15;
    /// The hypervisors' convention (VMware, KVM): eax kHz.
    private static final int HYPERVISOR_LEAF = 0x4000_0000;
    private static final int HYPERVISOR_TIMING_LEAF = 0x4000_0010;
    private static final int FEATURE_LEAF = 1;
    private static final int FEATURE_HYPERVISOR = 1 << 31;         // in ecx

    private static final class Leaf {
        static final Layout LAYOUT = Layout.littleEndian();
        static final U32 EAX = LAYOUT.u32();
        static final U32 EBX = LAYOUT.u32();
        static final U32 ECX = LAYOUT.u32();
        static final U32 EDX = LAYOUT.u32();
        static final int SIZE = LAYOUT.sized(16);
    }

    private static final byte[] LEAF = new byte[Leaf.SIZE];

    // Intel 8254: channel 2 counts down once while its gate is up.
    private static final int PIT_CHANNEL_2 = 0x42;
    private static final int PIT_COMMAND = 0x43;
    private static final int PIT_CHANNEL_2_ONE_SHOT = 0xB0;        // low byte then high byte, mode 0
    private static final int PIT_HERTZ = 1_193_182;
    private static final int PIT_COUNT = 11_932;                   // 10 ms
    // The AT's system control port B.
    private static final int CONTROL = 0x61;
    private static final int CONTROL_GATE = 1;
    private static final int CONTROL_SPEAKER = 2;
    private static final int CONTROL_OUTPUT = 1 << 5;              // channel 2 is done
    private static final int NOTHING_THERE = 0xFF;

    private static final long KILO = 1000;
    private static final long GUESS_HERTZ = 1_000_000_000L;        // QEMU without KVM; there is no better one without any clock

    private TimeStampRate() {}

    static long hertz() {
        if ((Leaf.ECX.read(cpuid(FEATURE_LEAF)) & FEATURE_HYPERVISOR) != 0
                && Leaf.EAX.readUnsigned(cpuid(HYPERVISOR_LEAF)) >= HYPERVISOR_TIMING_LEAF) {
            long kilohertz = Leaf.EAX.readUnsigned(cpuid(HYPERVISOR_TIMING_LEAF));
            if (kilohertz != 0) {
                return kilohertz * KILO;
            }
        }
        if (Leaf.EAX.readUnsigned(cpuid(0)) >= CRYSTAL_LEAF) {
            Address leaf = cpuid(CRYSTAL_LEAF);
            long crystal = Leaf.ECX.readUnsigned(leaf);
            long denominator = Leaf.EAX.readUnsigned(leaf);
            if (crystal != 0 && denominator != 0) {
                return crystal * Leaf.EBX.readUnsigned(leaf) / denominator;
            }
        }
        return measured();
    }

    private static Address cpuid(int leaf) {
        Address into = ObjectAddress.elements(LEAF);
        Processor.cpuid(leaf, 0, into);
        return into;
    }

    private static long measured() {
        int control = Port.read8(CONTROL);
        if (control == NOTHING_THERE) {
            return GUESS_HERTZ;
        }
        Port.write8(CONTROL, control & ~CONTROL_SPEAKER | CONTROL_GATE);
        Port.write8(PIT_COMMAND, PIT_CHANNEL_2_ONE_SHOT);
        Port.write8(PIT_CHANNEL_2, PIT_COUNT & 0xFF);
        Port.write8(PIT_CHANNEL_2, PIT_COUNT >>> 8);
        long before = Processor.timeStamp();
        while ((Port.read8(CONTROL) & CONTROL_OUTPUT) == 0) {
            Processor.pause();
        }
        long ticks = Processor.timeStamp() - before;
        Port.write8(CONTROL, control);
        return ticks * PIT_HERTZ / PIT_COUNT;
    }
}
