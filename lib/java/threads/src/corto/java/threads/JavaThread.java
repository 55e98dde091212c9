// SPDX-License-Identifier: Apache-2.0
package corto.java.threads;

import corto.runtime.Threads;
import corto.sched.api.KernelLock;
import corto.sched.api.KernelThread;

/// The scheduler's side of a `java.lang.Thread`.
final class JavaThread extends KernelThread {
    /// Kconfig's `JAVA_THREADS_STACK`, there in KiB.
    private static final long STACK_BYTES = Integer.getInteger("corto.java.threads.stack", 256) * 1024L;

    private final Thread thread;
    private final Runnable body;                 // null: the main thread's

    JavaThread(Thread thread, Runnable body) {
        this.thread = thread;
        this.body = body;
    }

    @Override
    protected void run() {
        KernelLock.release();
        body.run();
        KernelLock.acquire();
    }

    Thread thread() {
        return thread;
    }

    @Override
    public String name() {
        return thread.getName();
    }

    @Override
    public long wantedStackBytes() {
        return STACK_BYTES;
    }

    @Override
    protected void enter() {
        Threads.setCurrent(thread);
    }
}
