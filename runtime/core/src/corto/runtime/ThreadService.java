// SPDX-License-Identifier: Apache-2.0
package corto.runtime;

import corto.lang.OptionalProvider;

/// What Java threads need of a scheduler. One library provides it, `corto.java.threads`; an image without it has one thread.
///
/// A thread is known by its *handle*, an object of the provider's. Everything may be called by any thread that runs application code.
@OptionalProvider
public interface ThreadService {
    /// The handle of the thread that runs.
    Object self();

    /// Starts a thread, which runs `body` and ends when that returns. `thread` is what [Threads#current] gives in it. Its handle; null when there is no memory
    /// for it. Allocates.
    Object start(Thread thread, Runnable body);

    /// Lets others run until the thread is woken, or the platform's clock has reached `deadlineNanos`; `Long.MAX_VALUE`: never. Returns at once if it was woken since it
    /// last waited, and may return without reason: to be called in a loop, after a look whether there is reason to wait.
    void await(long deadlineNanos);

    /// Ends the `await` of the thread with this handle, or its next one.
    void wake(Object handle);

    /// Lets others that are ready run first.
    void yield();

    /// No other thread runs until `unlock`, but while this one waits (the kernel lock). May be nested. Short: interrupts wait, too.
    void lock();

    void unlock();

    /// The slow path of a poll, see [Preemption].
    void poll();

    /// Boot is over: the application begins, and may be preempted.
    void beginApplication();
}
