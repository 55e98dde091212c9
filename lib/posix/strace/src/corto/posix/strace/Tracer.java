// SPDX-License-Identifier: Apache-2.0
package corto.posix.strace;

import corto.lang.Address;
import corto.platform.x86_64.TrapFrame;
import corto.posix.calls.SystemCallNames;
import corto.posix.process.ApplicationThread;
import corto.posix.process.CallObserver;
import corto.posix.process.Process;
import corto.posix.process.Signal;
import corto.posix.process.SignalInfo;
import corto.sched.api.Timers;

/// Prints what happens to the application, a line for each.
final class Tracer implements CallObserver, Process.ExitListener {
    private static final int RESULT_COLUMN = 40;             // as strace
    private static final int MOST_ERROR = 4095;
    private static final int EXECVE = 59;
    private static final int EXIT = 60;
    private static final int EXIT_GROUP = 231;

    private final Line line;
    private final CallFilter filter;
    private final Arguments arguments;
    private final boolean showsTimes;
    private ApplicationThread open;                          // whose call has no result yet on the present line
    private boolean begun;
    private long lastNanos;                                  // when the line before was begun

    Tracer(Line line, CallFilter filter, boolean showsTimes) {
        this.line = line;
        this.filter = filter;
        this.showsTimes = showsTimes;
        arguments = new Arguments(line);
    }

    @Override
    public void entered(ApplicationThread thread, int number, Address frame) {
        boolean isNew = PendingCall.find(thread) == null;
        PendingCall pending = PendingCall.begin(thread, number, frame);
        if (!begun) {
            begun = true;
            lastNanos = Timers.nowNanos();
            if (filter.shows(EXECVE)) {
                printStart(thread);
            }
        } else if (isNew) {
            interrupt();
            line.add("strace: Process ").decimal(thread.id()).add(" attached\n").flush();
        }
        if (filter.shows(number)) {
            printBegin(thread, pending);
        }
        pending.handlerBegins(Timers.nowNanos());
    }

    private void printBegin(ApplicationThread thread, PendingCall pending) {
        int number = pending.number();
        begin(thread);
        printName(number);
        line.add('(');
        CallTable.Call call = CallTable.of(number);
        pending.give(arguments);
        arguments.print(call, 0, call.inputs());
        if (number == EXIT || number == EXIT_GROUP) {
            line.add(") ").pad(RESULT_COLUMN).add("= ?\n").flush();
            return;
        }
        open = thread;
        if (arguments.goesOn(call, call.inputs())) {
            line.add(", ");
        }
        if (call.mayWait()) {
            line.flush();
        }
    }

    @Override
    public void left(ApplicationThread thread, long result) {
        PendingCall pending = PendingCall.find(thread);
        long tookNanos = Timers.nowNanos() - pending.begunNanos();
        int number = pending.number();
        if (!filter.shows(number)) {
            return;
        }
        if (open != thread) {
            begin(thread);
            line.add("<... ");
            printName(number);
            line.add(" resumed>");
        }
        CallTable.Call call = CallTable.of(number);
        pending.give(arguments);
        arguments.setResult(result);
        arguments.print(call, call.inputs(), call.kinds().length);
        line.add(") ").pad(RESULT_COLUMN).add("= ");
        printResult(call, result);
        if (showsTimes) {
            line.add(" <").seconds(tookNanos, 1).add('>');
        }
        line.add('\n').flush();
        open = null;
    }

    @Override
    public void delivered(ApplicationThread thread, SignalInfo info) {
        begin(thread);
        line.add("--- ").add(Signal.name(info.signal())).add(' ');
        arguments.signals().sent(info);
        line.add(" ---\n").flush();
    }

    /// A thread that called exit(2) has a status of its own; others end with their process.
    @Override
    public void ended(ApplicationThread thread) {
        begin(thread);
        PendingCall pending = PendingCall.find(thread);
        int status = thread.process().waitStatus();
        if (pending != null && pending.number() == EXIT) {
            status = (int) (pending.a() & 0xFF) << 8;
        }
        printEnd(status & 0x7F, status >>> 8);
        PendingCall.forget(thread);
    }

    @Override
    public void exiting(int status) {
        begin(ApplicationThread.current());
        printEnd(Process.endSignal(), status & 0xFF);
    }

    private void printEnd(int signal, int status) {
        if (signal != 0) {
            line.add("+++ killed by ").add(Signal.name(signal)).add(" +++\n").flush();
        } else {
            line.add("+++ exited with ").decimal(status).add(" +++\n").flush();
        }
    }

    /// What execve(2) was, which no program of this machine called.
    private void printStart(ApplicationThread thread) {
        prefix(thread);
        line.add("execve(");
        arguments.structures().quote(Process.current().program().named());
        line.add(", [");
        for (int i = 0; i < Process.current().program().arguments().length; i++) {
            line.add(i == 0 ? "" : ", ");
            arguments.structures().quote(Process.current().program().arguments()[i]);
        }
        long environment = TrapFrame.RSP.read(thread.startFrame()) + (2L + Process.current().program().arguments().length) * Long.BYTES;   // argc, argv, 0
        int count = Process.current().program().environment().length;
        line.add("], ").hex(environment).add(" /* ").decimal(count).add(count == 1 ? " var */) " : " vars */) ").pad(RESULT_COLUMN).add("= 0\n");
    }

    /// A new line, of `thread`.
    private void begin(ApplicationThread thread) {
        interrupt();
        prefix(thread);
    }

    /// Ends the line of a call that has no result yet.
    private void interrupt() {
        if (open != null) {
            line.add(" <unfinished ...>\n");
            open = null;
        }
    }

    private void prefix(ApplicationThread thread) {
        if (thread.process().threadCount() > 1 || PendingCall.areSeveral()) {
            line.add("[pid ").right(thread.id(), 5).add("] ");
        }
        if (showsTimes) {
            long now = Timers.nowNanos();
            line.seconds(now - lastNanos, 6).add(' ');
            lastNanos = now;
        }
    }

    private void printName(int number) {
        String name = SystemCallNames.name(number);
        if (name == null) {
            line.add("syscall_").hex(number & 0xFFFF_FFFFL);
        } else {
            line.add(name);
        }
    }

    private void printResult(CallTable.Call call, long result) {
        if (result == ApplicationThread.RESTART.bits()) {
            line.add("? ERESTARTSYS (To be restarted if SA_RESTART is set)");
        } else if (result == ApplicationThread.RESTART_UNHANDLED.bits()) {
            line.add("? ERESTARTNOHAND (To be restarted if no handler)");
        } else if (result == ApplicationThread.RESTART_CONTINUED.bits()) {
            line.add("? ERESTART_RESTARTBLOCK (Interrupted by signal)");
        } else if (result < 0 && result >= -MOST_ERROR) {
            line.add("-1 ");
            ErrorNames.print(line, (int) -result);
        } else {
            arguments.printResult(call, result);
        }
    }
}
