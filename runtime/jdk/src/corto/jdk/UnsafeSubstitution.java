// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;
import jdk.internal.corto.Host;

/// Waiting, when there is nobody to wait for: what is not ready or due at some time is a deadlock, and says so.
///
/// The memory accesses of this class are the compiler's.
@Substitute("jdk.internal.misc.Unsafe")
final class UnsafeSubstitution {
    private static boolean permit;

    /// `time`: milliseconds since 1970 if absolute, else nanoseconds, 0 for ever.
    @Replace
    public void park(boolean absolute, long time) {
        boolean pass = permit || Thread.currentThread().isInterrupted();
        permit = false;
        if (pass) {
            return;
        }
        if (absolute) {
            Host.pause((time - Host.currentTimeMillis()) * 1_000_000);
        } else if (time != 0) {
            Host.pause(time);
        } else {
            Host.deadlock("the program waits for a lock, a result or another thread");
        }
    }

    @Replace
    public void unpark(Object thread) {
        if (thread == Thread.currentThread()) {
            permit = true;
        }
    }
}
