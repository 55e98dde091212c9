// SPDX-License-Identifier: Apache-2.0
package corto.fs.procfs;

import corto.fs.text.Columns;

/// The texts of the process's files, in the formats of proc_pid_stat(5), proc_pid_status(5), proc_pid_limits(5).
final class ProcessTexts {
    private static final long NANOS_PER_TICK = 10_000_000L;          // USER_HZ is 100
    private static final int PAGE_SHIFT = 12;
    private static final int KIBIBYTE_SHIFT = 10;
    private static final int LAST_STAT_FIELD = 52;

    private static final String[] LIMITS = {"Max cpu time", "Max file size", "Max data size", "Max stack size", "Max core file size", "Max resident set",
        "Max processes", "Max open files", "Max locked memory", "Max address space", "Max file locks", "Max pending signals", "Max msgqueue size",
        "Max nice priority", "Max realtime priority", "Max realtime timeout"};
    private static final String[] UNITS = {"seconds", "bytes", "bytes", "bytes", "bytes", "bytes", "processes", "files", "bytes", "bytes", "locks", "signals",
        "bytes", "", "", "us"};

    private final ProcessFacts process;

    ProcessTexts(ProcessFacts process) {
        this.process = process;
    }

    /// Load is not measured.
    void loadavg(StringBuilder to) {
        int[] threads = process.threads();
        to.append("0.00 0.00 0.00 1/").append(threads.length).append(' ').append(threads[threads.length - 1]).append('\n');
    }

    void cmdline(StringBuilder to) {
        zeroEnded(to, process.arguments());
    }

    void environ(StringBuilder to) {
        zeroEnded(to, process.environment());
    }

    private static void zeroEnded(StringBuilder to, String[] texts) {
        for (String text : texts) {
            to.append(text).append('\0');
        }
    }

    /// 52 fields; what is not known is 0.
    void stat(StringBuilder to, int thread, String name) {
        to.append(thread).append(" (").append(name).append(") ").append(process.state()).append(' ').append(process.parentId()).append(' ');
        to.append(process.group()).append(' ').append(process.session());
        to.append(" 0 -1 0 0 0 0 0 ");                               // terminal, its group, flags, faults
        to.append(process.cpuNanos() / NANOS_PER_TICK);              // field 14
        to.append(" 0 0 0 20 0 ").append(process.threads().length).append(" 0 ");
        to.append(process.startNanos() / NANOS_PER_TICK).append(' ');
        to.append(process.virtualBytes()).append(' ').append(process.residentBytes() >>> PAGE_SHIFT);
        to.append(" 18446744073709551615");                          // field 25
        for (int field = 26; field <= LAST_STAT_FIELD; field++) {
            to.append(" 0");
        }
        to.append('\n');
    }

    /// Nothing is counted by process.
    void io(StringBuilder to) {
        to.append("rchar: 0\nwchar: 0\nsyscr: 0\nsyscw: 0\nread_bytes: 0\nwrite_bytes: 0\ncancelled_write_bytes: 0\n");
    }

    /// Time on the processor, time of waiting for it, turns: the first is known.
    void schedstat(StringBuilder to) {
        to.append(process.cpuNanos()).append(" 0 0\n");
    }

    void statm(StringBuilder to) {
        long all = process.virtualBytes() >>> PAGE_SHIFT;
        to.append(all).append(' ').append(process.residentBytes() >>> PAGE_SHIFT).append(" 0 0 0 ").append(all).append(" 0\n");
    }

    private String stateText() {
        return switch (process.state()) {
            case 'R' -> "R (running)";
            case 'T' -> "T (stopped)";
            case 'Z' -> "Z (zombie)";
            default -> "S (sleeping)";
        };
    }

