// SPDX-License-Identifier: Apache-2.0
package corto.posix.strace;

import corto.platform.api.BootStep;
import corto.platform.api.Platforms;
import corto.posix.process.Process;
import corto.posix.process.ProcessTraps;

/// Begins to trace if the kernel's option `strace=1` is given.
public final class StraceStep implements BootStep {
    private static final String OPTION = "strace=1";

    @Override
    public String run() {
        for (String option : Platforms.PLATFORM.options()) {
            if (option.equals(OPTION)) {
                Tracer tracer = new Tracer(new Line());
                ProcessTraps.observe(tracer);
                Process.addExitListener(tracer);
            }
        }
        return null;
    }
}
