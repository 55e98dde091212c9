// SPDX-License-Identifier: Apache-2.0
package corto.sched.api;

/// A small program of several threads, for `Interleavings`: a public class with a constructor without parameters, made anew for each order.
public abstract class Scenario {
    /// Adds the threads and devices.
    protected abstract void begin();

    /// Looks at the end whether everything is as it should be; all threads have ended.
    protected void end() {}

    /// Adds a thread.
    protected final KernelThread thread(String name, Runnable body) {
        return World.add(name, body);
    }

    /// Adds something that a device does once, at any time: in interrupt context.
    protected final void interrupt(String name, Runnable handler) {
        World.addInterrupt(name, handler);
    }

    /// Here the thread is in the application, interrupts on: others may get their turn, devices interrupt, and time pass.
    protected final void application() {
        World.application();
    }

    public static void check(boolean holds, String what) {
        if (!holds) {
            throw new AssertionError(what);
        }
    }

    /// Notes something for the report of a failure.
    protected static void note(String what) {
        World.note(what);
    }
}
