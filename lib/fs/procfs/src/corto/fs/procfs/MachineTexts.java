// SPDX-License-Identifier: Apache-2.0
package corto.fs.procfs;

import corto.fs.text.Columns;

/// The texts of the machine's files, in the formats of proc(5).
final class MachineTexts {
    private static final long NANOS_PER_SECOND = 1_000_000_000L;
    private static final long NANOS_PER_HUNDREDTH = 10_000_000L;
    private static final int KIBIBYTE_SHIFT = 10;

    private static final String[] BEFORE_SWAP = {"Active:", "Inactive:", "Active(anon):", "Inactive(anon):", "Active(file):", "Inactive(file):", "Unevictable:", "Mlocked:"};
    private static final String[] BEHIND_SWAP = {"Dirty:", "Writeback:", "AnonPages:", "Mapped:", "Shmem:", "KReclaimable:", "Slab:", "SReclaimable:", "SUnreclaim:", "KernelStack:", "PageTables:"};
    private static final String[] LARGE_PAGES = {"HugePages_Total:", "HugePages_Free:", "HugePages_Rsvd:", "HugePages_Surp:"};

    private final MachineFacts machine;

    MachineTexts(MachineFacts machine) {
        this.machine = machine;
    }

    void cpuinfo(StringBuilder to) {
        to.append("processor\t: 0\n");
        machine.appendProcessor(to);
        to.append('\n');
    }

    void meminfo(StringBuilder to) {
        long total = machine.totalBytes() >>> KIBIBYTE_SHIFT;
        long free = machine.freeBytes() >>> KIBIBYTE_SHIFT;
        kibibytes(to, "MemTotal:", total);
        kibibytes(to, "MemFree:", free);
        kibibytes(to, "MemAvailable:", free);
        kibibytes(to, "Buffers:", 0);
        kibibytes(to, "Cached:", 0);
        kibibytes(to, "SwapCached:", 0);
        zeros(to, BEFORE_SWAP);
        kibibytes(to, "SwapTotal:", 0);
        kibibytes(to, "SwapFree:", 0);
        zeros(to, BEHIND_SWAP);
        kibibytes(to, "CommitLimit:", total);
        kibibytes(to, "Committed_AS:", total - free);
        kibibytes(to, "VmallocTotal:", 0);
        kibibytes(to, "VmallocUsed:", 0);
        kibibytes(to, "AnonHugePages:", 0);
        for (String name : LARGE_PAGES) {
            Columns.left(to, name, 16);
            Columns.right(to, 0, 8);
            to.append('\n');
        }
        kibibytes(to, "Hugepagesize:", 2048);
        kibibytes(to, "Hugetlb:", 0);
    }

    /// What nobody counts here: lists of pages by use.
    private static void zeros(StringBuilder to, String[] names) {
        for (String name : names) {
            kibibytes(to, name, 0);
        }
    }

    private static void kibibytes(StringBuilder to, String name, long value) {
        Columns.left(to, name, 16);
        Columns.right(to, value, 8);
        to.append(" kB\n");
    }

    void stat(StringBuilder to) {
        long idle = machine.idleNanos() / NANOS_PER_HUNDREDTH;
        long busy = Math.max(0, machine.uptimeNanos() / NANOS_PER_HUNDREDTH - idle);
        processorTime(to, "cpu ", busy, idle);
        processorTime(to, "cpu0", busy, idle);
        to.append("intr 0\nctxt 0\nbtime ").append((machine.realTimeNanos() - machine.uptimeNanos()) / NANOS_PER_SECOND);
        to.append("\nprocesses 1\nprocs_running 1\nprocs_blocked 0\nsoftirq 0 0 0 0 0 0 0 0 0 0 0\n");
    }

    private static void processorTime(StringBuilder to, String name, long busy, long idle) {
        to.append(name).append(' ').append(busy).append(" 0 0 ").append(idle).append(" 0 0 0 0 0 0\n");
    }

    void uptime(StringBuilder to) {
        seconds(to, machine.uptimeNanos());
        to.append(' ');
        seconds(to, machine.idleNanos());
        to.append('\n');
    }

    private static void seconds(StringBuilder to, long nanos) {
        long hundredths = nanos / NANOS_PER_HUNDREDTH;
        to.append(hundredths / 100).append('.');
        long rest = hundredths % 100;
        to.append(rest < 10 ? "0" : "").append(rest);
    }

    void version(StringBuilder to) {
        to.append("Linux version ").append(machine.release()).append(" (corto) ").append(machine.version()).append('\n');
    }

    void hostname(StringBuilder to) {
        to.append(machine.hostName()).append('\n');
    }

    void osrelease(StringBuilder to) {
        to.append(machine.release()).append('\n');
    }

    void kernelVersion(StringBuilder to) {
        to.append(machine.version()).append('\n');
    }
}
