// SPDX-License-Identifier: Apache-2.0
package corto.posix.process;

import corto.sched.api.Scheduler;

/// Sends signals, to a process or to one of its threads.
public final class Signals {
    private Signals() {}

    /// Sends a signal to a process: a thread that does not block it gets it.
    public static void send(Process process, SignalInfo info) {
        if (process.actions().isIgnored(info.signal) && !isAwaited(process, info.signal)) {
            return;
        }
        process.pending().add(info);
        for (ApplicationThread thread = process.firstThread(); thread != null; thread = thread.nextOfProcess()) {
            if ((thread.blocked() & Signal.set(info.signal)) == 0 || (thread.awaited() & Signal.set(info.signal)) != 0) {
                Scheduler.unpark(thread);
                return;
            }
        }
    }

    /// Sends a signal to one thread.
    public static void send(ApplicationThread thread, SignalInfo info) {
        if (thread.process().actions().isIgnored(info.signal) && (thread.awaited() & Signal.set(info.signal)) == 0) {
            return;
        }
        thread.pending().add(info);
        Scheduler.unpark(thread);
    }

    private static boolean isAwaited(Process process, int signal) {
        for (ApplicationThread thread = process.firstThread(); thread != null; thread = thread.nextOfProcess()) {
            if ((thread.awaited() & Signal.set(signal)) != 0) {
                return true;
            }
        }
        return false;
    }

    /// What an instruction of `thread` caused: it cannot be blocked or ignored, for the instruction would be executed again for ever.
    static void force(ApplicationThread thread, SignalInfo info) {
        int signal = info.signal;
        if ((thread.blocked() & Signal.set(signal)) != 0 || thread.process().actions().handler(signal) == SignalActions.IGNORE) {
            thread.process().actions().set(signal, SignalActions.DEFAULT, 0, 0, 0);
            thread.setBlocked(thread.blocked() & ~Signal.set(signal));
        }
        thread.pending().add(info);
    }

    /// Signals pending for `thread`, blocked or not.
    public static long pending(ApplicationThread thread) {
        return thread.process().pending().set() | thread.pending().set();
    }

    /// Whether a signal has to be delivered to `thread`.
    public static boolean isDue(ApplicationThread thread) {
        return (pending(thread) & ~thread.blocked()) != 0;
    }

    /// Takes one of `wanted`, the thread's own first; null if none is pending.
    public static SignalInfo take(ApplicationThread thread, long wanted) {
        SignalInfo info = thread.pending().take(wanted);
        return info != null ? info : thread.process().pending().take(wanted);
    }

    static void discard(Process process, int signal) {
        process.pending().discard(Signal.set(signal));
        for (ApplicationThread thread = process.firstThread(); thread != null; thread = thread.nextOfProcess()) {
            thread.pending().discard(Signal.set(signal));
        }
    }
}