    void status(StringBuilder to, int thread, String name) {
        to.append("Name:\t").append(name).append("\nUmask:\t0");
        String mask = Integer.toOctalString(process.context().mask);
        to.append("000", mask.length(), 3).append(mask);
        to.append("\nState:\t").append(stateText()).append("\nTgid:\t").append(process.id()).append("\nNgid:\t0\nPid:\t").append(thread);
        to.append("\nPPid:\t").append(process.parentId()).append("\nTracerPid:\t0\n");
        four(to, "Uid:", process.context().uid);
        four(to, "Gid:", process.context().gid);
        to.append("FDSize:\t").append(Math.max(64, process.descriptorEnd())).append("\nGroups:\t");
        for (int group : process.context().groups) {
            to.append(group).append(' ');
        }
        to.append("\nNStgid:\t").append(process.id()).append("\nNSpid:\t").append(thread).append("\nNSpgid:\t").append(process.group());
        to.append("\nNSsid:\t").append(process.session()).append('\n');
        kibibytes(to, "VmPeak:", process.virtualBytes());
        kibibytes(to, "VmSize:", process.virtualBytes());
        kibibytes(to, "VmLck:", process.lockedBytes());
        kibibytes(to, "VmPin:", 0);
        kibibytes(to, "VmHWM:", process.residentBytes());
        kibibytes(to, "VmRSS:", process.residentBytes());
        kibibytes(to, "RssAnon:", process.residentBytes());
        kibibytes(to, "RssFile:", 0);
        kibibytes(to, "RssShmem:", 0);
        kibibytes(to, "VmData:", process.virtualBytes());
        kibibytes(to, "VmStk:", 0);
        kibibytes(to, "VmExe:", 0);
        kibibytes(to, "VmLib:", 0);
        kibibytes(to, "VmPTE:", 0);
        kibibytes(to, "VmSwap:", 0);
        kibibytes(to, "HugetlbPages:", 0);
        to.append("CoreDumping:\t0\nTHP_enabled:\t1\nThreads:\t").append(process.threads().length).append("\nSigQ:\t0/").append(process.mostPendingSignals()).append('\n');
        set(to, "SigPnd:", 0);
        set(to, "ShdPnd:", process.pendingSignals());
        set(to, "SigBlk:", process.blockedSignals());
        set(to, "SigIgn:", process.ignoredSignals());
        set(to, "SigCgt:", process.caughtSignals());
        long capabilities = process.context().uid == 0 ? (1L << 41) - 1 : 0;     // up to cap_last_cap
        set(to, "CapInh:", 0);
        set(to, "CapPrm:", capabilities);
        set(to, "CapEff:", capabilities);
        set(to, "CapBnd:", (1L << 41) - 1);
        set(to, "CapAmb:", 0);
        to.append("NoNewPrivs:\t0\nSeccomp:\t0\nSeccomp_filters:\t0\nSpeculation_Store_Bypass:\tunknown\nSpeculationIndirectBranch:\tunknown\nCpus_allowed:\t1\nCpus_allowed_list:\t0\nMems_allowed:\t1\nMems_allowed_list:\t0\n");
        to.append("voluntary_ctxt_switches:\t0\nnonvoluntary_ctxt_switches:\t0\n");
    }

    /// Real, effective, saved, for file systems.
    private static void four(StringBuilder to, String name, int id) {
        to.append(name);
        for (int i = 0; i < 4; i++) {
            to.append('\t').append(id);
        }
        to.append('\n');
    }

    private static void kibibytes(StringBuilder to, String name, long bytes) {
        to.append(name).append('\t');
        Columns.right(to, bytes >>> KIBIBYTE_SHIFT, 8);
        to.append(" kB\n");
    }

    private static void set(StringBuilder to, String name, long bits) {
        to.append(name).append('\t');
        Columns.hex(to, bits, 16);
        to.append('\n');
    }

    void limits(StringBuilder to) {
        row(to, "Limit", "Soft Limit", "Hard Limit", "Units");
        for (int resource = 0; resource < LIMITS.length; resource++) {
            row(to, LIMITS[resource], limit(process.softLimit(resource)), limit(process.hardLimit(resource)), UNITS[resource]);
        }
    }

    private static String limit(long value) {
        return value == -1 ? "unlimited" : Long.toString(value);
    }

    private static void row(StringBuilder to, String name, String soft, String hard, String unit) {
        Columns.left(to, name, 26);
        Columns.left(to, soft, 21);
        Columns.left(to, hard, 21);
        Columns.left(to, unit, 10);
        to.append('\n');
    }
}
