// SPDX-License-Identifier: Apache-2.0
package corto.posix.process;

import corto.lang.Address;
import corto.sched.api.Scheduler;

/// Stops processes and lets them go on: POSIX.1-2017 §2.4.3, Linux 6.1 kernel/signal.c (do_signal_stop, prepare_signal).
///
/// ```
///   RUNNING ── a thread takes SIGSTOP, SIGTSTP, SIGTTIN, SIGTTOU ──► STOPPING: the others get a SIGSTOP of their own ── the last has come ──► STOPPED
///      ▲                                                               │                                                                    │
///      └───────────────────────────── SIGCONT is sent, even if it is blocked or ignored; SIGKILL ───────────────────────────────────────────┘
/// ```
/// A thread stops on its way back to the application. What it waits for ends like by a signal, and is begun again when the process goes on.
///
/// The first process never stops, as that of a container: nobody could continue it.
final class JobControl {
    private static final int STOPPED = 0x7F;                 // the low bits of a status that tells of a stop
    private static final int CONTINUED = 0xFFFF;

    private JobControl() {}

    /// Stops the running thread and its process, as the default action of a signal; returns when that goes on or is killed. SIGSTOP apart, nothing stops that nobody would continue.
    static void stop(ApplicationThread thread, SignalInfo info, Address frame) {
        Process process = thread.process();
        int signal = info.signal;
        if (process.stopSignal == 0) {                       // else it joins the others
            ProcessTraps.showDelivery(thread, info);
            if (signal != Signal.SIGSTOP && isOrphaned(process.group(), null)) {
                return;
            }
            process.stopSignal = signal;
            for (ApplicationThread other = process.firstThread; other != null; other = other.nextOfProcess()) {
                if (other != thread) {
                    other.pending().add(SignalInfo.fromKernel(Signal.SIGSTOP), Long.MAX_VALUE, true);
                    Scheduler.unpark(other);
                }
            }
        }
        thread.isStopped = true;
        complete(process);
        while (thread.isStopped && (Signals.pending(thread) & Signal.set(Signal.SIGKILL)) == 0) {
            Scheduler.park();
        }
        thread.isStopped = false;
        Scheduler.beforeApplication();
        RestartableSequence.interrupted(thread, frame);
    }

    /// A thread has stopped or ended: tells the parent when that was the last.
    static void complete(Process process) {
        if (process.stopSignal == 0 || process.isStopped) {
            return;
        }
        for (ApplicationThread thread = process.firstThread; thread != null; thread = thread.nextOfProcess()) {
            if (!thread.isStopped) {
                return;
            }
        }
        process.isStopped = true;
        process.change = process.stopSignal << 8 | STOPPED;
        tellParent(process, Signal.CLD_STOPPED, process.stopSignal);
    }

    /// SIGCONT was sent.
    static void goOn(Process process) {
        if (process.stopSignal == 0) {
            return;
        }
        boolean wasStopped = process.isStopped;
        int signal = process.stopSignal;
        forget(process);
        process.change = CONTINUED;
        for (ApplicationThread thread = process.firstThread; thread != null; thread = thread.nextOfProcess()) {
            thread.isStopped = false;
            Scheduler.unpark(thread);
        }
        tellParent(process, wasStopped ? Signal.CLD_CONTINUED : Signal.CLD_STOPPED, wasStopped ? Signal.SIGCONT : signal);
    }

    /// The process ends: it is not stopped any more.
    static void forget(Process process) {
        process.stopSignal = 0;
        process.isStopped = false;
        process.change = 0;
    }

    /// What wait(2) tells of a child that has not ended: its status since it stopped or went on, told once unless `keeps`; 0: nothing new of what is wanted.
    static int takeChange(Process child, boolean wantsStopped, boolean wantsContinued, boolean keeps) {
        int change = child.change;
        if (change == 0 || !(change == CONTINUED ? wantsContinued : wantsStopped)) {
            return 0;
        }
        if (!keeps) {
            child.change = 0;
        }
        return change;
    }

    private static void tellParent(Process process, int code, int status) {
        Process parent = process.parent();
        if ((parent.actions().flags(Signal.SIGCHLD) & SignalActions.SA_NOCLDSTOP) == 0) {
            Signals.send(parent, SignalInfo.withValue(Signal.SIGCHLD, code, process.id(), status));
        }
        parent.wakeThreads();
    }

    // ---- groups that nobody would continue ----

    /// Whether no process outside of `group`, but in its session, is the parent of one in it (POSIX.1-2017 §3.264). `without` is as good as gone, or null.
    static boolean isOrphaned(int group, Process without) {
        for (Process process = Process.all(); process != null; process = process.next()) {
            Process parent = process.parent();
            if (process.group() == group && process != without && !process.isZombie() && parent != null && parent.group() != group && parent.session() == process.session()) {
                return false;
            }
        }
        return true;
    }

    /// The process lost `parent`, or ends itself and is `without`. If that leaves its group to nobody while some of it are stopped, they are told and continued.
    static void orphan(Process process, Process parent, Process without) {
        int group = process.group();
        if (parent.group() == group || parent.session() != process.session() || !isOrphaned(group, without)) {
            return;
        }
        for (Process stopped = Process.all(); stopped != null; stopped = stopped.next()) {
            if (stopped.group() == group && stopped.isStopped) {
                Signals.sendToGroup(group, Signal.SIGHUP);
                Signals.sendToGroup(group, Signal.SIGCONT);
                return;
            }
        }
    }
}
