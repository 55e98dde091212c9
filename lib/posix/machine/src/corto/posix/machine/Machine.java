// SPDX-License-Identifier: Apache-2.0
package corto.posix.machine;

import corto.fs.procfs.MachineFacts;
import corto.lang.Address;
import corto.memory.frames.api.Frames;
import corto.platform.x86_64.Cpuid;
import corto.posix.sysinfo.SystemCalls;
import corto.posix.time.Clocks;
import corto.sched.api.Scheduler;
import corto.sched.api.Timers;

/// The machine as `/proc` shows it.
final class Machine implements MachineFacts {
    private static final int VENDOR_LEAF = 0;
    private static final int SIGNATURE_LEAF = 1;
    private static final int FEATURES_LEAF = 7;
    private static final int ADDRESS_LEAF = 0x8000_0008;
    // Linux's names of the bits (arch/x86/include/asm/cpufeatures.h), from bit 0 on
    private static final String FEATURES_EDX =
            "fpu vme de pse tsc msr pae mce cx8 apic - sep mtrr pge mca cmov pat pse36 pn clflush - dts acpi mmx fxsr sse sse2 ss ht tm ia64 pbe ";
    private static final String FEATURES_ECX =
            "pni pclmulqdq dtes64 monitor ds_cpl vmx smx est tm2 ssse3 cid sdbg fma cx16 xtpr pdcm - pcid dca sse4_1 sse4_2 x2apic movbe popcnt tsc_deadline_timer aes xsave - avx f16c rdrand hypervisor ";
    private static final String FEATURES_7 =
            "fsgsbase tsc_adjust sgx bmi1 hle avx2 - smep bmi2 erms invpcid rtm cqm - mpx rdt_a avx512f avx512dq rdseed adx smap avx512ifma - clflushopt clwb intel_pt avx512pf avx512er avx512cd sha_ni avx512bw avx512vl ";
    private static final int BRAND_LEAF = 0x8000_0002;
    private static final int BRAND_LEAVES = 3;

    @Override
    public long totalBytes() {
        return Frames.FRAMES.totalFrames() * Frames.BYTES;
    }

    @Override
    public long freeBytes() {
        return Frames.FRAMES.freeFrames() * Frames.BYTES;
    }

    @Override
    public long uptimeNanos() {
        return Timers.nowNanos();
    }

    @Override
    public long idleNanos() {
        return Scheduler.idleNanos();
    }

    @Override
    public long realTimeNanos() {
        return Clocks.wallNanos();
    }

    @Override
    public String release() {
        return SystemCalls.RELEASE;
    }

    @Override
    public String version() {
        return SystemCalls.VERSION;
    }

    @Override
    public String hostName() {
        return SystemCalls.hostName();
    }

    @Override
    public void appendProcessor(StringBuilder to) {
        Address vendor = Cpuid.leaf(VENDOR_LEAF);
        to.append("vendor_id\t: ");
        word(to, Cpuid.EBX.read(vendor));
        word(to, Cpuid.EDX.read(vendor));
        word(to, Cpuid.ECX.read(vendor));
        int signature = Cpuid.EAX.read(Cpuid.leaf(SIGNATURE_LEAF));
        int family = signature >>> 8 & 0xF;
        to.append("\ncpu family\t: ").append(family == 0xF ? family + (signature >>> 20 & 0xFF) : family);
        to.append("\nmodel\t\t: ").append((signature >>> 4 & 0xF) + (family == 0xF || family == 6 ? signature >>> 12 & 0xF0 : 0));
        to.append("\nmodel name\t: ");
        for (int leaf = BRAND_LEAF; leaf < BRAND_LEAF + BRAND_LEAVES; leaf++) {
            Address brand = Cpuid.leaf(leaf);
            word(to, Cpuid.EAX.read(brand));
            word(to, Cpuid.EBX.read(brand));
            word(to, Cpuid.ECX.read(brand));
            word(to, Cpuid.EDX.read(brand));
        }
        to.append("\nstepping\t: ").append(signature & 0xF);
        to.append("\nsiblings\t: 1\ncore id\t\t: 0\ncpu cores\t: 1\nfpu\t\t: yes\nfpu_exception\t: yes\nwp\t\t: yes\nflags\t\t:");
        Address features = Cpuid.leaf(SIGNATURE_LEAF);
        int first = Cpuid.EDX.read(features);
        int second = Cpuid.ECX.read(features);
        names(to, first, FEATURES_EDX);
        names(to, second, FEATURES_ECX);
        names(to, Cpuid.EBX.read(Cpuid.leaf(FEATURES_LEAF)), FEATURES_7);
        to.append("\nclflush size\t: ").append((Cpuid.EBX.read(Cpuid.leaf(SIGNATURE_LEAF)) >>> 8 & 0xFF) * 8);
        int sizes = Cpuid.EAX.read(Cpuid.leaf(ADDRESS_LEAF));
        to.append("\naddress sizes\t: ").append(sizes & 0xFF).append(" bits physical, ").append(sizes >>> 8 & 0xFF).append(" bits virtual\n");
    }

    /// Those of `names`, divided by blanks, whose bit is set; `-` has none.
    private static void names(StringBuilder to, int bits, String names) {
        int start = 0;
        for (int rest = bits; start < names.length(); rest >>>= 1) {
            int end = names.indexOf(' ', start);
            if ((rest & 1) != 0 && names.charAt(start) != '-') {
                to.append(' ').append(names, start, end);
            }
            start = end + 1;
        }
    }

    /// Four characters, the lowest byte first; zeros are left out.
    private static void word(StringBuilder to, int characters) {
        for (int rest = characters; rest != 0; rest >>>= Byte.SIZE) {
            if ((rest & 0xFF) != 0) {
                to.append((char) (rest & 0xFF));
            }
        }
    }
}
