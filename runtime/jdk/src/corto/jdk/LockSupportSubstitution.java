// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;
import jdk.internal.corto.Host;

/// Waiting, when there is nobody to wait for: what is not ready or due at some time is a deadlock, and says so.
@Substitute("java.util.concurrent.locks.LockSupport")
final class LockSupportSubstitution {
    private static boolean permit;

    @Replace
    public static void unpark(Thread thread) {
        if (thread == Thread.currentThread()) {
            permit = true;
        }
    }

    @Replace
    public static void park() {
        if (!mayPass()) {
            Host.deadlock("the program waits for a lock, a result or another thread");
        }
    }

    @Replace
    public static void park(Object blocker) {
        park();
    }

    @Replace
    public static void parkNanos(long nanoseconds) {
        if (!mayPass() && nanoseconds > 0) {
            Host.pause(nanoseconds);
        }
    }

    @Replace
    public static void parkNanos(Object blocker, long nanoseconds) {
        parkNanos(nanoseconds);
    }

    @Replace
    public static void parkUntil(long deadlineMillis) {
        long left = deadlineMillis - System.currentTimeMillis();
        if (!mayPass() && left > 0) {
            Host.pause(Math.min(left, Long.MAX_VALUE / 1_000_000) * 1_000_000);
        }
    }

    @Replace
    public static void parkUntil(Object blocker, long deadlineMillis) {
        parkUntil(deadlineMillis);
    }

    private static boolean mayPass() {
        boolean pass = permit || Thread.currentThread().isInterrupted();
        permit = false;
        return pass;
    }
}
