// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Replace;
import corto.lang.Substitute;

/// Whoever waits for a socket is woken when its descriptor is interrupted: nobody has to be signalled.
@Substitute("sun.nio.ch.NativeThread")
final class NativeThreadSubstitution {
    @Replace
    private static void init() {}

    @Replace
    private static boolean supportPendingSignals0() {
        return true;
    }

    /// Some number but 0.
    @Replace
    private static long current0() {
        return 1;
    }

    @Replace
    private static void signal0(long thread) {}
}
