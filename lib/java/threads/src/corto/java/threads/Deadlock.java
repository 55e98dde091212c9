// SPDX-License-Identifier: Apache-2.0
package corto.java.threads;

import corto.lang.ObjectAddress;
import corto.platform.api.Platform;
import corto.platform.api.Platforms;
import corto.sched.api.KernelThread;
import corto.sched.api.Scheduler;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.locks.LockSupport;

/// The end of a program all of whose threads wait for each other: says which, and for what.
///
/// ```
/// deadlock: all threads wait, and nothing is left that could wake one
///   main: WAITING on java.lang.Thread
///   Thread-0: BLOCKED
/// ```
/// Writes past System.err, whose lock may be what a thread waits for.
final class Deadlock implements Runnable {
    private static final int STATUS = 1;

    @Override
    public void run() {
        StringBuilder text = new StringBuilder("deadlock: all threads wait, and nothing is left that could wake one\n");
        for (KernelThread thread = Scheduler.firstOfAll(); thread != null; thread = thread.nextOfAll()) {
            text.append("  ").append(thread.name());
            if (thread instanceof JavaThread java) {
                Object blocker = LockSupport.getBlocker(java.thread());
                text.append(": ").append(java.thread().getState().name());
                if (blocker != null) {
                    text.append(" on ").append(blocker.getClass().getName());
                }
            }
            text.append('\n');
        }
        byte[] bytes = text.toString().getBytes(StandardCharsets.UTF_8);
        Platforms.PLATFORM.write(Platform.STANDARD_ERROR, ObjectAddress.elements(bytes), bytes.length);
        Platforms.PLATFORM.exit(STATUS);
    }
}
