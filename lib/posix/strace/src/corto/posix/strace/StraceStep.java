// SPDX-License-Identifier: Apache-2.0
package corto.posix.strace;

import corto.platform.api.BootStep;
import corto.platform.api.Platforms;
import corto.posix.process.Process;
import corto.posix.process.ProcessTraps;

/// Begins to trace if the kernel's option `strace` is given; its value says which calls: [CallFilter].
///
/// With `strace-summary=only` a table stands at the end in place of the lines, with `strace-summary=also` behind them; `strace-times=1` adds times to the
/// lines; with `strace-output=port` everything goes to [PortLine].
public final class StraceStep implements BootStep {
    private static final String CALLS = "strace=";
    private static final String SUMMARY = "strace-summary=";
    private static final String TIMES = "strace-times=";
    private static final String OUTPUT = "strace-output=";
    private static final String ONLY = "only";

    @Override
    public String run() {
        String words = Platforms.option(CALLS);
        if (words == null) {
            return null;
        }
        CallFilter filter = new CallFilter(words);
        if (filter.unknown() != null) {
            System.err.println("corto: strace: no such call or class: " + filter.unknown());
        }
        Line line = Platforms.option(OUTPUT) == null ? new Line() : new PortLine();
        String summary = Platforms.option(SUMMARY);
        Tracer tracer = ONLY.equals(summary) ? null : new Tracer(line, filter, Platforms.option(TIMES) != null);
        if (summary == null) {
            ProcessTraps.observe(tracer);
            Process.addExitListener(tracer);
        } else {
            Summary table = new Summary(line, filter, tracer);
            ProcessTraps.observe(table);
            Process.addExitListener(table);
        }
        return null;
    }
}
