// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/// A process that is not taken for another that later got its number.
///
/// @param startTicks when it started, in clock ticks since the machine did (proc(5), `/proc/PID/stat`, starttime)
public record ProcessIdentity(long pid, long startTicks) {
    private static final int START_TIME = 22 - 3;        // of the fields behind the name in parentheses, which may hold blanks; proc(5) counts from 1
    private static final int STATE = 0;
    private static final String ZOMBIE = "Z";

    /// The process that has the number now; `startTicks` is −1 if there is none.
    public static ProcessIdentity of(long pid) {
        String[] fields = fields(pid);
        return new ProcessIdentity(pid, fields.length > START_TIME && !fields[STATE].equals(ZOMBIE) ? Long.parseLong(fields[START_TIME]) : -1);
    }

    private static String[] fields(long pid) {
        try {
            String line = Files.readString(Path.of("/proc/" + pid + "/stat"), StandardCharsets.ISO_8859_1);
            return line.substring(line.lastIndexOf(')') + 2).split(" ");
        } catch (IOException e) {
            return new String[0];                        // it has ended
        }
    }

    /// Whether it runs, and is not only a status that its parent has not fetched.
    public boolean isAlive() {
        return startTicks >= 0 && of(pid).equals(this);
    }

    /// Sends SIGTERM, or SIGKILL, if it is still there and may be signalled.
    public void end(boolean forcibly) {
        if (isAlive()) {
            ProcessHandle.of(pid).ifPresent(process -> {
                if (forcibly) {
                    process.destroyForcibly();
                } else {
                    process.destroy();
                }
            });
        }
    }
}
