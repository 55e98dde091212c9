// SPDX-License-Identifier: Apache-2.0
package corto.fs.ext2;

import corto.block.cache.BlockCache;
import corto.block.cache.CachedBlock;
import corto.fs.file.FileMode;
import corto.fs.file.FileStatus;
import corto.fs.file.Inode;
import corto.lang.Address;
import corto.lang.Result;
import corto.lang.StringBytes;

/// Inodes: from the disk, and new ones. Those in memory are in a table, so that each has one object.
final class InodeStore {
    private static final Result OK = Result.of(0);
    private static final int MOST_KNOWN = 4096;          // in memory that nobody uses

    private final Ext2FileSystem fileSystem;
    private final BlockCache cache;
    private final Geometry geometry;
    private final BlockGroups groups;
    private final InodeTable table = new InodeTable();
    private final FileStatus attributes = new FileStatus();      // of the one that is being made

    InodeStore(Ext2FileSystem fileSystem, BlockCache cache, Geometry geometry, BlockGroups groups) {
        this.fileSystem = fileSystem;
        this.cache = cache;
        this.geometry = geometry;
        this.groups = groups;
    }

    // In memory

    /// Null if it is not in memory.
    DiskInode known(long number) {
        return table.get(number);
    }

    /// The one with this number, read if it is not in memory. Null if it cannot be one that a directory names.
    DiskInode get(long number) {
        DiskInode disk = table.get(number);
        return disk == null && number >= geometry.firstInode() && number <= geometry.inodesCount() ? load(number) : disk;
    }

    /// It is free on the disk.
    void remove(DiskInode disk) {
        table.remove(disk);
    }

    /// Lets go of inodes that nobody uses, if there are many. Not while an operation goes on.
    void forgetUnused() {
        if (table.count() > MOST_KNOWN) {
            table.retain(disk -> disk.isDirty || disk.isGone || !(disk.inode instanceof Ext2File file && file.isForgettable()
                    || disk.inode instanceof Ext2Special special && special.isForgettable()));
        }
    }

    /// Whether files are open that no directory names.
    boolean hasNameless() {
        return table.has(disk -> disk.inode.linkCount() == 0);
    }

    /// A regular file that cannot be opened, in place of what cannot be read.
    Inode damaged(long number) {
        attributes.clear();
        attributes.inode = number;
        attributes.mode = FileMode.REGULAR;
        attributes.linkCount = 1;
        return new Ext2Special(fileSystem, attributes);
    }

    // From the disk

    /// Reads an inode that is not in memory. Null if it cannot be one.
    DiskInode load(long number) {
        CachedBlock block = groups.inodeBlock(number);
        if (block == null) {
            return null;
        }
        Address raw = block.data().plus(groups.inodeOffset(number));
        if (InodeLayout.LINKS_COUNT.read(raw) == 0) {
            return null;
        }
        DiskInode disk = new DiskInode(fileSystem, number);
        disk.load(raw, geometry, attributes);
        if (disk.hasExtents() && geometry.isWritable()) {
            return null;                                 // without the feature there are none
        }
        boolean isMade = switch (attributes.mode & FileMode.TYPE) {
            case FileMode.REGULAR -> loadFile(disk);
            case FileMode.DIRECTORY -> loadDirectory(disk);
            case FileMode.SYMBOLIC_LINK -> loadLink(disk);
            case FileMode.SOCKET, FileMode.FIFO, FileMode.CHARACTER_DEVICE, FileMode.BLOCK_DEVICE -> loadSpecial(disk);
            default -> false;
        };
        if (!isMade) {
            return null;
        }
        table.add(disk);
        return disk;
    }

    private boolean loadFile(DiskInode disk) {
        if (disk.sizeBytes < 0 || disk.sizeBytes > fileSystem.mostBytes(disk)) {
            return false;
        }
        new Ext2File(disk, attributes);
        return true;
    }

    private boolean loadDirectory(DiskInode disk) {
        if (disk.sizeBytes == 0 || (disk.sizeBytes & geometry.blockBytes() - 1) != 0) {
            return false;
        }
        new Ext2Directory(disk, attributes);
        return true;
    }

