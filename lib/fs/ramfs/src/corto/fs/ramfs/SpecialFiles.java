// SPDX-License-Identifier: Apache-2.0
package corto.fs.ramfs;

import corto.fs.file.FileSystem;
import corto.fs.file.Inode;

/// Makes the files whose content is no file system's business: FIFOs and devices, for mknod(2).
public interface SpecialFiles {
    /// No such files in this image.
    SpecialFiles NONE = (_, _, _, _, _) -> null;

    /// An inode for a FIFO or device file that belongs to `fileSystem`; null where there is none: EPERM. `mode` has type and permissions.
    Inode create(FileSystem fileSystem, int mode, int uid, int gid, long device);
}
