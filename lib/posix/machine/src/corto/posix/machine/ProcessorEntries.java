// SPDX-License-Identifier: Apache-2.0
package corto.posix.machine;

import corto.fs.sysfs.ProcessorFiles;
import corto.fs.text.SysEntries;
import corto.fs.text.TextDirectory;

/// The machine in `/sys`.
public final class ProcessorEntries implements SysEntries {
    private static final int PROCESSORS = 1;
    private static final String CLOCK = "tsc";

    @Override
    public void addTo(TextDirectory sys) {
        ProcessorFiles.addTo(sys, PROCESSORS, CLOCK);
    }
}
