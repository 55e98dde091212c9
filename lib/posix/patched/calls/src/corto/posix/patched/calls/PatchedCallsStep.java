// SPDX-License-Identifier: Apache-2.0
package corto.posix.patched.calls;

import corto.lang.Symbol;
import corto.platform.api.BootStep;
import corto.platform.api.Platforms;
import corto.platform.traps.Traps;
import corto.posix.process.Process;

/// Begins to look at sites of system calls, unless the kernel's option `patched=off` is given; with `patched=count` it tells at the end how many calls came which way.
public final class PatchedCallsStep implements BootStep {
    private static final String OPTION = "patched=";
    private static final String OFF = "off";
    private static final String COUNT = "count";

    @Override
    public String run() {
        String option = Platforms.option(OPTION);
        if (OFF.equals(option)) {
            return null;
        }
        boolean counts = COUNT.equals(option);
        PatchedSites.begin(counts);
        Traps.examineCallSites(counts);
        if (counts) {
            Process.addExitListener(_ -> System.err.println("corto: system calls: " + Symbol.address("traps_patched_calls").loadLong(0) + " by rewritten sites, "
                    + Symbol.address("traps_trapped_calls").loadLong(0) + " trapped"));
        }
        return null;
    }
}
