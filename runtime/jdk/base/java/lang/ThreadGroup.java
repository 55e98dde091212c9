// SPDX-License-Identifier: Apache-2.0
package java.lang;

/// A name for a set of threads. There are two groups in an image, `system` and `main`, and those a program makes.
public class ThreadGroup implements Thread.UncaughtExceptionHandler {
    static final ThreadGroup MAIN = new ThreadGroup(new ThreadGroup(null, "system", false), "main", false);

    /// Of virtual threads, which are in no other.
    static final ThreadGroup VIRTUAL = new ThreadGroup(MAIN.parent, "VirtualThreads", false);

    private final ThreadGroup parent;
    private final String name;
    private int maxPriority = Thread.MAX_PRIORITY;
    private boolean daemon;

    private ThreadGroup(ThreadGroup parent, String name, boolean daemon) {
        this.parent = parent;
        this.name = name;
        this.daemon = daemon;
        if (parent != null) {
            maxPriority = parent.maxPriority;
        }
    }

    public ThreadGroup(String name) {
        this(MAIN, name);
    }

    public ThreadGroup(ThreadGroup parent, String name) {
        this(java.util.Objects.requireNonNull(parent), name, parent.daemon);
    }

    public final String getName() {
        return name;
    }

    public final ThreadGroup getParent() {
        return parent;
    }

    public final int getMaxPriority() {
        return maxPriority;
    }

    public final void setMaxPriority(int priority) {
        if (priority >= Thread.MIN_PRIORITY && priority <= Thread.MAX_PRIORITY) {
            maxPriority = parent == null ? priority : Math.min(priority, parent.maxPriority);
        }
    }

    public final boolean isDaemon() {
        return daemon;
    }

    public final void setDaemon(boolean daemon) {
        this.daemon = daemon;
    }

    public boolean isDestroyed() {
        return false;
    }

    public final boolean parentOf(ThreadGroup other) {
        for (ThreadGroup g = other; g != null; g = g.parent) {
            if (g == this) {
                return true;
            }
        }
        return false;
    }

    public final void checkAccess() {}

    public int activeCount() {
        int count = 0;
        for (Thread thread : Thread.allThreads()) {
            if (has(thread)) {
                count++;
            }
        }
        return count;
    }

    private boolean has(Thread thread) {
        ThreadGroup group = thread.getThreadGroup();
        return group != null && parentOf(group);
    }

    public int activeGroupCount() {
        return this != MAIN && parentOf(MAIN) ? 1 : 0;
    }

    public int enumerate(Thread[] to) {
        int count = 0;
        for (Thread thread : Thread.allThreads()) {
            if (count < to.length && has(thread)) {
                to[count++] = thread;
            }
        }
        return count;
    }

    public final void interrupt() {
        for (Thread thread : Thread.allThreads()) {
            if (has(thread)) {
                thread.interrupt();
            }
        }
    }

    @Override
    public void uncaughtException(Thread thread, Throwable failure) {
        if (parent != null) {
            parent.uncaughtException(thread, failure);
            return;
        }
        Thread.UncaughtExceptionHandler handler = Thread.getDefaultUncaughtExceptionHandler();
        if (handler != null) {
            handler.uncaughtException(thread, failure);
        } else {
            System.err.print("Exception in thread \"".concat(thread.getName()).concat("\" "));
            failure.printStackTrace(System.err);
        }
    }

    @Override
    public String toString() {
        return getClass().getName() + "[name=" + name + ",maxpri=" + maxPriority + "]";
    }
}
