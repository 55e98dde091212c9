// SPDX-License-Identifier: Apache-2.0
package java.lang;

import corto.lang.Delete;
import java.time.Duration;
import java.util.Map;
import jdk.internal.corto.Host;

/// The one thread of an image without a scheduler, and thread objects that nobody can start.
public class Thread implements Runnable {
    public static final int MIN_PRIORITY = 1;
    public static final int NORM_PRIORITY = 5;
    public static final int MAX_PRIORITY = 10;

    private static final String NO_SCHEDULER =
        "this image has one thread: threads come with a scheduler library; without one, call the task's run method directly";

    private static final int FIRST_OTHER = 2;      // ids: the main thread is 1

    private static final Thread MAIN = new Thread(1, null, null, "main", 0);
    private static UncaughtExceptionHandler defaultUncaughtExceptionHandler;
    private static long nextIdentifier = FIRST_OTHER;
    private static int nextName;

    private final long tid;
    private final Runnable task;
    private final long stackBytes;
    private String name;
    private ThreadGroup group;
    private int priority = NORM_PRIORITY;
    private boolean daemon;
    private UncaughtExceptionHandler uncaughtExceptionHandler;
    private ClassLoader contextClassLoader;
    volatile boolean interrupted;

    private ThreadLocal.ThreadLocalMap threadLocals;             // belong to ThreadLocal
    private ThreadLocal.ThreadLocalMap inheritableThreadLocals;
    private ThreadLocal.ThreadLocalMap terminatingThreadLocals;
    private Object parkBlocker;                                  // belongs to LockSupport
    long threadLocalRandomSeed;                                  // belong to ThreadLocalRandom
    int threadLocalRandomProbe;
    int threadLocalRandomSecondarySeed;

    public enum State {
        NEW, RUNNABLE, BLOCKED, WAITING, TIMED_WAITING, TERMINATED
    }

    @FunctionalInterface
    public interface UncaughtExceptionHandler {
        void uncaughtException(Thread thread, Throwable failure);
    }

    private Thread(long identifier, ThreadGroup group, Runnable task, String name, long stackBytes) {
        this.tid = identifier;
        this.group = group;
        this.task = task;
        this.name = name;
        this.stackBytes = stackBytes;
    }

    public Thread() {
        this(nextIdentifier++, null, null, generatedName(), 0);
    }

    public Thread(Runnable task) {
        this(nextIdentifier++, null, task, generatedName(), 0);
    }

    public Thread(ThreadGroup group, Runnable task) {
        this(nextIdentifier++, group, task, generatedName(), 0);
    }

    public Thread(String name) {
        this(nextIdentifier++, null, null, checked(name), 0);
    }

    public Thread(ThreadGroup group, String name) {
        this(nextIdentifier++, group, null, checked(name), 0);
    }

    public Thread(Runnable task, String name) {
        this(nextIdentifier++, null, task, checked(name), 0);
    }

    public Thread(ThreadGroup group, Runnable task, String name) {
        this(nextIdentifier++, group, task, checked(name), 0);
    }

    public Thread(ThreadGroup group, Runnable task, String name, long stackBytes) {
        this(nextIdentifier++, group, task, checked(name), stackBytes);
    }

    public Thread(ThreadGroup group, Runnable task, String name, long stackBytes, boolean inheritThreadLocals) {
        this(nextIdentifier++, group, task, checked(name), stackBytes);
    }

    /// Of threads that java.base makes for itself, none of which can be started.
    Thread(ThreadGroup group, String name, int characteristics, Runnable task, long stackBytes) {
        this(nextIdentifier++, group, task, name == null ? generatedName() : name, stackBytes);
    }

    Thread(String name, int characteristics, boolean bound) {
        this(nextIdentifier++, null, null, name == null ? "" : name, 0);
    }

    private static String checked(String name) {
        if (name == null) {
            throw new NullPointerException("'name' is null");
        }
        return name;
    }

    private static String generatedName() {
        return "Thread-" + nextName++;
    }

    static String genThreadName() {
        return generatedName();
    }

