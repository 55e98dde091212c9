// SPDX-License-Identifier: Apache-2.0
package corto.posix.strace;

import corto.lang.Address;
import corto.platform.x86_64.TrapFrame;
import corto.posix.process.ApplicationThread;

/// A system call that has begun and not ended: its number and arguments, for handlers may change the registers.
final class PendingCall {
    private static PendingCall first;                    // one for each thread that called, linked by `next`

    private final ApplicationThread thread;
    private PendingCall next;
    private int number;
    private long a;
    private long b;
    private long c;
    private long d;
    private long e;
    private long f;
    private long begunNanos;

    private PendingCall(ApplicationThread thread) {
        this.thread = thread;
        next = first;
        first = this;
    }

    /// That of `thread`, which begins call `number`.
    static PendingCall begin(ApplicationThread thread, int number, Address frame) {
        PendingCall call = find(thread);
        if (call == null) {
            call = new PendingCall(thread);
        }
        call.number = number;
        call.a = TrapFrame.RDI.read(frame);
        call.b = TrapFrame.RSI.read(frame);
        call.c = TrapFrame.RDX.read(frame);
        call.d = TrapFrame.R10.read(frame);
        call.e = TrapFrame.R8.read(frame);
        call.f = TrapFrame.R9.read(frame);
        return call;
    }

    /// That of `thread`; null if it has called nothing yet.
    static PendingCall find(ApplicationThread thread) {
        PendingCall call = first;
        while (call != null && call.thread != thread) {
            call = call.next;
        }
        return call;
    }

    /// Whether more than one thread has called something and not ended.
    static boolean areSeveral() {
        return first != null && first.next != null;
    }

    /// `thread` ends.
    static void forget(ApplicationThread thread) {
        PendingCall before = null;
        for (PendingCall call = first; call != null; call = call.next) {
            if (call.thread == thread) {
                if (before == null) {
                    first = call.next;
                } else {
                    before.next = call.next;
                }
                return;
            }
            before = call;
        }
    }

    int number() {
        return number;
    }

    /// The first argument.
    long a() {
        return a;
    }

    /// The handler begins now, on the platform's monotonic clock.
    void handlerBegins(long nowNanos) {
        begunNanos = nowNanos;
    }

    long begunNanos() {
        return begunNanos;
    }

    void give(Arguments arguments) {
        arguments.set(thread, a, b, c, d, e, f);
    }
}
