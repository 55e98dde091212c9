// SPDX-License-Identifier: Apache-2.0
package java.lang;

import corto.lang.Delete;
import corto.lang.Without;
import corto.runtime.Monitors;
import corto.runtime.SocketServices;
import corto.runtime.ThreadAccess;
import corto.runtime.Threads;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.ThreadFactory;
import jdk.internal.corto.Host;
import jdk.internal.vm.ThreadContainer;
import sun.nio.ch.Interruptible;

/// A thread of the image's scheduler, platform or virtual: both are of the same kind. An image without `corto.java.threads` has the main thread, and thread objects that nobody can start.
///
/// What several threads change is changed under `Threads.lock`, or in code without a call and a loop, where no other thread can run.
public class Thread implements Runnable {
    public static final int MIN_PRIORITY = 1;
    public static final int NORM_PRIORITY = 5;
    public static final int MAX_PRIORITY = 10;

    private static final String SCHEDULER = "corto.java.threads";
    private static final String NO_SCHEDULER =
        "this image has one thread: --set JAVA_THREADS=y adds a scheduler (config: in corto.yaml); without one, call the task's run method directly";

    /// For the constructor with characteristics.
    static final int NO_INHERIT_THREAD_LOCALS = 1 << 2;
    static final int VIRTUAL = 1 << 8;

    private static final long MAIN_IDENTIFIER = 3; // as on HotSpot, which has two before it
    private static final long NANOS_PER_MILLI = 1_000_000;

    private static final Thread MAIN = new Thread("main", MAIN_IDENTIFIER);
    private static UncaughtExceptionHandler defaultUncaughtExceptionHandler;
    private static long nextIdentifier = MAIN_IDENTIFIER + 1;
    private static int nextName;
    private static Thread firstAlive;              // platform threads but main, linked by `nextAlive`

    static {
        if (Threads.PRESENT) {
            Threads.setAccess(new Access());
        }
    }

    private final long tid;
    private final Runnable task;
    private final boolean virtual;
    private String name;
    private ThreadGroup group;
    private int priority;
    private boolean daemon;
    private UncaughtExceptionHandler uncaughtExceptionHandler;
    private ClassLoader contextClassLoader;
    volatile boolean interrupted;

    private volatile State state = State.NEW;
    private Object handle;                         // `Threads`'; null before the start
    private volatile boolean permit;               // LockSupport's
    private volatile Interruptible blocker;        // what an interrupt closes or wakes; null: nothing
    private Joiner joiners;
    private Thread nextAlive;
    private Thread previousAlive;
    private ThreadContainer container;             // of an executor, or null

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

    /// What a started thread runs.
    private static final class Body implements Runnable {
        private final Thread thread;

        Body(Thread thread) {
            this.thread = thread;
        }

        @Override
        public void run() {
            try {
                thread.run();
            } catch (Throwable failure) {
                thread.dispatchUncaughtException(failure);
            }
            thread.exit();
        }
    }

    private static final class Access implements ThreadAccess {
        @Override
        public void mainBegins(Object handle) {
            MAIN.handle = handle;
        }

        @Override
        public void uncaughtInMain(Throwable failure) {
            MAIN.dispatchUncaughtException(failure);
        }

        @Override
        public void mainEnded() {
            MAIN.exit();
        }

        @Override
        public void setWaiting(State state, Object blocker) {
            Thread self = currentThread();
            self.state = state;
            self.parkBlocker = blocker;
        }
    }

    /// Who waits for the end of a thread.
    private static final class Joiner {
        final Object handle;
        final Joiner next;

        Joiner(Object handle, Joiner next) {
            this.handle = handle;
            this.next = next;
        }
    }

    /// The main thread, which runs.
    private Thread(String name, long identifier) {
        tid = identifier;
        task = null;
        virtual = false;
        this.name = name;
        priority = NORM_PRIORITY;
        state = State.RUNNABLE;
    }

    private Thread(ThreadGroup group, Runnable task, String name, boolean inheritsLocals, boolean virtual) {
        Thread parent = currentThread();
        tid = nextIdentifier++;
        this.task = task;
        this.virtual = virtual;
        this.name = name;
        contextClassLoader = parent.contextClassLoader;
        if (virtual) {
            priority = NORM_PRIORITY;
            daemon = true;
        } else {
            this.group = group == null ? parent.getThreadGroup() : group;
            priority = Math.min(parent.priority, this.group.getMaxPriority());
            daemon = parent.daemon;
        }
        if (inheritsLocals && parent.inheritableThreadLocals != null && parent.inheritableThreadLocals.size() > 0) {
            inheritableThreadLocals = ThreadLocal.createInheritedMap(parent.inheritableThreadLocals);
        }
    }

