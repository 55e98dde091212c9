// SPDX-License-Identifier: Apache-2.0
package corto.runtime;

/// What monitors ask of threads: [Threads] in an image, fakes in tests.
interface MonitorThreads {
    /// Who runs: monitors compare it by identity. Null is allowed, for the time before the first thread is known.
    Object current();

    /// What `wake` needs to wake the thread that runs.
    Object handle();

    /// Lets others run until the thread is woken or the clock has reached the deadline, if `wake` has not come since the last `await`. May return for no reason.
    void await(long deadlineNanos);

    /// Ends the `await` of the thread with this handle, or its next. May let others run.
    void wake(Object handle);

    /// Whether the thread that runs was interrupted. It stays so.
    boolean isInterrupted();

    long nowNanos();
}
