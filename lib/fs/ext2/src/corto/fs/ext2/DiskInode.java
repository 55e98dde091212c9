// SPDX-License-Identifier: Apache-2.0
package corto.fs.ext2;

import corto.fs.file.FileMode;
import corto.fs.file.FileStatus;
import corto.fs.file.Inode;
import corto.lang.Address;

/// What ext2 keeps of a file beside what every `Inode` has: where its content is. Each inode object here has one.
final class DiskInode {
    private static final int MASK_16 = 0xFFFF;
    private static final int SHIFT_16 = 16;

    final Ext2FileSystem fileSystem;
    final long number;
    final int[] pointers = new int[InodeLayout.POINTERS];    // blocks, an extent tree, a short target, or a device
    int flags;
    long sizeBytes;              // of a regular file its pages know it better
    long sectors;                // of 512 bytes, that its blocks take
    long attributesBlock;        // extended attributes; 0: none
    int generation;
    long goal;                   // where its next block would be best; 0: anywhere
    boolean isNew;               // nothing of it is on the disk
    boolean isDirty;             // differs from the disk
    boolean isGone;              // freed, or about to be
    Inode inode;

    DiskInode(Ext2FileSystem fileSystem, long number) {
        this.fileSystem = fileSystem;
        this.number = number;
    }

    boolean hasExtents() {
        return (flags & InodeLayout.FLAG_EXTENTS) != 0;
    }

    /// It differs from the disk from now on.
    void changed() {
        fileSystem.inodeChanged(this);
    }

    /// Takes what the disk has; the attributes go to `attributes`.
    void load(Address raw, Geometry geometry, FileStatus attributes) {
        int bytes = geometry.inodeBytes();
        attributes.clear();
        attributes.inode = number;
        attributes.mode = InodeLayout.MODE.read(raw);
        attributes.uid = InodeLayout.UID.read(raw) | InodeLayout.UID_HIGH.read(raw) << SHIFT_16;
        attributes.gid = InodeLayout.GID.read(raw) | InodeLayout.GID_HIGH.read(raw) << SHIFT_16;
        attributes.linkCount = InodeLayout.LINKS_COUNT.read(raw);
        attributes.accessNanos = InodeLayout.time(raw, bytes, InodeLayout.ATIME, InodeLayout.ATIME_EXTRA);
        attributes.modificationNanos = InodeLayout.time(raw, bytes, InodeLayout.MTIME, InodeLayout.MTIME_EXTRA);
        attributes.changeNanos = InodeLayout.time(raw, bytes, InodeLayout.CTIME, InodeLayout.CTIME_EXTRA);
        attributes.birthNanos = InodeLayout.birth(raw, bytes);
        flags = InodeLayout.FLAGS.read(raw);
        generation = InodeLayout.GENERATION.read(raw);
        sizeBytes = InodeLayout.SIZE.readUnsigned(raw);
        if ((attributes.mode & FileMode.TYPE) == FileMode.REGULAR) {
            sizeBytes |= InodeLayout.SIZE_HIGH.readUnsigned(raw) << Integer.SIZE;
        }
        sectors = InodeLayout.BLOCKS.readUnsigned(raw);
        attributesBlock = InodeLayout.FILE_ACL.readUnsigned(raw);
        if (geometry.hasHugeFiles()) {
            sectors |= (long) InodeLayout.BLOCKS_HIGH.read(raw) << Integer.SIZE;
            sectors <<= (flags & InodeLayout.FLAG_HUGE_FILE) == 0 ? 0 : geometry.blockShift() - Ext2FileSystem.SECTOR_SHIFT;
        }
        for (int i = 0; i < pointers.length; i++) {
            pointers[i] = raw.loadInt(InodeLayout.BLOCK.offset() + i * Integer.BYTES);
        }
    }

    /// Writes it to where the disk has it.
    void store(Address raw, Geometry geometry, FileStatus attributes) {
        int bytes = geometry.inodeBytes();
        if (isNew) {
            raw.clear(bytes);
            if (bytes > InodeLayout.OLD_BYTES) {
                InodeLayout.EXTRA_ISIZE.write(raw, geometry.extraInodeBytes());
            }
            isNew = false;
        }
        InodeLayout.MODE.write(raw, attributes.mode);
        InodeLayout.UID.write(raw, attributes.uid & MASK_16);
        InodeLayout.UID_HIGH.write(raw, attributes.uid >>> SHIFT_16);
        InodeLayout.GID.write(raw, attributes.gid & MASK_16);
        InodeLayout.GID_HIGH.write(raw, attributes.gid >>> SHIFT_16);
        InodeLayout.LINKS_COUNT.write(raw, (int) Math.clamp(attributes.linkCount, 0, MASK_16));
        InodeLayout.writeTime(raw, bytes, InodeLayout.ATIME, InodeLayout.ATIME_EXTRA, attributes.accessNanos);
        InodeLayout.writeTime(raw, bytes, InodeLayout.MTIME, InodeLayout.MTIME_EXTRA, attributes.modificationNanos);
        InodeLayout.writeTime(raw, bytes, InodeLayout.CTIME, InodeLayout.CTIME_EXTRA, attributes.changeNanos);
        InodeLayout.writeBirth(raw, bytes, attributes.birthNanos);
        InodeLayout.FLAGS.write(raw, flags);
        InodeLayout.GENERATION.write(raw, generation);
        InodeLayout.SIZE.write(raw, (int) sizeBytes);
        if ((attributes.mode & FileMode.TYPE) == FileMode.REGULAR) {
            InodeLayout.SIZE_HIGH.write(raw, (int) (sizeBytes >>> Integer.SIZE));
        }
        InodeLayout.BLOCKS.write(raw, (int) sectors);
        InodeLayout.FILE_ACL.write(raw, (int) attributesBlock);
        storePointers(raw);
    }

    private void storePointers(Address raw) {
        for (int i = 0; i < pointers.length; i++) {
            raw.storeInt(InodeLayout.BLOCK.offset() + i * Integer.BYTES, pointers[i]);
        }
    }

    /// Writes that it is free.
    void storeGone(Address raw, Geometry geometry, int when) {
        if (isNew) {
            raw.clear(geometry.inodeBytes());
            isNew = false;
        }
        InodeLayout.MODE.write(raw, inode.mode());
        InodeLayout.LINKS_COUNT.write(raw, 0);
        InodeLayout.DTIME.write(raw, when);
        InodeLayout.SIZE.write(raw, 0);
        InodeLayout.SIZE_HIGH.write(raw, 0);
        InodeLayout.BLOCKS.write(raw, 0);
        InodeLayout.FILE_ACL.write(raw, 0);
        raw.plus(InodeLayout.BLOCK.offset()).clear(InodeLayout.POINTER_BYTES);
    }

    /// Counts blocks that it got or, if negative, lost.
    void addBlocks(long blocks, Geometry geometry) {
        sectors = Math.max(0, sectors + (blocks << geometry.blockShift() - Ext2FileSystem.SECTOR_SHIFT));
        changed();
    }

    /// Whether a symbolic link has its target in the pointers: then it has no block but the one of its attributes.
    boolean isShortLink(Geometry geometry) {
        long own = sectors - (attributesBlock == 0 ? 0 : 1L << geometry.blockShift() - Ext2FileSystem.SECTOR_SHIFT);
        return own <= 0 && sizeBytes < InodeLayout.POINTER_BYTES;
    }
}
