// SPDX-License-Identifier: Apache-2.0
package corto.runtime;

import corto.lang.ObjectAddress;
import corto.platform.api.Platforms;

/// What compiled code does for `synchronized`, and java.lang.Object for `wait` and `notify`, in images with threads. In others `synchronized` is a test for null.
public final class Monitors {
    private static final MonitorTable TABLE = new MonitorTable(new ImageThreads());
    private static final long NANOS_PER_MILLISECOND = 1_000_000;

    private static final class ImageThreads implements MonitorThreads {
        @Override
        public Object current() {
            return Threads.current();
        }

        @Override
        public Object handle() {
            return Threads.self();
        }

        @Override
        public void await(long deadlineNanos) {
            if (Threads.current().getState() == Thread.State.RUNNABLE) {         // it enters; who is in `wait` has said so
                Threads.setWaiting(Thread.State.BLOCKED, null);
                Threads.await(deadlineNanos);
                Threads.setWaiting(Thread.State.RUNNABLE, null);
            } else {
                Threads.await(deadlineNanos);
            }
        }

        @Override
        public void wake(Object handle) {
            Threads.wake(handle);
        }

        @Override
        public boolean isInterrupted() {
            return Threads.current().isInterrupted();
        }

        @Override
        public long nowNanos() {
            return Platforms.PLATFORM.nanoTime();
        }
    }

    private Monitors() {}

    private static int slotOf(Object object) {
        return MonitorTable.slotOf(ObjectAddress.of(object).bits());
    }

    /// `monitorenter`, and the call of a synchronized method. Called by compiled code, with an object that is not null. May block, may run out of memory.
    static void enter(Object object) {
        TABLE.enter(object, slotOf(object));
    }

    /// `monitorexit`, and the end of a synchronized method. Called by compiled code; raises nothing.
    static void exit(Object object) {
        if (!TABLE.exit(object, slotOf(object))) {
            Panic.because("code leaves a monitor that it has not entered");
        }
    }

    /// `Thread.holdsLock`.
    public static boolean isOwned(Object object) {
        return TABLE.isOwned(object, slotOf(object));
    }

    /// `Object.wait`; 0 milliseconds are without end. Does not clear the thread's interrupt.
    public static WaitOutcome await(Object object, long milliseconds) {
        long deadline = Threads.NEVER;
        if (milliseconds != 0) {
            long now = Platforms.PLATFORM.nanoTime();
            deadline = milliseconds < (Threads.NEVER - now) / NANOS_PER_MILLISECOND ? now + milliseconds * NANOS_PER_MILLISECOND : Threads.NEVER;
        }
        Threads.setWaiting(deadline == Threads.NEVER ? Thread.State.WAITING : Thread.State.TIMED_WAITING, object);
        WaitOutcome outcome = TABLE.await(object, slotOf(object), deadline);
        Threads.setWaiting(Thread.State.RUNNABLE, null);
        return outcome;
    }

    /// `Object.notify`. Called by compiled code.
    static void notifyOne(Object object) {
        notify(object, false);
    }

    /// `Object.notifyAll`. Called by compiled code.
    static void notifyEach(Object object) {
        notify(object, true);
    }

    private static void notify(Object object, boolean all) {
        if (!TABLE.notify(object, slotOf(object), all)) {
            throw new IllegalMonitorStateException("current thread is not owner");
        }
    }
}
