// SPDX-License-Identifier: Apache-2.0
package corto.posix.process;

/// Linux's signals on x86-64, signal(7). Sets of signals are longs: bit `n − 1` is signal `n`.
public final class Signal {
    public static final int SIGHUP = 1;
    public static final int SIGINT = 2;
    public static final int SIGQUIT = 3;
    public static final int SIGILL = 4;
    public static final int SIGTRAP = 5;
    public static final int SIGABRT = 6;
    public static final int SIGBUS = 7;
    public static final int SIGFPE = 8;
    public static final int SIGKILL = 9;
    public static final int SIGSEGV = 11;
    public static final int SIGPIPE = 13;
    public static final int SIGALRM = 14;
    public static final int SIGTERM = 15;
    public static final int SIGCHLD = 17;
    public static final int SIGCONT = 18;
    public static final int SIGSTOP = 19;
    public static final int SIGTSTP = 20;
    public static final int SIGTTIN = 21;
    public static final int SIGTTOU = 22;
    public static final int SIGURG = 23;
    public static final int SIGXFSZ = 25;
    public static final int SIGVTALRM = 26;
    public static final int SIGPROF = 27;
    public static final int SIGWINCH = 28;
    public static final int SIGIO = 29;
    public static final int MOST = 64;

    // si_code of siginfo, sigaction(2)
    public static final int SI_USER = 0;
    public static final int SI_KERNEL = 0x80;
    public static final int SI_QUEUE = -1;
    public static final int SI_TIMER = -2;
    public static final int SI_TKILL = -6;
    public static final int ILL_ILLOPN = 2;
    public static final int FPE_INTDIV = 1;
    public static final int FPE_FLTDIV = 3;
    public static final int FPE_FLTOVF = 4;
    public static final int FPE_FLTUND = 5;
    public static final int FPE_FLTRES = 6;
    public static final int FPE_FLTINV = 7;
    public static final int SEGV_MAPERR = 1;
    public static final int SEGV_ACCERR = 2;
    public static final int BUS_ADRALN = 1;
    public static final int BUS_ADRERR = 2;
    public static final int TRAP_TRACE = 2;
    public static final int CLD_EXITED = 1;
    public static final int CLD_KILLED = 2;
    public static final int CLD_STOPPED = 5;
    public static final int CLD_CONTINUED = 6;

    private static final String NAMES = "HUP INT QUIT ILL TRAP ABRT BUS FPE KILL USR1 SEGV USR2 PIPE ALRM TERM STKFLT CHLD CONT STOP TSTP TTIN TTOU URG XCPU "
            + "XFSZ VTALRM PROF WINCH IO PWR SYS";

    /// Ignored unless there is a handler.
    private static final long IGNORED = set(SIGCHLD) | set(SIGCONT) | set(SIGURG) | set(SIGWINCH);
    static final long STOPPING = set(SIGSTOP) | set(SIGTSTP) | set(SIGTTIN) | set(SIGTTOU);
    /// Change whether a process is stopped.
    static final long OF_JOB_CONTROL = STOPPING | set(SIGCONT) | set(SIGKILL);
    static final int FIRST_REAL_TIME = 32;
    /// Cannot be blocked or handled.
    public static final long UNBLOCKABLE = set(SIGKILL) | set(SIGSTOP);
    /// Caused by the instruction that was executed; delivered before others.
    public static final long SYNCHRONOUS = set(SIGSEGV) | set(SIGBUS) | set(SIGILL) | set(SIGTRAP) | set(SIGFPE);

    private Signal() {}

    /// The set of one signal.
    public static long set(int signal) {
        return 1L << signal - 1;
    }

    public static boolean isValid(int signal) {
        return signal > 0 && signal <= MOST;
    }

    /// Whether the default action is to do nothing.
    static boolean isIgnoredByDefault(int signal) {
        return (set(signal) & IGNORED) != 0;
    }

    /// Whether the default action stops the process.
    static boolean isStopping(int signal) {
        return (set(signal) & STOPPING) != 0;
    }

    /// SIGINT, SIGRTMIN+3, …
    public static String name(int signal) {
        int start = 0;
        for (int n = 1; n < signal; n++) {
            start = NAMES.indexOf(' ', start) + 1;
            if (start == 0) {
                return signal < 34 ? "signal " + signal : "SIGRTMIN+" + (signal - 34);
            }
        }
        int end = NAMES.indexOf(' ', start);
        return "SIG" + NAMES.substring(start, end < 0 ? NAMES.length() : end);
    }
}
