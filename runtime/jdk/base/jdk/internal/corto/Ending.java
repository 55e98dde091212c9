// SPDX-License-Identifier: Apache-2.0
package jdk.internal.corto;

import java.util.ArrayList;

/// How a program ends: its hooks one after the other on the thread that ends it, then the machine.
///
/// HotSpot starts the hooks as threads in no particular order; running them in the order of registration is one of the orders it may choose.
public final class Ending {
    private static ArrayList<Thread> hooks;        // null: none yet
    private static boolean started;

    private Ending() {}

    public static void add(Thread hook) {
        if (started) {
            throw new IllegalStateException("Shutdown in progress");
        }
        if (hooks == null) {
            hooks = new ArrayList<>();
        }
        for (int i = 0; i < hooks.size(); i++) {
            if (hooks.get(i) == hook) {
                throw new IllegalArgumentException("Hook previously registered");
            }
        }
        hooks.add(hook);
    }

    public static boolean remove(Thread hook) {
        if (started) {
            throw new IllegalStateException("Shutdown in progress");
        }
        return hooks != null && hooks.remove(hook);
    }

    public static void exit(int status) {
        if (!started) {
            started = true;
            if (hooks != null) {
                for (int i = 0; i < hooks.size(); i++) {
                    run(hooks.get(i));
                }
            }
        }
        halt(status);
    }

    /// A hook that fails does not keep the others from running.
    private static void run(Thread hook) {
        try {
            hook.run();
        } catch (Throwable failure) {
            System.err.println("Exception in thread \"" + hook.getName() + "\" " + failure);
        }
    }

    public static void halt(int status) {
        Host.exit(status);
    }
}
