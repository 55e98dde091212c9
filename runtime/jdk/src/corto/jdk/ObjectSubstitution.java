// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;
import corto.runtime.Monitors;
import corto.runtime.Threads;
import corto.runtime.WaitOutcome;
import jdk.internal.corto.Host;

/// Waiting. In an image without threads nobody can notify.
@Substitute("java.lang.Object")
final class ObjectSubstitution {
    @Replace
    private final void wait0(long milliseconds) throws InterruptedException {
        if (Threads.PRESENT) {
            WaitOutcome outcome = Monitors.await(this, milliseconds);
            if (outcome == WaitOutcome.NOT_OWNER) {
                throw new IllegalMonitorStateException("current thread is not owner");
            }
            if (outcome == WaitOutcome.INTERRUPTED) {
                Thread.interrupted();
                throw new InterruptedException();
            }
            return;
        }
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (milliseconds == 0) {
            Host.deadlock("Object.wait waits for a notification");
        }
        Host.pause(Math.min(milliseconds, Long.MAX_VALUE / 1_000_000) * 1_000_000);
    }
}
