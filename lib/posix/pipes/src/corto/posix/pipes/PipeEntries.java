// SPDX-License-Identifier: Apache-2.0
package corto.posix.pipes;

import corto.fs.text.ProcEntries;
import corto.fs.text.TextDirectory;
import corto.fs.text.TextSource;

/// pipe(7)'s limit in `/proc`.
public final class PipeEntries implements ProcEntries {
    @Override
    public void addTo(TextDirectory proc) {
        proc.add("sys/fs/pipe-max-size", TextSource.of("1048576\n"));
    }
}
