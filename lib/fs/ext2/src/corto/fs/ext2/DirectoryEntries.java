// SPDX-License-Identifier: Apache-2.0
package corto.fs.ext2;

import static corto.lang.Errno.EFBIG;
import static corto.lang.Errno.ENOENT;
import static corto.lang.Errno.EUCLEAN;

import corto.block.cache.BlockCache;
import corto.block.cache.CachedBlock;
import corto.fs.file.EntrySink;
import corto.lang.Address;
import corto.lang.Result;
import corto.lang.StringBytes;

/// The entries of one directory: one behind the other in its blocks. An index that ext3 or ext4 made is not used for finding; a change takes it away,
/// as Linux's ext2 does (`i_flags &= ~EXT2_BTREE_FL`), because its nodes look like room for entries.
///
/// Entries never move, so that their byte offsets are positions for readdir(3).
final class DirectoryEntries {
    private static final Result OK = Result.of(0);
    private static final long MOST_BYTES = Integer.MAX_VALUE;
    private static final int BLOCKS_AT_ONCE = 64;        // that a search may keep in the cache

    private final DiskInode disk;
    private final Ext2FileSystem fileSystem;
    private final BlockCache cache;
    private final Geometry geometry;
    private final int blockBytes;
    private long roomyBlock;                             // blocks before it have no room for any entry
    private long firstBlock;                             // where a name was found last, and the next search begins

    // What `seek` and `seekRoom` found, good until the operation ends.
    private CachedBlock block;
    private int offset;
    private int before;                                  // the entry in front of it in the block; −1: it is the first
    private long index;                                  // of the block

    DirectoryEntries(DiskInode disk) {
        this.disk = disk;
        fileSystem = disk.fileSystem;
        cache = fileSystem.cache();
        geometry = fileSystem.geometry();
        blockBytes = geometry.blockBytes();
    }

    // Looking

    private long blocks() {
        return Math.min(disk.sizeBytes >>> geometry.blockShift(), geometry.blocksCount());
    }

    /// A block of it; null if that is damaged or cannot be read.
    private CachedBlock block(long number) {
        Result place = fileSystem.map().find(disk, number);
        CachedBlock found = place.isError() || place.value() == 0 ? null : cache.read(place.value());
        if (found == null) {
            fileSystem.damaged("a block of directory " + disk.number + " cannot be read");
        }
        return found;
    }

    private boolean isSound(Address data, int at) {
        if (DirectoryEntry.isSound(data, at, blockBytes, geometry.inodesCount())) {
            return true;
        }
        fileSystem.damaged("directory " + disk.number + " has an entry that is none");
        return false;
    }

    private static boolean isUsed(Address entry) {
        return DirectoryEntry.INODE.read(entry) != 0;
    }

    /// Looks for a name: the number of its inode; ENOENT, EUCLEAN. With `keeps`, blocks that the caller has stay where they are.
    Result seek(byte[] name, int start, int length, boolean keeps) {
        byte first = name[start];
        long count = blocks();
        long number = firstBlock < count ? firstBlock : 0;
        for (long i = 0; i < count; i++, number = number + 1 < count ? number + 1 : 0) {
            if (!keeps && i % BLOCKS_AT_ONCE == 0) {
                cache.beginOperation();
            }
            CachedBlock here = block(number);
            if (here == null) {
                return Result.error(EUCLEAN);
            }
            Address data = here.data();
            int previous = -1;
            for (int at = 0; at < blockBytes; at += DirectoryEntry.REC_LEN.read(data.plus(at))) {
                if (!isSound(data, at)) {
                    return Result.error(EUCLEAN);
                }
                Address entry = data.plus(at);
                if (isUsed(entry) && DirectoryEntry.NAME_LEN.read(entry) == length && entry.loadByte(DirectoryEntry.NAME) == first
                        && isName(entry, name, start, length)) {
                    found(here, number, at, previous);
                    firstBlock = number;
                    return Result.of(DirectoryEntry.INODE.readUnsigned(entry));
                }
                previous = at;
            }
        }
        return Result.error(ENOENT);
    }

    Result seek(String name) {
        return seek(StringBytes.of(name), 0, name.length(), true);
    }

    private void found(CachedBlock here, long number, int at, int previous) {
        block = here;
        index = number;
        offset = at;
        before = previous;
    }

    private static boolean isName(Address entry, byte[] name, int start, int length) {
        for (int i = 0; i < length; i++) {
            if (entry.loadByte(DirectoryEntry.NAME + i) != name[start + i]) {
                return false;
            }
        }
        return true;
    }

    /// The block that has what `seek` or `seekRoom` found, or what `insert` wrote.
    CachedBlock block() {
        return block;
    }

    /// Offers the entries but `.` and `..` from `position` on; the position of the first that was not taken. `first` is what the position of byte 0 would be.
    long list(long position, long first, EntrySink sink) {
        for (long number = position - first >>> geometry.blockShift(); number < blocks(); number++) {
            cache.beginOperation();
            CachedBlock here = block(number);
            if (here == null) {
                return position;
            }
            Address data = here.data();
            long start = (number << geometry.blockShift()) + first;
            int next;
            for (int at = 0; at < blockBytes; at = next) {
                if (!isSound(data, at)) {
                    return position;
                }
                Address entry = data.plus(at);
                next = at + DirectoryEntry.REC_LEN.read(entry);
                boolean isListed = start + at >= position && isUsed(entry) && !DirectoryEntry.isDots(entry);
                if (isListed && !sink.entry(name(entry), DirectoryEntry.INODE.readUnsigned(entry), type(entry), start + next)) {
                    return start + at;
                }
            }
        }
        return Math.max(position, disk.sizeBytes + first);
    }

