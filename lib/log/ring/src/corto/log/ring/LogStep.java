// SPDX-License-Identifier: Apache-2.0
package corto.log.ring;

import corto.lang.Order;
import corto.log.api.Log;
import corto.platform.api.BootStep;
import corto.platform.api.Platforms;

/// Begins the log: says what is in the image, in one line, and from which level on messages are printed as well.
@Order(-1000)
public final class LogStep implements BootStep {
    private static final String OPTION = "log=";
    /// Made by the build: how many libraries, and the names of those that people chose.
    private static final String SUMMARY = System.getProperty("corto.log.ring.summary", "");

    @Override
    public String run() {
        String name = Platforms.option(OPTION);
        if (name != null) {
            int level = level(name);
            if (level == KernelLog.QUIET) {
                return "the option corto.log=" + name + " names no level: there are error, warning, info, debug";
            }
            KernelLog.setConsoleLevel(level);
        }
        Log.info("corto", SUMMARY);
        return null;
    }

    private static int level(String name) {
        return switch (name) {
            case "error" -> Log.ERROR;
            case "warning" -> Log.WARNING;
            case "info" -> Log.INFO;
            case "debug" -> Log.DEBUG;
            default -> KernelLog.QUIET;
        };
    }
}
