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
        to.append("\nsiblings\t: 1\ncore id\t\t: 0\ncpu cores\t: 1\nfpu\t\t: yes\n");
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
