// SPDX-License-Identifier: Apache-2.0
package corto.runtime;

import java.util.ServiceLoader;

/// The threads of this image: its one [ThreadService], if it has one. Nothing else may be called where `PRESENT` is false.
public final class Threads {
    private static final ThreadService SERVICE = ServiceLoader.load(ThreadService.class).findFirst().orElse(null);

    /// Whether the image can have more than one thread; a constant.
    public static final boolean PRESENT = SERVICE != null;

    /// The deadline of who waits for ever.
    public static final long NEVER = Long.MAX_VALUE;

    private static Thread current;               // per processor

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

    static void poll() {
        SERVICE.poll();
    }

    static void beginApplication() {
        SERVICE.beginApplication();
    }
}
