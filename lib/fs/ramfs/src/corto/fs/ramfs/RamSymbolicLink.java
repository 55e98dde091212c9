// SPDX-License-Identifier: Apache-2.0
package corto.fs.ramfs;

import corto.fs.file.FileMode;
import corto.fs.file.FileSystem;
import corto.fs.file.Inode;

/// A symbolic link in memory.
final class RamSymbolicLink extends Inode {
    private static final int PERMISSIONS = 0777;

    private final String target;

    RamSymbolicLink(FileSystem fileSystem, String target, int uid, int gid) {
        super(fileSystem, FileMode.SYMBOLIC_LINK | PERMISSIONS, uid, gid);
        this.target = target;
    }

    @Override
    public long sizeBytes() {
        return target.length();
    }

    @Override
    public String target() {
        return target;
    }
}
