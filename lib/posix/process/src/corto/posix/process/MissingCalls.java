// SPDX-License-Identifier: Apache-2.0
package corto.posix.process;

import corto.log.api.Log;
import corto.posix.calls.SystemCallNames;

/// System calls that the application made and this image has not got: each is named once.
final class MissingCalls {
    private static final int MOST_NUMBER = 512;
    private static final long[] REPORTED = new long[MOST_NUMBER / Long.SIZE];

    private MissingCalls() {}

    /// Names call `number` if it was not named yet.
    static void report(int number) {
        if (number >= 0 && number < MOST_NUMBER) {
            long bit = 1L << number % Long.SIZE;
            if ((REPORTED[number / Long.SIZE] & bit) != 0) {
                return;
            }
            REPORTED[number / Long.SIZE] |= bit;
        }
        String name = SystemCallNames.name(number);
        Log.report(Log.WARNING, "process", Process.name() + " called " + (name == null ? "system call" : name) + " (" + number + "), which this image does not have: ENOSYS");
    }
}