    public Thread() {
        this(null, null, generatedName(), true, false);
    }

    public Thread(Runnable task) {
        this(null, task, generatedName(), true, false);
    }

    public Thread(ThreadGroup group, Runnable task) {
        this(group, task, generatedName(), true, false);
    }

    public Thread(String name) {
        this(null, null, checked(name), true, false);
    }

    public Thread(ThreadGroup group, String name) {
        this(group, null, checked(name), true, false);
    }

    public Thread(Runnable task, String name) {
        this(null, task, checked(name), true, false);
    }

    public Thread(ThreadGroup group, Runnable task, String name) {
        this(group, task, checked(name), true, false);
    }

    /// All stacks have the size that Kconfig's `JAVA_THREADS_STACK` says.
    public Thread(ThreadGroup group, Runnable task, String name, long stackBytes) {
        this(group, task, checked(name), true, false);
    }

    public Thread(ThreadGroup group, Runnable task, String name, long stackBytes, boolean inheritsLocals) {
        this(group, task, checked(name), inheritsLocals, false);
    }

    /// Of builders, and of threads that java.base makes for itself. Without a name: `Thread-0` and so on, none for a virtual thread.
    Thread(ThreadGroup group, String name, int characteristics, Runnable task, long stackBytes) {
        this(group, task, name != null ? name : (characteristics & VIRTUAL) != 0 ? "" : generatedName(), (characteristics & NO_INHERIT_THREAD_LOCALS) == 0,
                (characteristics & VIRTUAL) != 0);
    }

    private static String checked(String name) {
        if (name == null) {
            throw new NullPointerException("'name' is null");
        }
        return name;
    }

    private static String generatedName() {
        return "Thread-".concat(Integer.toString(nextName++));
    }

    static String genThreadName() {
        return generatedName();
    }

    // The current thread.

    public static Thread currentThread() {
        if (Threads.PRESENT) {
            Thread current = Threads.current();
            return current != null ? current : MAIN;
        }
        return MAIN;
    }

    static Thread currentCarrierThread() {
        return currentThread();
    }

    public static void yield() {
        if (Threads.PRESENT) {
            Threads.yield();
        }
    }

    /// With one processor whoever is waited for runs only when this thread does not.
    public static void onSpinWait() {
        Thread.yield();
    }

    public static void sleep(long milliseconds) throws InterruptedException {
        sleep(milliseconds, 0);
    }

    public static void sleep(long milliseconds, int nanoseconds) throws InterruptedException {
        checkTime(milliseconds);
        if (nanoseconds < 0 || nanoseconds > 999_999) {
            throw new IllegalArgumentException("nanosecond timeout value out of range");
        }
        sleepNanos(nanos(milliseconds) + nanoseconds);
    }

    public static void sleep(Duration duration) throws InterruptedException {
        sleepNanos(Math.max(nanos(duration), 0));
    }

    private static void checkTime(long milliseconds) {
        if (milliseconds < 0) {
            throw new IllegalArgumentException("timeout value is negative");
        }
    }

    private static long nanos(long milliseconds) {
        return Math.min(milliseconds, Long.MAX_VALUE / NANOS_PER_MILLI - 1) * NANOS_PER_MILLI;
    }

    private static long nanos(Duration duration) {
        try {
            return duration.toNanos();
        } catch (ArithmeticException tooLong) {
            return duration.isNegative() ? 0 : Long.MAX_VALUE;
        }
    }

    private static void sleepNanos(long nanoseconds) throws InterruptedException {
        if (interrupted()) {
            throw new InterruptedException("sleep interrupted");
        }
        if (!Threads.PRESENT) {
            Host.pause(nanoseconds);
        } else if (nanoseconds == 0) {
            Threads.yield();
        } else {
            currentThread().sleepUntil(deadline(nanoseconds));
        }
    }

    /// When `nanoseconds` from now on are over, on the platform's clock.
    private static long deadline(long nanoseconds) {
        long deadline = Host.nanoTime() + nanoseconds;
        return deadline < 0 ? Threads.NEVER : deadline;
    }

