// SPDX-License-Identifier: Apache-2.0
package corto.fs.devfs;

import corto.fs.file.Inode;
import corto.fs.file.OpenFile;
import corto.fs.ramfs.RamDirectory;
import corto.lang.ManyProviders;

/// The device files of one library. Without a `/dev` in the image nothing of them is there. Called under the kernel lock.
@ManyProviders
public interface DeviceFiles {
    /// Makes its nodes in `/dev`, by `RamDirectory.create` with type, permissions and number. At boot, once.
    void addTo(RamDirectory dev);

    /// Opens a node with one of its numbers, wherever that is; null for other numbers. It is asked before the devices of this library. `node` tells whether it is a character or a block device.
    OpenFile open(Inode node, long device, int flags);
}
