// SPDX-License-Identifier: Apache-2.0
package corto.posix.process;

import corto.lang.Address;
import corto.log.api.Log;
import corto.platform.api.Platforms;
import corto.platform.x86_64.TrapFrame;
import corto.posix.calls.SystemCallNames;

/// System calls that the application made and this image has not got: each is named once, and counted. The kernel's option `missing=quiet` leaves the lines out.
final class MissingCalls implements Process.ExitListener {
    private static final int MOST_NUMBER = 512;
    private static final int OTHERS = MOST_NUMBER;           // all numbers that Linux does not use either
    private static final String QUIET = "quiet";
    private static final int SYSTEM_CALL_BYTES = 2;          // of the instruction, which is in front of where it goes on

    private static int[] counts;                             // by number; null: none was made

    private MissingCalls() {}

    /// Counts call `number`, and names it if it is the first of its number; `frame` says who made it.
    static void report(int number, Address frame) {
        if (counts == null) {
            counts = new int[MOST_NUMBER + 1];
            if (!isQuiet()) {
                Process.addExitListener(new MissingCalls());
            }
        }
        int index = number >= 0 && number < MOST_NUMBER ? number : OTHERS;
        if (counts[index]++ == 0 && !isQuiet()) {
            Log.report(Log.WARNING, "process", Process.name() + " called " + name(number) + " (" + number + "), which this image does not have: ENOSYS; at "
                    + Death.place(TrapFrame.RIP.read(frame) - SYSTEM_CALL_BYTES));
        }
    }

    static boolean isQuiet() {
        return QUIET.equals(Platforms.option("missing="));
    }

    private static String name(int number) {
        String name = SystemCallNames.name(number);
        return name == null ? "system call" : name;
    }

    /// A summary, where the lines have not said everything: several calls, or one that was repeated.
    @Override
    public void exiting(int status) {
        int kinds = 0;
        int calls = 0;
        StringBuilder list = new StringBuilder();
        for (int number = 0; number <= MOST_NUMBER; number++) {
            if (counts[number] != 0) {
                list.append(kinds == 0 ? "" : ", ").append(number == OTHERS ? "others" : SystemCallNames.name(number) == null ? "number " + number : name(number)).append(' ').append(counts[number]);
                kinds++;
                calls += counts[number];
            }
        }
        if (calls > 1) {
            Log.report(Log.WARNING, "process", "system calls that this image does not have, and how often they were made: " + list);
        }
    }
}