    private void sleepUntil(long deadline) throws InterruptedException {
        state = State.TIMED_WAITING;
        while (!interrupted && Host.nanoTime() < deadline) {
            Threads.await(deadline);
        }
        state = State.RUNNABLE;
        if (getAndClearInterrupt()) {
            throw new InterruptedException("sleep interrupted");
        }
    }

    public static boolean interrupted() {
        return currentThread().getAndClearInterrupt();
    }

    /// With one thread every lock that is held is its own; whether it is held is not recorded then.
    public static boolean holdsLock(Object object) {
        Objects.requireNonNull(object);
        return !Threads.PRESENT || Monitors.isOwned(object);
    }

    public static void dumpStack() {
        new Exception("Stack trace").printStackTrace();
    }

    public static int activeCount() {
        return currentThread().getThreadGroup().activeCount();
    }

    public static int enumerate(Thread[] to) {
        return currentThread().getThreadGroup().enumerate(to);
    }

    // Waiting for a permit: what LockSupport is made of. A permit is given with `Threads.wake`, which a thread that is about to wait does not miss.

    /// Waits for the running thread's permit and takes it. `time`: milliseconds since 1970 if absolute, else nanoseconds, 0 for ever.
    static void park(boolean absolute, long time) {
        Thread self = currentThread();
        if (!self.permit && !self.interrupted) {
            if (absolute) {
                self.parkUntil(deadline(nanos(Math.max(time - Host.currentTimeMillis(), 0))));
            } else {
                self.parkUntil(time == 0 ? Threads.NEVER : deadline(time));
            }
        }
        self.permit = false;
    }

    /// The state comes before the look at the permit: whoever gives one in between sees that it has to wake.
    private void parkUntil(long deadline) {
        state = deadline == Threads.NEVER ? State.WAITING : State.TIMED_WAITING;
        while (!permit && !interrupted && (deadline == Threads.NEVER || Host.nanoTime() < deadline)) {
            Threads.await(deadline);
        }
        state = State.RUNNABLE;
    }

    void unpark() {
        permit = true;
        if (state != State.RUNNABLE) {
            wake();
        }
    }

    private void wake() {
        if (handle != null) {
            Threads.wake(handle);
        }
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
        if (SocketServices.PRESENT) {
            interruptChannel();
        }
        if (Threads.PRESENT) {
            wake();
        }
    }

    /// Under the lock, so that the thread does not leave the channel meanwhile.
    private void interruptChannel() {
        Threads.lock();
        Interruptible channel = blocker;
        if (channel != null) {
            channel.interrupt(this);
        }
        Threads.unlock();
        if (channel != null) {
            channel.postInterrupt();
        }
    }

    /// The running thread begins an operation of a channel or selector, or ends it: null.
    static void blockedOn(Interruptible channel) {
        if (SocketServices.PRESENT) {
            currentThread().blocker = channel;
        }
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
        State state = this.state;
        return state != State.NEW && state != State.TERMINATED;
    }

    public final boolean isVirtual() {
        return virtual;
    }

    public final void join() throws InterruptedException {
        join(0);
    }

    public final void join(long milliseconds) throws InterruptedException {
        checkTime(milliseconds);
        if (!Threads.PRESENT) {
            joinAlone(milliseconds);
        } else {
            awaitEnd(milliseconds == 0 ? Threads.NEVER : deadline(nanos(milliseconds)));
        }
    }

    public final void join(long milliseconds, int nanoseconds) throws InterruptedException {
        join(nanoseconds > 0 && milliseconds < Long.MAX_VALUE ? milliseconds + 1 : milliseconds);
    }

    public final boolean join(Duration duration) throws InterruptedException {
        if (state == State.NEW) {
            throw new IllegalThreadStateException("Thread not started");
        }
        if (!Threads.PRESENT) {
            sleep(duration);
            return false;
        }
        return awaitEnd(deadline(Math.max(nanos(duration), 0)));
    }

    /// Any thread but this one has not been started, so there is nothing to wait for.
    private void joinAlone(long milliseconds) throws InterruptedException {
        if (this == MAIN) {
            if (milliseconds == 0) {
                Host.deadlock("Thread.join waits for the thread that calls it");
            }
            sleep(milliseconds);
        }
    }

