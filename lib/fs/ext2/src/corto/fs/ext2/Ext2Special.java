// SPDX-License-Identifier: Apache-2.0
package corto.fs.ext2;

import static corto.lang.Errno.EUCLEAN;
import static corto.lang.Errno.ENXIO;

import corto.fs.file.FileMode;
import corto.fs.file.FileStatus;
import corto.fs.file.Inode;
import corto.fs.file.Opening;
import corto.lang.Result;

/// A file without content that a program reads: symbolic links, names of sockets, FIFOs and devices, and what cannot be read because it is
/// damaged. Opening one gives ENXIO, or EUCLEAN.
final class Ext2Special extends Inode {
    private static final int OLD_SHIFT = 8;
    private static final int OLD_MASK = 0xFF;
    private static final int NEW_MINOR_SHIFT = 12;
    private static final int NEW_MAJOR_MASK = 0xFFF;

    private final DiskInode disk;                        // null: it is damaged
    private final String target;                         // null: it is no symbolic link

    Ext2Special(DiskInode disk, FileStatus stored, String target) {
        super(disk.fileSystem, stored);
        this.disk = disk;
        this.target = target;
        disk.inode = this;
    }

    /// What stands for an inode that cannot be read.
    Ext2Special(Ext2FileSystem fileSystem, FileStatus invented) {
        super(fileSystem, invented);
        disk = null;
        target = null;
    }

    @Override
    public long sizeBytes() {
        return target == null ? 0 : target.length();
    }

    @Override
    protected long storedBytes() {
        return disk == null ? 0 : disk.sectors << Ext2FileSystem.SECTOR_SHIFT;
    }

    @Override
    public String target() {
        return target;
    }

    @Override
    public Result open(Opening opening) {
        return Result.error(disk == null ? EUCLEAN : ENXIO);
    }

    @Override
    public Result resize(long sizeBytes) {
        return disk == null ? Result.error(EUCLEAN) : super.resize(sizeBytes);
    }

    @Override
    protected void attributesChanged() {
        if (disk != null) {
            disk.changed();
        }
    }

    @Override
    protected void dropped() {
        if (disk != null && !disk.isGone) {
            disk.fileSystem.inodeGone(disk);
        }
    }

    boolean isForgettable() {
        return target != null && !isOpen();
    }

    // Devices: `i_block[0]` has 8 bits for each half, or is 0 and `i_block[1]` has what glibc's dev_t has in its lower 32 bits.

    @Override
    public long representedDevice() {
        boolean isDevice = disk != null && (type() == FileMode.CHARACTER_DEVICE || type() == FileMode.BLOCK_DEVICE);
        if (!isDevice) {
            return 0;
        }
        int old = disk.pointers[0];
        if (old != 0) {
            return FileStatus.device(old >>> OLD_SHIFT & OLD_MASK, old & OLD_MASK);
        }
        int wide = disk.pointers[1];
        return FileStatus.device(wide >>> OLD_SHIFT & NEW_MAJOR_MASK, wide & OLD_MASK | wide >>> NEW_MINOR_SHIFT & ~OLD_MASK);
    }

    static void storeDevice(DiskInode disk, long device) {
        int major = FileStatus.major(device);
        int minor = FileStatus.minor(device);
        if (major <= OLD_MASK && minor <= OLD_MASK) {
            disk.pointers[0] = major << OLD_SHIFT | minor;
        } else {
            disk.pointers[1] = minor & OLD_MASK | major << OLD_SHIFT | (minor & ~OLD_MASK) << NEW_MINOR_SHIFT;
        }
    }
}
