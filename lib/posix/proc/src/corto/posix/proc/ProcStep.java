// SPDX-License-Identifier: Apache-2.0
package corto.posix.proc;

import corto.fs.procfs.ProcFiles;
import corto.fs.sysfs.SysFiles;
import corto.platform.api.BootStep;
import corto.posix.files.Files;
import corto.posix.time.Clocks;

/// Mounts `/proc` and `/sys`.
public final class ProcStep implements BootStep {
    private static final int PROCESSORS = 1;
    private static final String CLOCK = "tsc";

    @Override
    public String run() {
        Files.mount("proc", ProcFiles.make(Clocks::wallNanos, new Machine(), new ThisProcess(), Files.mounts()), "proc", "rw");
        Files.mount("sysfs", SysFiles.make(Clocks::wallNanos, PROCESSORS, CLOCK), "sys", "rw");
        return null;
    }
}
