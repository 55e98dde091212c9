// SPDX-License-Identifier: Apache-2.0
package corto.posix.proc;

import corto.fs.procfs.ProcFiles;
import corto.fs.sysfs.SysFiles;
import corto.lang.Order;
import corto.platform.api.BootStep;
import corto.posix.files.Files;
import corto.posix.time.Clocks;

/// Mounts `/proc` and `/sys`, after the steps of those who are shown there.
@Order(1)
public final class ProcStep implements BootStep {
    @Override
    public String run() {
        Files.mount("proc", ProcFiles.make(Clocks::wallNanos), "proc", "rw");
        Files.mount("sysfs", SysFiles.make(Clocks::wallNanos), "sys", "rw");
        return null;
    }
}
