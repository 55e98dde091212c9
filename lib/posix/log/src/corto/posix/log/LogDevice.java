// SPDX-License-Identifier: Apache-2.0
package corto.posix.log;

import corto.fs.devfs.DeviceFiles;
import corto.fs.file.FileMode;
import corto.fs.file.FileStatus;
import corto.fs.file.Inode;
import corto.fs.file.OpenFile;
import corto.fs.ramfs.RamDirectory;

/// `/dev/kmsg`.
public final class LogDevice implements DeviceFiles {
    private static final int FOR_ALL_TO_READ = 0644;
    private static final long NUMBER = FileStatus.device(1, 11);         // Documentation/admin-guide/devices.txt

    @Override
    public void addTo(RamDirectory dev) {
        dev.create("kmsg", FileMode.CHARACTER_DEVICE | FOR_ALL_TO_READ, 0, 0, NUMBER);
    }

    @Override
    public OpenFile open(Inode node, long device, int flags) {
        return device == NUMBER && node.type() == FileMode.CHARACTER_DEVICE ? new LogFile(node, flags) : null;
    }
}
