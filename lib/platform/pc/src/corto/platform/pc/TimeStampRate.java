// SPDX-License-Identifier: Apache-2.0
package corto.platform.pc;

import corto.lang.Address;
import corto.platform.x86_64.Cpuid;
import corto.platform.x86_64.Port;
import corto.platform.x86_64.Processor;

/// How fast the time stamp counter runs: what the hypervisor says, else what the processor says, else measured
/// against the PIT, or without one against the local APIC's timer.
final class TimeStampRate {
    /// CPUID, "Time Stamp Counter and Core Crystal Clock Information": ecx Hz × ebx / eax.
    private static final int CRYSTAL_LEAF = 0x15;
    /// The hypervisors' convention (VMware, KVM): eax kHz.
    private static final int HYPERVISOR_LEAF = 0x4000_0000;
    private static final int HYPERVISOR_TIMING_LEAF = 0x4000_0010;
    private static final int FEATURE_LEAF = 1;
    private static final int FEATURE_HYPERVISOR = 1 << 31;         // in ecx

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
    private static final int MEASURED_NANOS = 10_000_000;
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final int MOST_TRIES = 10;
    private static final int DOUBT_SHIFT = 9;                      // 0.2 %: emulated, an access to a port takes a few microseconds of the ten milliseconds

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

    /// A hypervisor may take the processor away just when the timer is started or ends: that would count as time of the timer, and the clock would be slow or fast for as long as the machine
    /// runs. So the moments between which each must have happened are noted, and the measurement is repeated until they lie close together.
    private static long measured() {
        int control = Port.read8(CONTROL);
        boolean isPit = control != NOTHING_THERE;
        if (!isPit) {
            LocalApic.prepareTimer();
        }
        long ticks = 0;
        long doubt = Long.MAX_VALUE;
        for (int tries = 0; tries < MOST_TRIES && doubt > ticks >>> DOUBT_SHIFT; tries++) {
            long beforeStart = Processor.timeStamp();
            start(isPit, control);
            long started = Processor.timeStamp();
            long running;                                          // the timer was seen to run after this
            long now = started;
            boolean isOver;
            do {
                running = now;
                Processor.pause();
                isOver = isPit ? (Port.read8(CONTROL) & CONTROL_OUTPUT) != 0 : LocalApic.isTimerOver();
                now = Processor.timeStamp();
            } while (!isOver);
            long doubtNow = started - beforeStart + now - running;
            if (doubtNow < doubt) {
                doubt = doubtNow;
                ticks = now - started;
            }
        }
        if (!isPit) {
            LocalApic.releaseTimer();
            return ticks * (NANOS_PER_SECOND / MEASURED_NANOS);
        }
        Port.write8(CONTROL, control);
        return ticks * PIT_HERTZ / PIT_COUNT;
    }

    private static void start(boolean isPit, int control) {
        if (!isPit) {
            LocalApic.startTimer(MEASURED_NANOS);
            return;
        }
        Port.write8(CONTROL, control & ~CONTROL_SPEAKER | CONTROL_GATE);
        Port.write8(PIT_COMMAND, PIT_CHANNEL_2_ONE_SHOT);
        Port.write8(PIT_CHANNEL_2, PIT_COUNT & 0xFF);
        Port.write8(PIT_CHANNEL_2, PIT_COUNT >>> 8);               // now it counts
    }
}
