// SPDX-License-Identifier: Apache-2.0
package jdk.internal.corto;

import corto.runtime.Threads;
import java.util.ArrayList;

/// How a program ends: its hooks, each in its thread, then the machine. In an image with one thread the hooks run one after the other on it, in the order of registration, which is one of the
/// orders that HotSpot may choose.
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
                runHooks();
            }
        } else if (Threads.PRESENT) {
            awaitEnd();
        }
        halt(status);
    }

    private static void runHooks() {
        for (int i = 0; i < hooks.size(); i++) {
            if (Threads.PRESENT) {
                hooks.get(i).start();
            } else {
                run(hooks.get(i));
            }
        }
        for (int i = 0; Threads.PRESENT && i < hooks.size(); i++) {
            join(hooks.get(i));
        }
    }

    private static void join(Thread hook) {
        while (hook.isAlive()) {
            try {
                hook.join();
            } catch (InterruptedException e) {
                // the end goes on
            }
        }
    }

    /// Another thread ends the program already.
    private static void awaitEnd() {
        while (true) {
            Threads.await(Threads.NEVER);
        }
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
