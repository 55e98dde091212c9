// SPDX-License-Identifier: Apache-2.0
package corto.posix.machine;

import corto.fs.procfs.MachineFiles;
import corto.fs.text.ProcEntries;
import corto.fs.text.TextDirectory;

/// The machine in `/proc`.
public final class MachineEntries implements ProcEntries {
    @Override
    public void addTo(TextDirectory proc) {
        MachineFiles.addTo(proc, new Machine());
    }
}
