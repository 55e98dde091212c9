// SPDX-License-Identifier: Apache-2.0
package corto.fs.ramfs;

import corto.fs.file.FileMode;
import corto.fs.file.FileSystem;
import corto.fs.file.Inode;

/// The name of a socket that bind(2) made; who connects finds the socket by this inode. open(2) gives ENXIO.
final class RamSocketNode extends Inode {
    RamSocketNode(FileSystem fileSystem, int permissions, int uid, int gid) {
        super(fileSystem, FileMode.SOCKET | permissions, uid, gid);
    }

    @Override
    public long sizeBytes() {
        return 0;
    }
}
