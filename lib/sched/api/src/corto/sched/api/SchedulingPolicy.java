// SPDX-License-Identifier: Apache-2.0
package corto.sched.api;

/// Which ready thread runs next, and for how long. Called under the kernel lock; allocates nothing.
public interface SchedulingPolicy {
    /// `thread` became ready.
    void add(KernelThread thread);

    /// Takes the thread that shall run now; null if none is ready.
    KernelThread next();

    /// Takes out a thread that is ready.
    void remove(KernelThread thread);

    /// Whether a thread is ready.
    boolean hasReady();

    /// Whether a thread is ready that shall not wait for the end of the slice of `running`.
    boolean preempts(KernelThread running);

    /// Nanoseconds after which a running thread has to let the next one run, if one is ready; `Long.MAX_VALUE` for a policy that lets threads run until they wait.
    long sliceNanos();
}
