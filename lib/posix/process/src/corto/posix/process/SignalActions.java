// SPDX-License-Identifier: Apache-2.0
package corto.posix.process;

/// What the process does on each signal: sigaction(2).
public final class SignalActions {
    public static final long DEFAULT = 0;            // SIG_DFL
    public static final long IGNORE = 1;             // SIG_IGN

    public static final long SA_NOCLDSTOP = 1;
    public static final long SA_SIGINFO = 4;
    public static final long SA_RESTORER = 0x0400_0000;
    public static final long SA_ONSTACK = 0x0800_0000;
    public static final long SA_RESTART = 0x1000_0000;
    public static final long SA_NODEFER = 0x4000_0000;
    public static final long SA_RESETHAND = 0x8000_0000L;

    private static final long[] HANDLERS = new long[Signal.MOST + 1];
    private static final long[] FLAGS = new long[Signal.MOST + 1];
    private static final long[] RESTORERS = new long[Signal.MOST + 1];
    private static final long[] MASKS = new long[Signal.MOST + 1];

    private SignalActions() {}

    /// DEFAULT, IGNORE or the address of the application's handler.
    public static long handler(int signal) {
        return HANDLERS[signal];
    }

    /// SA_ bits.
    public static long flags(int signal) {
        return FLAGS[signal];
    }

    /// Where the handler returns to.
    public static long restorer(int signal) {
        return RESTORERS[signal];
    }

    /// Blocked while the handler runs.
    public static long mask(int signal) {
        return MASKS[signal];
    }

    public static void set(int signal, long handler, long flags, long restorer, long mask) {
        HANDLERS[signal] = handler;
        FLAGS[signal] = flags;
        RESTORERS[signal] = restorer;
        MASKS[signal] = mask & ~Signal.UNBLOCKABLE;
        if (isIgnored(signal)) {
            Signals.discard(signal);
        }
    }

    /// Whether the signal would do nothing.
    static boolean isIgnored(int signal) {
        return HANDLERS[signal] == IGNORE || HANDLERS[signal] == DEFAULT && !Signal.isFatal(signal);
    }

    /// As execve(2) leaves them: handlers are gone, what is ignored stays so.
    public static void forgetHandlers() {
        for (int signal = 1; signal <= Signal.MOST; signal++) {
            if (HANDLERS[signal] != IGNORE) {
                HANDLERS[signal] = DEFAULT;
            }
            FLAGS[signal] = 0;
            MASKS[signal] = 0;
        }
    }
}
