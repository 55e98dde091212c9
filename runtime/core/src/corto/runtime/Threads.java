// SPDX-License-Identifier: Apache-2.0
package corto.runtime;

import java.util.ServiceLoader;

/// The threads of this image: its one [ThreadService], if it has one. Where `PRESENT` is false nothing else may be called.
public final class Threads {
    private static final ThreadService SERVICE = ServiceLoader.load(ThreadService.class).findFirst().orElse(null);

    /// Whether the image can have more than one thread; a constant.
    public static final boolean PRESENT = SERVICE != null;

    /// The deadline of who waits for ever.
    public static final long NEVER = Long.MAX_VALUE;

    private static ThreadAccess access;
    private static Thread current;               // per processor

    // Under the lock.
    private static int running = 1;              // threads that the end of the program waits for, main's among them
    private static Object ending;                // main's handle while it waits for the others

    private Threads() {}

    /// The thread that runs; null before the first is known.
    public static Thread current() {
        return current;
    }

    /// `thread` runs from now on. By who switches.
    public static void setCurrent(Thread thread) {
        current = thread;
    }

    /// See [ThreadService#self].
    public static Object self() {
        return SERVICE.self();
    }

    /// See [ThreadService#start].
    public static Object start(Thread thread, Runnable body) {
        return SERVICE.start(thread, body);
    }

    /// See [ThreadService#await].
    public static void await(long deadlineNanos) {
        SERVICE.await(deadlineNanos);
    }

    /// See [ThreadService#wake].
    public static void wake(Object handle) {
        SERVICE.wake(handle);
    }

    /// See [ThreadService#yield].
    public static void yield() {
        SERVICE.yield();
    }

    /// See [ThreadService#lock].
    public static void lock() {
        SERVICE.lock();
    }

    /// See [ThreadService#unlock].
    public static void unlock() {
        SERVICE.unlock();
    }

    /// The program does not end before one more thread has called `oneLessRunning`.
    public static void oneMoreRunning() {
        SERVICE.lock();
        running++;
        SERVICE.unlock();
    }

    /// One of the threads has ended that the program's end waits for.
    public static void oneLessRunning() {
        SERVICE.lock();
        running--;
        if (running == 0 && ending != null) {
            SERVICE.wake(ending);
        }
        SERVICE.unlock();
    }

    /// `java.lang.Thread` gives access to itself. At build time.
    public static void setAccess(ThreadAccess given) {
        access = given;
    }

    /// See [ThreadAccess#setWaiting].
    static void setWaiting(Thread.State state, Object blocker) {
        access.setWaiting(state, blocker);
    }

    /// The program's main lets `failure` out.
    static void uncaughtInMain(Throwable failure) {
        access.uncaughtInMain(failure);
    }

    /// Main has returned: waits for the others.
    static void awaitOthers() {
        access.mainEnded();
        SERVICE.lock();
        ending = SERVICE.self();
        while (running > 0) {
            SERVICE.await(NEVER);
        }
        SERVICE.unlock();
    }

    static void poll() {
        SERVICE.poll();
    }

    static void beginApplication() {
        access.mainBegins(SERVICE.self());
        SERVICE.beginApplication();
    }
}
