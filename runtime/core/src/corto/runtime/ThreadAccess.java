// SPDX-License-Identifier: Apache-2.0
package corto.runtime;

/// What java.lang.Thread lets the runtime do, in images with threads.
public interface ThreadAccess {
    /// Main begins; its handle is known.
    void mainBegins(Object handle);

    /// The program's main has let an exception out.
    void uncaughtInMain(Throwable failure);

    /// Main has ended; others may still run.
    void mainEnded();

    /// The running thread is about to wait for `blocker`, or goes on (RUNNABLE, null): what `Thread.getState` tells, and a deadlock.
    void setWaiting(Thread.State state, Object blocker);
}
