// SPDX-License-Identifier: Apache-2.0
package corto.elf;

import corto.fs.file.OpenFile;

/// Where programs and interpreters come from.
public interface ProgramFiles {
    /// Opens the file at an absolute path to be executed; the caller releases it. Null if that cannot be; then `problem` says why.
    OpenFile open(String path);

    /// Why the last `open` gave null: a number of errno(3).
    int errno();

    /// Why the last `open` gave null, as a message: "no such file".
    String problem();
}
