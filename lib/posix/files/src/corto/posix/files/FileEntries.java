// SPDX-License-Identifier: Apache-2.0
package corto.posix.files;

import corto.fs.text.ProcEntries;
import corto.fs.text.TextDirectory;

/// Limits of open files in `/proc`.
public final class FileEntries implements ProcEntries {
    private static final String[] TEXTS = {
        "sys/fs/file-max", "9223372036854775807\n",
        "sys/fs/nr_open", FileTable.HARD_LIMIT + "\n",
        "sys/fs/protected_hardlinks", "0\n",
        "sys/fs/protected_symlinks", "0\n",
        "sys/fs/leases-enable", "0\n",
    };

    @Override
    public void addTo(TextDirectory proc) {
        proc.addTexts(TEXTS);
    }
}
