// SPDX-License-Identifier: Apache-2.0
package corto.fs.file;

import corto.lang.Result;

/// One attempt to open a file: what was asked for, and the file if it succeeded. A result has no room for an object.
public final class Opening {
    private final int flags;
    private OpenFile file;

    /// `flags` are those of open(2).
    public Opening(int flags) {
        this.flags = flags;
    }

    public int flags() {
        return flags;
    }

    /// The file, with one reference that now belongs to the caller; null unless opening succeeded.
    public OpenFile file() {
        return file;
    }

    /// For inodes: success.
    public Result opened(OpenFile opened) {
        file = opened;
        return Result.of(0);
    }
}
