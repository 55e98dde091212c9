// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Delete;
import corto.lang.Substitute;
import corto.lang.Without;

/// A timer starts its thread when it is made; the other constructors call this one.
@Without(NoThreads.SCHEDULER)
@Substitute("java.util.Timer")
final class TimerSubstitution {
    @Delete(reason = NoThreads.LATER)
    TimerSubstitution(String name, boolean isDaemon) {
        throw new UnsupportedOperationException();
    }
}
