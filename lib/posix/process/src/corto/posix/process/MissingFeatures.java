// SPDX-License-Identifier: Apache-2.0
package corto.posix.process;

import corto.log.api.Log;
import java.util.Arrays;

/// What the application asked for and this image has not got, though it could: each is named once, with the option that adds it. As for missing system calls,
/// the kernel's option `missing=quiet` leaves the lines out. Under the kernel lock.
public final class MissingFeatures {
    private static String[] told = {};

    private MissingFeatures() {}

    /// @param what for example "a raw socket"
    /// @param option the symbol of Kconfig that adds it, a constant
    public static void report(String what, String option) {
        for (String each : told) {
            if (each == option) {
                return;
            }
        }
        told = Arrays.copyOf(told, told.length + 1);
        told[told.length - 1] = option;
        if (!MissingCalls.isQuiet()) {
            Log.report(Log.WARNING, "process", Process.name() + " wants " + what + ", which this image does not have: --set " + option + "=y adds it");
        }
    }
}
