// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;
import jdk.internal.corto.Host;

/// Waiting for a notification that no other thread can send.
@Substitute("java.lang.Object")
final class ObjectSubstitution {
    @Replace
    private final void wait0(long milliseconds) throws InterruptedException {
        if (Thread.interrupted()) {
            throw new InterruptedException();
        }
        if (milliseconds == 0) {
            Host.deadlock("Object.wait waits for a notification");
        }
        Host.pause(Math.min(milliseconds, Long.MAX_VALUE / 1_000_000) * 1_000_000);
    }
}
