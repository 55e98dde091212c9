// SPDX-License-Identifier: Apache-2.0
package corto.posix.proc;

import corto.fs.procfs.ProcessFiles;
import corto.fs.text.ProcEntries;
import corto.fs.text.TextDirectory;
import corto.posix.files.Files;

/// The process in `/proc`.
public final class ProcessEntries implements ProcEntries {
    @Override
    public void addTo(TextDirectory proc) {
        ProcessFiles.addTo(proc, new ThisProcess(), Files.mounts());
    }
}
