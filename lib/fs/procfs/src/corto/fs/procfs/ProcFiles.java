// SPDX-License-Identifier: Apache-2.0
package corto.fs.procfs;

import corto.fs.file.WallClock;
import corto.fs.text.ProcEntries;
import corto.fs.text.TextFileSystem;
import corto.lang.Providers;
import java.util.ServiceLoader;

/// Makes `/proc` of what the libraries of the image have to show.
public final class ProcFiles {
    private static final long PROC_MAGIC = 0x9fa0;
    private static final ProcEntries[] ENTRIES = Providers.array(ServiceLoader.load(ProcEntries.class), new ProcEntries[0]);

    private ProcFiles() {}

    /// A file system with everything that the providers of `ProcEntries` register.
    public static TextFileSystem make(WallClock clock) {
        TextFileSystem fileSystem = new TextFileSystem(clock, "proc", PROC_MAGIC, 0);
        for (ProcEntries entries : ENTRIES) {
            entries.addTo(fileSystem.root());
        }
        return fileSystem;
    }
}
