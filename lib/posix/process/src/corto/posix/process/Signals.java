// SPDX-License-Identifier: Apache-2.0
package corto.posix.process;

import corto.lang.Hot;
import corto.sched.api.Scheduler;
import corto.sched.events.Readiness;

/// Sends signals, to a process or to one of its threads.
@Hot
public final class Signals {
    private Signals() {}

    /// Sends a signal to a process: a thread that does not block it gets it. False: too many are queued already.
    public static boolean send(Process process, SignalInfo info) {
        forgetOpposite(process, info.signal);
        if (isDropped(process, process.mainThread(), info.signal) && !isAwaited(process, info.signal)) {
            return true;
        }
        if (!process.pending().add(info, process.mostQueued(), info.code == Signal.SI_USER)) {
            return false;
        }
        process.signalWatches().changed(Readiness.IN | Readiness.READ_NORMAL);
        for (ApplicationThread thread = process.firstThread(); thread != null; thread = thread.nextOfProcess()) {
            if ((thread.blocked() & Signal.set(info.signal)) == 0 || (thread.awaited() & Signal.set(info.signal)) != 0) {
                Scheduler.unpark(thread);
                return true;
            }
        }
        return true;
    }

    /// Sends a signal of the kernel to all processes of a group.
    public static void sendToGroup(int group, int signal) {
        for (Process process = Process.all(); process != null; process = process.next()) {
            if (process.group() == group) {
                send(process, SignalInfo.fromKernel(signal));
            }
        }
    }

    /// Sends a signal to one thread.
    public static boolean send(ApplicationThread thread, SignalInfo info) {
        Process process = thread.process();
        forgetOpposite(process, info.signal);
        if (isDropped(process, thread, info.signal) && (thread.awaited() & Signal.set(info.signal)) == 0) {
            return true;
        }
        if (!thread.pending().add(info, process.mostQueued(), info.code == Signal.SI_TKILL)) {
            return false;
        }
        process.signalWatches().changed(Readiness.IN | Readiness.READ_NORMAL);
        Scheduler.unpark(thread);
        return true;
    }

    /// Forgets a signal that may be pending, which is not to be delivered any more.
    public static void withdraw(Process process, ApplicationThread thread, SignalInfo info) {
        (thread == null ? process.pending() : thread.pending()).remove(info);
    }

    /// Whether the signal would do nothing. One that is blocked is kept, for what it does may have changed when it is not.
    private static boolean isDropped(Process process, ApplicationThread thread, int signal) {
        return process.actions().isIgnored(signal) && (thread == null || (thread.blocked() & Signal.set(signal)) == 0);
    }

    /// To continue forgets what would stop, and the reverse. A stopped process goes on, whatever it does with the signal.
    private static void forgetOpposite(Process process, int signal) {
        if ((Signal.set(signal) & Signal.OF_JOB_CONTROL) == 0) {
            return;
        }
        if (signal == Signal.SIGCONT) {
            discard(process, Signal.STOPPING);
            if (Process.SEVERAL) {
                JobControl.goOn(process);
            }
        } else if (signal == Signal.SIGKILL) {
            process.change = 0;                              // that it was stopped is not told any more
        } else {
            discard(process, Signal.set(Signal.SIGCONT));
        }
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
        thread.pending().add(info, Long.MAX_VALUE, true);
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

    static void discard(Process process, long signals) {
        process.pending().discard(signals);
        for (ApplicationThread thread = process.firstThread(); thread != null; thread = thread.nextOfProcess()) {
            thread.pending().discard(signals);
        }
    }
}
