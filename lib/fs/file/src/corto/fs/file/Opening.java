// SPDX-License-Identifier: Apache-2.0
package corto.fs.file;

import corto.lang.Result;

/// One attempt to open a file: what was asked for, and the file if it succeeded. A result has no room for an object.
public final class Opening {
    /// `resolve` of openat2(2).
    public static final int RESOLVE_NO_XDEV = 1;
    public static final int RESOLVE_NO_MAGICLINKS = 2;
    public static final int RESOLVE_NO_SYMLINKS = 4;
    public static final int RESOLVE_BENEATH = 8;
    public static final int RESOLVE_IN_ROOT = 0x10;
    public static final int RESOLVE_CACHED = 0x20;

    private final int flags;
    private final int restrictions;
    private OpenFile file;

    /// `flags` are those of open(2).
    public Opening(int flags) {
        this(flags, 0);
    }

    /// The same with RESOLVE_ bits: where the path may lead.
    public Opening(int flags, int restrictions) {
        this.flags = flags;
        this.restrictions = restrictions;
    }

    public int restrictions() {
        return restrictions;
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
