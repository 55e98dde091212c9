// SPDX-License-Identifier: Apache-2.0
package corto.posix.semaphores;

import corto.fs.text.ProcEntries;
import corto.fs.text.TextDirectory;
import corto.fs.text.TextSource;
import corto.posix.ipc.IpcTable;

/// Limits of semaphores in `/proc`.
public final class SemaphoreEntries implements ProcEntries {
    @Override
    public void addTo(TextDirectory proc) {
        proc.add("sys/kernel/sem", TextSource.of(SemaphoreCalls.MOST_IN_SET + "\t" + SemaphoreCalls.MOST_IN_ALL + "\t" + SemaphoreCalls.MOST_OPERATIONS + "\t"
                + IpcTable.MOST + "\n"));
    }
}
