// SPDX-License-Identifier: Apache-2.0
package corto.posix.strace;

import corto.platform.api.BootStep;
import corto.platform.api.Platforms;
import corto.posix.process.Process;
import corto.posix.process.ProcessTraps;

/// Begins to trace if the kernel's option `strace` is given; its value says which calls: [CallFilter].
public final class StraceStep implements BootStep {
    private static final String OPTION = "strace=";

    @Override
    public String run() {
        for (String option : Platforms.PLATFORM.options()) {
            if (option.startsWith(OPTION)) {
                CallFilter filter = new CallFilter(option.substring(OPTION.length()));
                if (filter.unknown() != null) {
                    System.err.println("corto: strace: no such call or class: " + filter.unknown());
                }
                Tracer tracer = new Tracer(new Line(), filter);
                ProcessTraps.observe(tracer);
                Process.addExitListener(tracer);
            }
        }
        return null;
    }
}