    /// Waits until this thread has ended or the time is over. Whether it has ended; also if it was never started.
    private boolean awaitEnd(long deadline) throws InterruptedException {
        Thread self = currentThread();
        if (self.getAndClearInterrupt()) {
            throw new InterruptedException();
        }
        if (isAlive() && Host.nanoTime() < deadline) {
            Threads.lock();
            Object before = self.parkBlocker;
            self.parkBlocker = this;
            self.state = deadline == Threads.NEVER ? State.WAITING : State.TIMED_WAITING;
            joiners = new Joiner(Threads.self(), joiners);
            while (isAlive() && !self.interrupted && Host.nanoTime() < deadline) {
                Threads.await(deadline);
            }
            removeJoiner(Threads.self());
            self.state = State.RUNNABLE;
            self.parkBlocker = before;
            Threads.unlock();
            if (self.getAndClearInterrupt()) {
                throw new InterruptedException();
            }
        }
        return state == State.TERMINATED;
    }

    private void removeJoiner(Object handle) {
        Joiner others = null;
        for (Joiner joiner = joiners; joiner != null; joiner = joiner.next) {
            if (joiner.handle != handle) {
                others = new Joiner(joiner.handle, others);
            }
        }
        joiners = others;
    }

    public State getState() {
        return state;
    }

    State threadState() {
        return state;
    }

