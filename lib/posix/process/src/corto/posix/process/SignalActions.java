// SPDX-License-Identifier: Apache-2.0
package corto.posix.process;

/// What a process does on each signal: sigaction(2).
public final class SignalActions {
    public static final long DEFAULT = 0;            // SIG_DFL
    public static final long IGNORE = 1;             // SIG_IGN

    public static final long SA_NOCLDSTOP = 1;
    public static final long SA_NOCLDWAIT = 2;
    public static final long SA_SIGINFO = 4;
    public static final long SA_RESTORER = 0x0400_0000;
    public static final long SA_ONSTACK = 0x0800_0000;
    public static final long SA_RESTART = 0x1000_0000;
    private static final long SA_EXPOSE_TAGBITS = 0x800;
    public static final long SA_NODEFER = 0x4000_0000;
    public static final long SA_RESETHAND = 0x8000_0000L;
    private static final long KNOWN = SA_NOCLDSTOP | SA_NOCLDWAIT | SA_SIGINFO | SA_EXPOSE_TAGBITS | SA_RESTORER | SA_ONSTACK | SA_RESTART | SA_NODEFER | SA_RESETHAND;

    private final long[] handlers = new long[Signal.MOST + 1];
    private final long[] flags = new long[Signal.MOST + 1];
    private final long[] restorers = new long[Signal.MOST + 1];
    private final long[] masks = new long[Signal.MOST + 1];

    private final Process process;

    SignalActions(Process process) {
        this.process = process;
    }

    /// DEFAULT, IGNORE or the address of the application's handler.
    public long handler(int signal) {
        return handlers[signal];
    }

    /// SA_ bits.
    public long flags(int signal) {
        return flags[signal];
    }

    /// Where the handler returns to.
    public long restorer(int signal) {
        return restorers[signal];
    }

    /// Blocked while the handler runs.
    public long mask(int signal) {
        return masks[signal];
    }

    public void set(int signal, long handler, long flags, long restorer, long mask) {
        handlers[signal] = handler;
        this.flags[signal] = flags & KNOWN;
        restorers[signal] = restorer;
        masks[signal] = mask & ~Signal.UNBLOCKABLE;
        if (isIgnored(signal)) {
            Signals.discard(process, Signal.set(signal));
        }
    }

    void copyFrom(SignalActions other) {
        System.arraycopy(other.handlers, 0, handlers, 0, handlers.length);
        System.arraycopy(other.flags, 0, flags, 0, flags.length);
        System.arraycopy(other.restorers, 0, restorers, 0, restorers.length);
        System.arraycopy(other.masks, 0, masks, 0, masks.length);
    }

    /// Whether the signal would do nothing.
    boolean isIgnored(int signal) {
        return handlers[signal] == IGNORE || handlers[signal] == DEFAULT
                && (Signal.isIgnoredByDefault(signal) || Signal.isStopping(signal) && (!Process.SEVERAL || process == Process.first()));
    }

    /// As execve(2) leaves them: handlers are gone, what is ignored stays so.
    public void forgetHandlers() {
        for (int signal = 1; signal <= Signal.MOST; signal++) {
            if (handlers[signal] != IGNORE) {
                handlers[signal] = DEFAULT;
            }
            flags[signal] = 0;
            masks[signal] = 0;
        }
    }
}
