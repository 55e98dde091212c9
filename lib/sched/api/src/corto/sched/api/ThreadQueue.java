// SPDX-License-Identifier: Apache-2.0
package corto.sched.api;

/// Threads in the order of coming; a thread is in at most one queue.
public final class ThreadQueue {
    private KernelThread first;
    private KernelThread last;

    public boolean isEmpty() {
        return first == null;
    }

    public void add(KernelThread thread) {
        thread.nextReady = null;
        if (last == null) {
            first = thread;
        } else {
            last.nextReady = thread;
        }
        last = thread;
    }

    /// Takes the first; null if there is none.
    public KernelThread poll() {
        KernelThread thread = first;
        if (thread != null) {
            first = thread.nextReady;
            thread.nextReady = null;
            if (first == null) {
                last = null;
            }
        }
        return thread;
    }

    /// Takes out one that is in here.
    public void remove(KernelThread thread) {
        KernelThread before = null;
        for (KernelThread at = first; at != thread; at = at.nextReady) {
            before = at;
        }
        if (before == null) {
            first = thread.nextReady;
        } else {
            before.nextReady = thread.nextReady;
        }
        if (last == thread) {
            last = before;
        }
        thread.nextReady = null;
    }
}