    // The current thread.

    public static Thread currentThread() {
        return MAIN;
    }

    static Thread currentCarrierThread() {
        return MAIN;
    }

    public static void yield() {}

    public static void onSpinWait() {}

    public static void sleep(long milliseconds) throws InterruptedException {
        sleep(milliseconds, 0);
    }

    public static void sleep(long milliseconds, int nanoseconds) throws InterruptedException {
        if (milliseconds < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        if (nanoseconds < 0 || nanoseconds > 999_999) {
            throw new IllegalArgumentException("nanosecond timeout value out of range");
        }
        long most = Long.MAX_VALUE / 1_000_000 - 1;
        sleepNanos(Math.min(milliseconds, most) * 1_000_000 + nanoseconds);
    }

    public static void sleep(Duration duration) throws InterruptedException {
        long nanoseconds;
        try {
            nanoseconds = duration.toNanos();
        } catch (ArithmeticException tooLong) {
            nanoseconds = duration.isNegative() ? 0 : Long.MAX_VALUE;
        }
        sleepNanos(Math.max(nanoseconds, 0));
    }

    /// Watches the clock: with one thread there is nothing else to do, and nobody to interrupt.
    private static void sleepNanos(long nanoseconds) throws InterruptedException {
        if (interrupted()) {
            throw new InterruptedException("sleep interrupted");
        }
        Host.pause(nanoseconds);
    }

    public static boolean interrupted() {
        return MAIN.getAndClearInterrupt();
    }

    /// With one thread every lock that is held is its own; whether it is held is not recorded.
    public static boolean holdsLock(Object object) {
        java.util.Objects.requireNonNull(object);
        return true;
    }

    public static void dumpStack() {
        new Exception("Stack trace").printStackTrace();
    }

    public static int activeCount() {
        return 1;
    }

    public static int enumerate(Thread[] to) {
        if (to.length > 0) {
            to[0] = MAIN;
        }
        return Math.min(1, to.length);
    }

    // Any thread.

    @Override
    public void run() {
        Runnable task = this.task;
        if (task != null) {
            task.run();
        }
    }

    public void interrupt() {
        interrupted = true;
    }

    public boolean isInterrupted() {
        return interrupted;
    }

    void setInterrupt() {
        interrupted = true;
    }

    void clearInterrupt() {
        interrupted = false;
    }

    boolean getAndClearInterrupt() {
        boolean before = interrupted;
        interrupted = false;
        return before;
    }

    public final boolean isAlive() {
        return this == MAIN;
    }

    public final boolean isVirtual() {
        return false;
    }

    public final void join() throws InterruptedException {
        join(0);
    }

    /// Any thread but this one has not been started, so there is nothing to wait for.
    public final void join(long milliseconds) throws InterruptedException {
        if (milliseconds < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
        if (this == MAIN) {
            if (milliseconds == 0) {
                Host.deadlock("Thread.join waits for the thread that calls it");
            }
            sleep(milliseconds);
        }
    }

    public final void join(long milliseconds, int nanoseconds) throws InterruptedException {
        join(nanoseconds > 0 && milliseconds < Long.MAX_VALUE ? milliseconds + 1 : milliseconds);
    }

    public final boolean join(Duration duration) throws InterruptedException {
        if (this != MAIN) {
            throw new IllegalThreadStateException("Thread not started");
        }
        sleep(duration);
        return false;
    }

    public State getState() {
        return threadState();
    }

    State threadState() {
        return this == MAIN ? State.RUNNABLE : State.NEW;
    }

    boolean isTerminated() {
        return false;
    }

    public final String getName() {
        return name;
    }

    public final synchronized void setName(String name) {
        if (name == null) {
            throw new NullPointerException("name cannot be null");
        }
        this.name = name;
    }

    public long getId() {
        return tid;
    }

    public final long threadId() {
        return tid;
    }

    public final int getPriority() {
        return priority;
    }

    public final void setPriority(int priority) {
        if (priority < MIN_PRIORITY || priority > MAX_PRIORITY) {
            throw new IllegalArgumentException();
        }
        this.priority = priority;
    }

    public final boolean isDaemon() {
        return daemon;
    }

    public final void setDaemon(boolean daemon) {
        if (this == MAIN) {
            throw new IllegalThreadStateException();
        }
        this.daemon = daemon;
    }

    public final ThreadGroup getThreadGroup() {
        return group == null ? ThreadGroup.MAIN : group;
    }

    public final void checkAccess() {}

    public ClassLoader getContextClassLoader() {
        return contextClassLoader;
    }

    public void setContextClassLoader(ClassLoader loader) {
        contextClassLoader = loader;
    }

    public StackTraceElement[] getStackTrace() {
        return this == MAIN ? new Exception().getStackTrace() : new StackTraceElement[0];
    }

    public static Map<Thread, StackTraceElement[]> getAllStackTraces() {
        return Map.of(MAIN, MAIN.getStackTrace());
    }

    @Override
    public String toString() {
        return "Thread[#" + tid + "," + name + "," + priority + "," + getThreadGroup().getName() + "]";
    }

    @Override
    protected Object clone() throws CloneNotSupportedException {
        throw new CloneNotSupportedException();
    }

    // Uncaught exceptions.

    public static void setDefaultUncaughtExceptionHandler(UncaughtExceptionHandler handler) {
        defaultUncaughtExceptionHandler = handler;
    }

    public static UncaughtExceptionHandler getDefaultUncaughtExceptionHandler() {
        return defaultUncaughtExceptionHandler;
    }

    public UncaughtExceptionHandler getUncaughtExceptionHandler() {
        return uncaughtExceptionHandler != null ? uncaughtExceptionHandler : getThreadGroup();
    }

    public void setUncaughtExceptionHandler(UncaughtExceptionHandler handler) {
        uncaughtExceptionHandler = handler;
    }

    /// What happens to an exception that main lets out: its handler if there is one, else the trace on the error stream.
    void dispatchUncaughtException(Throwable failure) {
        UncaughtExceptionHandler handler = uncaughtExceptionHandler != null ? uncaughtExceptionHandler : defaultUncaughtExceptionHandler;
        if (handler != null) {
            handler.uncaughtException(this, failure);
        } else {
            System.err.print("Exception in thread \"".concat(name).concat("\" "));
            failure.printStackTrace(System.err);
        }
    }

    // Starting, which needs a scheduler.

    @Delete(reason = NO_SCHEDULER)
    public void start() {
        throw new UnsupportedOperationException();
    }

    @Delete(reason = NO_SCHEDULER)
    public static Thread startVirtualThread(Runnable task) {
        throw new UnsupportedOperationException();
    }

    @Delete(reason = NO_SCHEDULER)
    public static Builder.OfPlatform ofPlatform() {
        throw new UnsupportedOperationException();
    }

    @Delete(reason = NO_SCHEDULER)
    public static Builder.OfVirtual ofVirtual() {
        throw new UnsupportedOperationException();
    }

    public final void stop() {
        throw new UnsupportedOperationException();
    }

    /// As the specification has it; nothing in an image makes one.
    public interface Builder {
        Builder name(String name);

        interface OfPlatform extends Builder {}

        interface OfVirtual extends Builder {}
    }

    // For ThreadLocal and its kin.

    ThreadLocal.ThreadLocalMap threadLocals() {
        return threadLocals;
    }

    void setThreadLocals(ThreadLocal.ThreadLocalMap map) {
        threadLocals = map;
    }

    ThreadLocal.ThreadLocalMap inheritableThreadLocals() {
        return inheritableThreadLocals;
    }

    void setInheritableThreadLocals(ThreadLocal.ThreadLocalMap map) {
        inheritableThreadLocals = map;
    }

    ThreadLocal.ThreadLocalMap terminatingThreadLocals() {
        return terminatingThreadLocals;
    }

    void setTerminatingThreadLocals(ThreadLocal.ThreadLocalMap map) {
        terminatingThreadLocals = map;
    }
}
