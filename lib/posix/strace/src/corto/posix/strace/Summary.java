// SPDX-License-Identifier: Apache-2.0
package corto.posix.strace;

import corto.lang.Address;
import corto.lang.Result;
import corto.posix.calls.SystemCallNames;
import corto.posix.process.ApplicationThread;
import corto.posix.process.CallObserver;
import corto.posix.process.Process;
import corto.posix.process.SignalInfo;
import corto.sched.api.Timers;

/// Counts calls, their errors and the time in their handlers, and prints the table of `strace -c -w` at the end: time is that of the clock, waiting included.
final class Summary implements CallObserver, Process.ExitListener {
    private static final int MOST_NUMBER = 512;              // all others are counted together, behind
    private static final int MOST_ERROR = 4095;
    private static final int EXECVE = 59;
    private static final String RULE = "------ ----------- ----------- --------- --------- ----------------\n";

    private final Line line;
    private final CallFilter filter;
    private final Tracer tracer;                             // null: only the table is printed
    private final int[] calls = new int[MOST_NUMBER + 1];
    private final int[] errors = new int[MOST_NUMBER + 1];
    private final long[] nanos = new long[MOST_NUMBER + 1];

    Summary(Line line, CallFilter filter, Tracer tracer) {
        this.line = line;
        this.filter = filter;
        this.tracer = tracer;
        if (filter.shows(EXECVE)) {
            calls[EXECVE] = 1;                               // which began the program
        }
    }

    @Override
    public void entered(ApplicationThread thread, int number, Address frame) {
        if (tracer == null) {
            PendingCall.begin(thread, number, frame).handlerBegins(Timers.nowNanos());
        } else {
            tracer.entered(thread, number, frame);
        }
    }

    @Override
    public void left(ApplicationThread thread, long result) {
        PendingCall pending = PendingCall.find(thread);
        if (filter.shows(pending.number())) {
            int row = pending.number() >= 0 && pending.number() < MOST_NUMBER ? pending.number() : MOST_NUMBER;
            calls[row]++;
            nanos[row] += Timers.nowNanos() - pending.begunNanos();
            if (result < 0 && result >= -MOST_ERROR || ApplicationThread.isRestart(new Result(result))) {
                errors[row]++;
            }
        }
        if (tracer != null) {
            tracer.left(thread, result);
        }
    }

    @Override
    public void delivered(ApplicationThread thread, SignalInfo info) {
        if (tracer != null) {
            tracer.delivered(thread, info);
        }
    }

    @Override
    public void ended(ApplicationThread thread) {
        if (tracer == null) {
            PendingCall.forget(thread);
        } else {
            tracer.ended(thread);
        }
    }

    @Override
    public void exiting(int status) {
        if (tracer != null) {
            tracer.exiting(status);
        }
        long allNanos = 0;
        int allCalls = 0;
        int allErrors = 0;
        for (int i = 0; i <= MOST_NUMBER; i++) {
            allNanos += nanos[i];
            allCalls += calls[i];
            allErrors += errors[i];
        }
        line.add("% time     seconds  usecs/call     calls    errors syscall\n").add(RULE);
        for (int row = longest(); row >= 0; row = longest()) {
            print(nanos[row], allNanos, calls[row], errors[row]);
            String name = SystemCallNames.name(row);
            line.add(name == null ? row == MOST_NUMBER ? "others" : "syscall_" : name);
            if (name == null && row != MOST_NUMBER) {
                line.hex(row);
            }
            line.add('\n');
            calls[row] = 0;
        }
        line.add(RULE);
        print(allNanos, allNanos, allCalls, allErrors);
        line.add("total\n").flush();
    }

    /// The row that took longest of those that are not printed yet; negative: all are.
    private int longest() {
        int longest = -1;
        for (int i = 0; i <= MOST_NUMBER; i++) {
            if (calls[i] != 0 && (longest < 0 || nanos[i] > nanos[longest])) {
                longest = i;
            }
        }
        return longest;
    }

    private void print(long time, long allTime, int itsCalls, int itsErrors) {
        final long microsecond = 1000;
        long hundredths = allTime < microsecond ? 0 : time / microsecond * 10_000 / (allTime / microsecond);
        line.right(hundredths / 100, 3).add('.').fraction(hundredths % 100, 10).add(' ').seconds(time, 4).add(' ');
        line.right(itsCalls == 0 ? 0 : time / microsecond / itsCalls, 11).add(' ').right(itsCalls, 9).add(' ');
        if (itsErrors == 0) {
            line.add("         ");
        } else {
            line.right(itsErrors, 9);
        }
        line.add(' ');
    }
}
