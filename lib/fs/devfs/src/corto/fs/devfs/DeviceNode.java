// SPDX-License-Identifier: Apache-2.0
package corto.fs.devfs;

import static corto.lang.Errno.ENXIO;

import corto.fs.file.FileMode;
import corto.fs.file.FileSystem;
import corto.fs.file.Inode;
import corto.fs.file.OpenFile;
import corto.fs.file.Opening;
import corto.lang.Result;

/// A device by its number; ENXIO when opened if there is nothing behind.
final class DeviceNode extends Inode {
    private final Devices devices;
    private final long device;

    DeviceNode(Devices devices, FileSystem fileSystem, int mode, int uid, int gid, long device) {
        super(fileSystem, mode & (FileMode.TYPE | FileMode.PERMISSIONS), uid, gid);
        this.devices = devices;
        this.device = device;
    }

    @Override
    public long sizeBytes() {
        return 0;
    }

    @Override
    public long representedDevice() {
        return device;
    }

    @Override
    public Result open(Opening opening) {
        OpenFile file = devices.open(this, device, opening.flags());
        return file == null ? Result.error(ENXIO) : opening.opened(file);
    }
}