    boolean isTerminated() {
        return state == State.TERMINATED;
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

    /// Kept and told; the scheduler treats all alike.
    public final void setPriority(int priority) {
        if (priority < MIN_PRIORITY || priority > MAX_PRIORITY) {
            throw new IllegalArgumentException();
        }
        if (!virtual && state != State.TERMINATED) {
            this.priority = Math.min(priority, getThreadGroup().getMaxPriority());
        }
    }

    public final boolean isDaemon() {
        return daemon;
    }

    public final void setDaemon(boolean daemon) {
        if (virtual && !daemon) {
            throw new IllegalArgumentException("'false' not legal for virtual threads");
        }
        if (isAlive()) {
            throw new IllegalThreadStateException();
        }
        if (!virtual) {
            this.daemon = daemon;
        }
    }

    public final ThreadGroup getThreadGroup() {
        if (state == State.TERMINATED) {
            return null;
        }
        return virtual ? ThreadGroup.VIRTUAL : group == null ? ThreadGroup.MAIN : group;
    }

    public final void checkAccess() {}

    public ClassLoader getContextClassLoader() {
        return contextClassLoader;
    }

    public void setContextClassLoader(ClassLoader loader) {
        contextClassLoader = loader;
    }

    /// Of the running thread only: nobody else's stack is looked at.
    public StackTraceElement[] getStackTrace() {
        return this == currentThread() ? new Exception().getStackTrace() : new StackTraceElement[0];
    }

    public static Map<Thread, StackTraceElement[]> getAllStackTraces() {
        Map<Thread, StackTraceElement[]> traces = new HashMap<>();
        for (Thread thread : allThreads()) {
            traces.put(thread, thread.getStackTrace());
        }
        return traces;
    }

    @Override
    public String toString() {
        if (virtual) {
            return "VirtualThread[#" + tid + (name.isEmpty() ? "" : "," + name) + "]/" + state.toString().toLowerCase(java.util.Locale.ROOT);
        }
        ThreadGroup group = getThreadGroup();
        return "Thread[#" + tid + "," + name + "," + priority + "," + (group == null ? "" : group.getName()) + "]";
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

    void uncaughtExceptionHandler(UncaughtExceptionHandler handler) {
        uncaughtExceptionHandler = handler;
    }

    /// What happens to an exception that `run` or main lets out. What the handler itself lets out is ignored.
    void dispatchUncaughtException(Throwable failure) {
        try {
            getUncaughtExceptionHandler().uncaughtException(this, failure);
        } catch (Throwable ofHandler) {
            // JLS §11.3 leaves it open; so does HotSpot
        }
    }

    // Life.

    @Delete(reason = NO_SCHEDULER)
    @Without(SCHEDULER)
    public void start() {
        start(null);
    }

    /// In an executor's container, or null.
    void start(ThreadContainer container) {
        Threads.lock();
        boolean isFirst = state == State.NEW;
        if (isFirst) {
            state = State.RUNNABLE;
            this.container = container;
        }
        Threads.unlock();
        if (!isFirst) {
            throw new IllegalThreadStateException();
        }
        if (container != null) {
            container.add(this);
        }
        boolean counts = !daemon;
        if (counts) {
            Threads.oneMoreRunning();
        }
        link();
        if (!begin()) {
            state = State.NEW;
            unlink();
            if (counts) {
                Threads.oneLessRunning();
            }
            if (container != null) {
                container.remove(this);
            }
            throw new OutOfMemoryError("unable to create native thread: possibly out of memory or process/resource limits reached");
        }
    }

    /// The thread cannot run before its handle is known.
    private boolean begin() {
        Threads.lock();
        try {
            handle = Threads.start(this, new Body(this));
            return handle != null;
        } finally {
            Threads.unlock();
        }
    }

    /// The last thing that a thread does.
    private void exit() {
        if (container != null) {
            container.remove(this);
        }
        threadLocals = null;
        inheritableThreadLocals = null;
        terminatingThreadLocals = null;
        uncaughtExceptionHandler = null;
        unlink();
        Threads.lock();
        state = State.TERMINATED;
        for (Joiner joiner = joiners; joiner != null; joiner = joiner.next) {
            Threads.wake(joiner.handle);
        }
        joiners = null;
        Threads.unlock();
        if (!daemon) {
            Threads.oneLessRunning();
        }
    }

    private void link() {
        if (!virtual) {
            Threads.lock();
            nextAlive = firstAlive;
            if (firstAlive != null) {
                firstAlive.previousAlive = this;
            }
            firstAlive = this;
            Threads.unlock();
        }
    }

    private void unlink() {
        if (!virtual && this != MAIN) {
            Threads.lock();
            if (previousAlive == null) {
                firstAlive = nextAlive;
            } else {
                previousAlive.nextAlive = nextAlive;
            }
            if (nextAlive != null) {
                nextAlive.previousAlive = previousAlive;
            }
            nextAlive = null;
            previousAlive = null;
            Threads.unlock();
        }
    }

    /// The platform threads that are alive, main first.
    static Thread[] allThreads() {
        if (!Threads.PRESENT) {
            return new Thread[] {MAIN};
        }
        Threads.lock();
        int count = MAIN.isAlive() ? 1 : 0;
        for (Thread thread = firstAlive; thread != null; thread = thread.nextAlive) {
            count++;
        }
        Thread[] all = new Thread[count];
        int at = count;
        for (Thread thread = firstAlive; thread != null; thread = thread.nextAlive) {
            all[--at] = thread;                    // the youngest is the first of the list
        }
        if (MAIN.isAlive()) {
            all[0] = MAIN;
        }
        Threads.unlock();
        return all;
    }

    ThreadContainer threadContainer() {
        return container;
    }

    @Delete(reason = NO_SCHEDULER)
    @Without(SCHEDULER)
    public static Thread startVirtualThread(Runnable task) {
        Objects.requireNonNull(task);
        Thread thread = new Thread(null, null, VIRTUAL, task, 0);
        thread.start(null);
        return thread;
    }

    @Delete(reason = NO_SCHEDULER)
    @Without(SCHEDULER)
    public static Builder.OfPlatform ofPlatform() {
        return new ThreadBuilders.Platform();
    }

    @Delete(reason = NO_SCHEDULER)
    @Without(SCHEDULER)
    public static Builder.OfVirtual ofVirtual() {
        return new ThreadBuilders.Virtual();
    }

    public final void stop() {
        throw new UnsupportedOperationException();
    }

    public sealed interface Builder permits Builder.OfPlatform, Builder.OfVirtual {
        Builder name(String name);

        Builder name(String prefix, long start);

        Builder inheritInheritableThreadLocals(boolean inherits);

        Builder uncaughtExceptionHandler(UncaughtExceptionHandler handler);

        Thread unstarted(Runnable task);

        Thread start(Runnable task);

        ThreadFactory factory();

        sealed interface OfPlatform extends Builder permits ThreadBuilders.Platform {
            @Override
            OfPlatform name(String name);

            @Override
            OfPlatform name(String prefix, long start);

            @Override
            OfPlatform inheritInheritableThreadLocals(boolean inherits);

            @Override
            OfPlatform uncaughtExceptionHandler(UncaughtExceptionHandler handler);

            OfPlatform group(ThreadGroup group);

            OfPlatform daemon(boolean daemon);

            default OfPlatform daemon() {
                return daemon(true);
            }

            OfPlatform priority(int priority);

            OfPlatform stackSize(long bytes);
        }

        sealed interface OfVirtual extends Builder permits ThreadBuilders.Virtual {
            @Override
            OfVirtual name(String name);

            @Override
            OfVirtual name(String prefix, long start);

            @Override
            OfVirtual inheritInheritableThreadLocals(boolean inherits);

            @Override
            OfVirtual uncaughtExceptionHandler(UncaughtExceptionHandler handler);
        }
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