    private boolean loadSpecial(DiskInode disk) {
        new Ext2Special(disk, attributes, null);
        return true;
    }

    private boolean loadLink(DiskInode disk) {
        String target = disk.isShortLink(geometry) ? shortTarget(disk) : longTarget(disk);
        if (target == null) {
            return false;
        }
        new Ext2Special(disk, attributes, target);
        return true;
    }

    private static String shortTarget(DiskInode disk) {
        int length = (int) disk.sizeBytes;
        char[] characters = new char[length];
        for (int i = 0; i < length; i++) {
            characters[i] = (char) (disk.pointers[i / Integer.BYTES] >>> Byte.SIZE * (i % Integer.BYTES) & 0xFF);
            if (characters[i] == 0) {
                return null;
            }
        }
        return length == 0 ? null : new String(characters);
    }

    private String longTarget(DiskInode disk) {
        Result place = fileSystem.map().find(disk, 0);
        boolean isSound = disk.sizeBytes > 0 && disk.sizeBytes < geometry.blockBytes() && !place.isError() && place.value() != 0;
        CachedBlock block = isSound ? cache.read(place.value()) : null;
        if (block == null) {
            return null;
        }
        for (int i = 0; i < disk.sizeBytes; i++) {
            if (block.data().loadByte(i) == 0) {
                return null;
            }
        }
        return StringBytes.copy(block.data(), (int) disk.sizeBytes);
    }

    // New

    /// Makes an inode without a name near that of `parent`: its number. `target` is a symbolic link's.
    Result create(DiskInode parent, int mode, int uid, int gid, long device, String target) {
        boolean isDirectory = (mode & FileMode.TYPE) == FileMode.DIRECTORY;
        Result number = groups.allocateInode(parent.number, isDirectory);
        if (number.isError()) {
            return number;
        }
        DiskInode disk = new DiskInode(fileSystem, number.value());
        disk.isNew = true;
        disk.generation = (int) fileSystem.nanos();
        fillNew(mode, uid, gid, disk.number, isDirectory ? 1 : 0);
        switch (mode & FileMode.TYPE) {
            case FileMode.REGULAR -> new Ext2File(disk, attributes);
            case FileMode.DIRECTORY -> new Ext2Directory(disk, attributes);
            default -> new Ext2Special(disk, attributes, target);
        }
        table.add(disk);
        Result filled = OK;
        if (disk.inode instanceof Ext2Directory directory) {
            filled = directory.begin(parent.number);
        } else if (target != null) {
            filled = storeTarget(disk, target);
        } else if (!disk.inode.isRegular()) {
            Ext2Special.storeDevice(disk, device);
        }
        if (filled.isError()) {
            fileSystem.takeBack(disk);
            return filled;
        }
        return number;
    }

    private void fillNew(int mode, int uid, int gid, long number, int links) {
        attributes.clear();
        attributes.inode = number;
        attributes.mode = mode;
        attributes.uid = uid;
        attributes.gid = gid;
        attributes.linkCount = links;
        attributes.accessNanos = fileSystem.nanos();
        attributes.modificationNanos = attributes.accessNanos;
        attributes.changeNanos = attributes.accessNanos;
        attributes.birthNanos = attributes.accessNanos;
    }

    private Result storeTarget(DiskInode disk, String target) {
        byte[] bytes = StringBytes.of(target);
        disk.sizeBytes = bytes.length;
        if (bytes.length < InodeLayout.POINTER_BYTES) {
            for (int i = 0; i < bytes.length; i++) {
                disk.pointers[i / Integer.BYTES] |= (bytes[i] & 0xFF) << Byte.SIZE * (i % Integer.BYTES);
            }
            return OK;
        }
        Result place = fileSystem.map().allocate(disk, 0);
        if (place.isError()) {
            return place;
        }
        CachedBlock block = cache.fresh(place.value());
        if (block == null) {
            return cache.problem();
        }
        for (int i = 0; i < bytes.length; i++) {
            block.data().storeByte(i, bytes[i]);
        }
        cache.dirty(block, WriteOrder.POINTERS);
        return OK;
    }
}