    private static String name(Address entry) {
        return StringBytes.copy(entry.plus(DirectoryEntry.NAME), DirectoryEntry.NAME_LEN.read(entry));
    }

    private int type(Address entry) {
        return geometry.hasFileType() ? DirectoryEntry.listedType(DirectoryEntry.FILE_TYPE.read(entry)) : 0;
    }

    /// Whether there is nothing but `.` and `..`. What cannot be read counts as something.
    boolean isEmpty() {
        for (long number = 0; number < blocks(); number++) {
            cache.beginOperation();
            CachedBlock here = block(number);
            if (here == null) {
                return false;
            }
            Address data = here.data();
            for (int at = 0; at < blockBytes; at += DirectoryEntry.REC_LEN.read(data.plus(at))) {
                if (!isSound(data, at) || isUsed(data.plus(at)) && !DirectoryEntry.isDots(data.plus(at))) {
                    return false;
                }
            }
        }
        return true;
    }

    // Changing

    /// The first block of a new directory: `.` and `..`.
    Result begin(long parent, int type) {
        Result added = addBlock();
        if (added.isError()) {
            return added;
        }
        int written = geometry.hasFileType() ? type : 0;
        DirectoryEntry.write(block.data(), disk.number, DirectoryEntry.DOTS_BYTES, StringBytes.of("."), written);
        DirectoryEntry.write(block.data().plus(DirectoryEntry.DOTS_BYTES), parent, blockBytes - DirectoryEntry.DOTS_BYTES, StringBytes.of(".."), written);
        return OK;
    }

    /// Appends an empty block: `block`.
    private Result addBlock() {
        if (disk.sizeBytes + blockBytes > MOST_BYTES) {
            return Result.error(EFBIG);
        }
        long number = disk.sizeBytes >>> geometry.blockShift();
        Result place = fileSystem.map().allocate(disk, number);
        if (place.isError()) {
            return place;
        }
        CachedBlock made = cache.fresh(place.value());
        if (made == null) {
            return cache.problem();                      // the block is freed with the directory
        }
        cache.dirty(made, WriteOrder.POINTERS);
        disk.sizeBytes += blockBytes;
        disk.changed();
        found(made, number, 0, -1);
        return OK;
    }

    /// Looks for room for a name. ENOENT: there is none in the blocks that it has.
    Result seekRoom(int nameLength) {
        int wanted = DirectoryEntry.bytes(nameLength);
        int least = DirectoryEntry.bytes(1);
        long roomy = -1;
        for (long number = roomyBlock; number < blocks(); number++) {
            CachedBlock here = block(number);
            if (here == null) {
                return Result.error(EUCLEAN);
            }
            Address data = here.data();
            for (int at = 0; at < blockBytes; at += DirectoryEntry.REC_LEN.read(data.plus(at))) {
                if (!isSound(data, at)) {
                    return Result.error(EUCLEAN);
                }
                int room = DirectoryEntry.room(data.plus(at));
                roomy = roomy < 0 && room >= least ? number : roomy;
                if (room >= wanted) {
                    roomyBlock = roomy;
                    found(here, number, at, -1);
                    return OK;
                }
            }
        }
        roomyBlock = roomy < 0 ? blocks() : roomy;
        return Result.error(ENOENT);
    }

    /// Adds an entry under a name that is not there.
    Result insert(String name, long inode, int mode) {
        byte[] bytes = StringBytes.of(name);
        Result room = seekRoom(bytes.length);
        if (room.errno() == ENOENT.number()) {
            Result added = addBlock();
            if (added.isError()) {
                return added;
            }
            write(block.data(), inode, blockBytes, bytes, mode);
        } else if (room.isError()) {
            return room;
        } else {
            Address entry = block.data().plus(offset);
            int length = DirectoryEntry.REC_LEN.read(entry);
            int kept = length - DirectoryEntry.room(entry);
            write(entry.plus(kept), inode, length - kept, bytes, mode);
            if (kept > 0) {
                DirectoryEntry.REC_LEN.write(entry, kept);
            }
            changed();
        }
        dropIndex();
        return OK;
    }

    private void write(Address entry, long inode, int length, byte[] name, int mode) {
        DirectoryEntry.write(entry, inode, length, name, geometry.hasFileType() ? DirectoryEntry.type(mode) : 0);
    }

    /// Lets the entry that `seek` found name another inode.
    void replace(long inode, int mode) {
        Address entry = block.data().plus(offset);
        DirectoryEntry.INODE.write(entry, (int) inode);
        if (geometry.hasFileType()) {
            DirectoryEntry.FILE_TYPE.write(entry, DirectoryEntry.type(mode));
        }
        changed();
        dropIndex();
    }

    /// Takes away the entry that `seek` found. With `isMove`, another block must be on the disk before this one is.
    void remove(boolean isMove) {
        Address entry = block.data().plus(offset);
        DirectoryEntry.INODE.write(entry, 0);
        if (before >= 0) {
            Address previous = block.data().plus(before);
            DirectoryEntry.REC_LEN.write(previous, DirectoryEntry.REC_LEN.read(previous) + DirectoryEntry.REC_LEN.read(entry));
        }
        if (isMove && (!block.isDirty() || block.order() != WriteOrder.POINTERS)) {
            cache.dirty(block, WriteOrder.REMOVALS);
        } else {
            changed();
        }
        roomyBlock = Math.min(roomyBlock, index);
        dropIndex();
    }

    /// `block` differs from the disk. A turn that it has already, stays.
    private void changed() {
        if (!block.isDirty()) {
            cache.dirty(block, WriteOrder.ENTRIES);
        }
    }

    private void dropIndex() {
        if ((disk.flags & InodeLayout.FLAG_INDEX) != 0) {
            disk.flags &= ~InodeLayout.FLAG_INDEX;
            disk.changed();
        }
    }
}
