// SPDX-License-Identifier: Apache-2.0
package corto.console;

import java.io.PrintStream;

/// Lines about long steps, on stderr.
public final class Progress {
    private static volatile boolean quiet;

    private Progress() {
    }

    /// No more lines: the user asked for silence.
    public static void silence() {
        quiet = true;
    }

    /// Whether nothing is told, so that nothing need be found out.
    public static boolean isSilent() {
        return quiet;
    }

    /// Tells that a step begins which may take more than a moment.
    public static void step(String what) {
        if (!quiet) {
            PrintStream console = System.err;
            console.println("corto: " + what);
            console.flush();
        }
    }
}
