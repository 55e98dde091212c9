// SPDX-License-Identifier: Apache-2.0
package corto.posix.sysinfo;

import corto.posix.files.FileTable;
import corto.posix.process.Process;
import corto.posix.process.ProcessPart;
import java.util.Arrays;

/// The resource limits of a process: getrlimit(2). −1 is no limit.
public final class Limits implements ProcessPart {
    static final int COUNT = 16;
    static final int RLIMIT_FSIZE = 1;
    static final int RLIMIT_DATA = 2;
    static final int RLIMIT_STACK = 3;
    static final int RLIMIT_CORE = 4;
    static final int RLIMIT_NPROC = 6;
    static final int RLIMIT_NOFILE = 7;
    static final int RLIMIT_MEMLOCK = 8;
    static final int RLIMIT_AS = 9;
    static final int RLIMIT_SIGPENDING = 11;
    static final int RLIMIT_NICE = 13;
    static final int RLIMIT_RTPRIO = 14;

    private static final long INFINITY = -1;
    private static final long STACK_BYTES = 8 << 20;
    private static final long MOST_THREADS = 4096;

    private static final Limits FIRST = new Limits();
    private static final int PLACE = Process.addPart(FIRST);

    final long[] soft = new long[COUNT];
    final long[] hard = new long[COUNT];

    private Limits() {
        Arrays.fill(soft, INFINITY);
        Arrays.fill(hard, INFINITY);
        soft[RLIMIT_STACK] = STACK_BYTES;
        soft[RLIMIT_CORE] = 0;
        set(RLIMIT_NPROC, MOST_THREADS, MOST_THREADS);
        set(RLIMIT_NOFILE, FileTable.SOFT_LIMIT, FileTable.HARD_LIMIT);
        set(RLIMIT_NICE, 0, 0);
        set(RLIMIT_RTPRIO, 0, 0);
        set(RLIMIT_MEMLOCK, STACK_BYTES, STACK_BYTES);
    }

    void set(int resource, long newSoft, long newHard) {
        soft[resource] = newSoft;
        hard[resource] = newHard;
    }

    static Limits current() {
        return Process.SEVERAL ? of(Process.current()) : FIRST;
    }

    public static Limits of(Process process) {
        return (Limits) process.part(PLACE);
    }

    public long soft(int resource) {
        return soft[resource];
    }

    public long hard(int resource) {
        return hard[resource];
    }

    /// Tells the running process's memory.
    @Override
    public void executing() {
        Process.memory().limits().set(soft[RLIMIT_AS], soft[RLIMIT_DATA], soft[RLIMIT_STACK]);
    }

    @Override
    public ProcessPart copy() {
        Limits copy = new Limits();
        System.arraycopy(soft, 0, copy.soft, 0, COUNT);
        System.arraycopy(hard, 0, copy.hard, 0, COUNT);
        return copy;
    }
}
