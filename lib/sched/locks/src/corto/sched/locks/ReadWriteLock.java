// SPDX-License-Identifier: Apache-2.0
package corto.sched.locks;

import corto.lang.NoAllocation;
import corto.sched.api.KernelThread;
import corto.sched.api.Scheduler;
import corto.sched.api.WaitQueue;
import corto.sched.events.TimerQueue;

/// A lock that one thread holds to write, or any number to read. Not reentrant; a reader cannot become the writer.
///
/// ```
///            last reader leaves, a writer waits
///   readers ───────────────────────────────────► writer
///           ◄───────────────────────────────────
///            writer leaves: all readers that wait
/// ```
/// Phases of readers and of one writer take turns (Brandenburg and Anderson 2010, "phase-fair"): a reader waits for one writer at most, a writer for the writers before it and a
/// phase of readers before each. Neither starves.
public final class ReadWriteLock {
    private final WaitQueue waitingReaders = new WaitQueue();
    private final WaitQueue waitingWriters = new WaitQueue();
    private int readers;                             // that have it
    private KernelThread writer;                     // that has it, or null

    /// Takes the lock to read; waits for it if need be. Parks.
    public void acquireRead() {
        acquireRead(TimerQueue.NEVER);
    }

    /// As `acquireRead`, but not beyond `deadlineNanos` of the timers' clock. Whether it has the lock.
    public boolean acquireRead(long deadlineNanos) {
        if (writer == null && waitingWriters.isEmpty()) {
            readers++;
            return true;
        }
        return waitingReaders.await(deadlineNanos);
    }

    /// Takes the lock to write; waits for it if need be. Parks.
    public void acquireWrite() {
        acquireWrite(TimerQueue.NEVER);
    }

    /// As `acquireWrite`, but not beyond `deadlineNanos` of the timers' clock. Whether it has the lock.
    public boolean acquireWrite(long deadlineNanos) {
        if (writer == null && readers == 0) {
            writer = Scheduler.current();
            return true;
        }
        if (waitingWriters.await(deadlineNanos)) {
            return true;
        }
        if (writer == null && waitingWriters.isEmpty()) {
            admitReaders();                          // they waited for this thread to have its turn
        }
        return false;
    }

    /// Ends reading. Does not park.
    @NoAllocation(reason = "locks are taken everywhere")
    public void releaseRead() {
        assert readers > 0;
        readers--;
        if (readers == 0) {
            writer = waitingWriters.wakeFirst();
        }
    }

    /// Ends writing. By the writer; does not park.
    @NoAllocation(reason = "locks are taken everywhere")
    public void releaseWrite() {
        assert writer == Scheduler.current();
        writer = null;
        admitReaders();
        if (readers == 0) {
            writer = waitingWriters.wakeFirst();
        }
    }

    private void admitReaders() {
        readers += waitingReaders.wakeAll();
    }
}
