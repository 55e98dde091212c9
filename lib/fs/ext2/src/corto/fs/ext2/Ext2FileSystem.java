// SPDX-License-Identifier: Apache-2.0
package corto.fs.ext2;

import static corto.lang.Errno.ENOSPC;
import static corto.lang.Errno.EROFS;

import corto.block.api.BlockAccess;
import corto.block.api.BlockDevice;
import corto.block.api.BlockWaiter;
import corto.block.cache.BlockCache;
import corto.fs.file.FileSystem;
import corto.fs.file.FileSystemStatus;
import corto.fs.file.Inode;
import corto.fs.file.WallClock;
import corto.fs.pagecache.PageCache;
import corto.lang.Address;
import corto.lang.Result;
import corto.memory.frames.api.FrameAllocator;
import corto.memory.frames.api.Frames;

/// One mounted file system. See the package for the order in which it writes.
public final class Ext2FileSystem extends FileSystem {
    static final int SECTOR_SHIFT = BlockDevice.SECTOR_SHIFT;
    static final int LINK_PERMISSIONS = 0777;

    private static final Result OK = Result.of(0);
    private static final long MAGIC = 0xEF53;            // what statfs(2) tells
    private static final int ROOT = 2;
    private static final int LONGEST_NAME = 255;
    private static final long MOST_SECTORS = 1L << Integer.SIZE;         // that `i_blocks` can count

    private final BlockAccess access;
    private final BlockCache cache;
    private final Geometry geometry;
    private final BlockGroups groups;
    private final BlockMap map;
    private final PageCache pages;
    private final Superblock superblock;
    private final InodeStore inodes;
    private final Changes changes;
    private final int mostBlocks;                        // that the cache keeps
    private Ext2Directory root;

    private boolean isWritable;
    private String damage;

    private Ext2FileSystem(BlockAccess access, BlockCache cache, Geometry geometry, BlockGroups groups, FrameAllocator frames, WallClock clock,
            int mostBlocks, long mostPages, boolean isWritable, boolean wasClean) {
        super(clock);
        this.access = access;
        this.cache = cache;
        this.geometry = geometry;
        this.groups = groups;
        this.mostBlocks = mostBlocks;
        this.isWritable = isWritable;
        map = new BlockMap(this, cache, geometry);
        pages = new PageCache(frames, mostPages);
        superblock = new Superblock(cache, geometry, wasClean);
        inodes = new InodeStore(this, cache, geometry, groups);
        changes = new Changes(this, cache, pages, geometry, groups, superblock);
    }

    // Mounting

    /// Looks at a disk and makes what is on it usable. Its own structures get up to `cacheBytes` of memory, the content of files up to `mostPages` pages.
    /// `readOnly`: nothing is written, whatever it is. From now on the disk says that it has to be checked, until `sync`.
    public static Mounting mount(BlockDevice disk, BlockWaiter waiter, FrameAllocator frames, WallClock clock, long cacheBytes, long mostPages,
            boolean readOnly) {
        if (disk.blockBytes() > Frames.BYTES || disk.sectors() << SECTOR_SHIFT < 2L * SuperblockLayout.SIZE) {
            return Mounting.failed("there is no ext2 file system on it");
        }
        BlockAccess access = new BlockAccess(disk, waiter);
        Address place = frames.allocate();
        if (place.isZero()) {
            return Mounting.failed("there is no memory");
        }
        Address superblock = readSuperblock(access, place);
        String problem = superblock.isZero() ? "its superblock cannot be read" : Geometry.problem(superblock, disk);
        if (problem != null) {
            frames.free(place);
            return Mounting.failed(problem);
        }
        Geometry geometry = Geometry.of(superblock);
        int mostBlocks = (int) Math.clamp(cacheBytes >>> geometry.blockShift(), 32, 1 << 20);
        BlockCache cache = new BlockCache(access, geometry.blockBytes(), mostBlocks, frames);
        BlockGroups groups = new BlockGroups(cache, geometry, SuperblockLayout.FREE_BLOCKS_COUNT.readUnsigned(superblock),
                SuperblockLayout.FREE_INODES_COUNT.readUnsigned(superblock));
        boolean isClean = (SuperblockLayout.STATE.read(superblock) & SuperblockLayout.STATE_VALID) != 0;
        frames.free(place);
        boolean isWritable = geometry.isWritable() && !readOnly && !disk.isReadOnly();
        Ext2FileSystem made = new Ext2FileSystem(access, cache, geometry, groups, frames, clock, mostBlocks, mostPages, isWritable, isClean);
        return made.begin(groups.problem(), readOnly || disk.isReadOnly());
    }

    /// The superblock, in the page at `place`; zero if it cannot be read.
    private static Address readSuperblock(BlockAccess access, Address place) {
        int block = Math.max(SuperblockLayout.PLACE, access.device().blockBytes());
        long first = SuperblockLayout.PLACE / block * block;
        Result read = access.read(first >>> SECTOR_SHIFT, place, block);
        return read.isError() ? Address.zero() : place.plus(SuperblockLayout.PLACE - first);
    }

    private Mounting begin(String groupProblem, boolean wantsReadOnly) {
        String problem = groupProblem;
        if (problem == null) {
            DiskInode inode = inodes.load(ROOT);
            root = inode != null && inode.inode instanceof Ext2Directory directory ? directory : null;
            problem = root == null ? "its root directory is damaged: run e2fsck" : null;
        }
        if (problem == null && isWritable && changes.markUnclean().isError()) {
            problem = "it cannot be written";
        }
        if (problem != null) {
            cache.close();
            return Mounting.failed(problem);
        }
        String remark = geometry.remark() != null && !wantsReadOnly ? "mounted read-only because of " + geometry.remark()
                : isWritable && !superblock.wasClean() ? "it was not unmounted: run e2fsck when it is not in use" : null;
        return new Mounting(this, null, remark);
    }

    // For the classes beside this one

    BlockAccess access() {
        return access;
    }

    BlockCache cache() {
        return cache;
    }

    Geometry geometry() {
        return geometry;
    }

    BlockMap map() {
        return map;
    }

    PageCache pages() {
        return pages;
    }

    InodeStore inodes() {
        return inodes;
    }

    void noteWritten() {
        cache.noteWritten();
    }

    /// The largest that a regular file may be.
    long mostBytes(DiskInode inode) {
        if (inode.hasExtents()) {
            return 1L << Integer.SIZE + geometry.blockShift();
        }
        long counted = MOST_SECTORS - (MOST_SECTORS >>> 6) << SECTOR_SHIFT;      // a 64th is more than the indirect blocks of so large a file
        return Math.min(map.mostBlocks() << geometry.blockShift(), counted);
    }

    // FileSystem

    @Override
    public String type() {
        return "ext2";
    }

    @Override
    public Ext2Directory root() {
        return root;
    }

    @Override
    public boolean isReadOnly() {
        return !isWritable;
    }

    @Override
    public void status(FileSystemStatus into) {
        settle();
        if (changes.wouldFree()) {
            commit();
        }
        into.type = MAGIC;
        into.blockSize = geometry.blockBytes();
        into.blocks = geometry.blocksCount();
        into.freeBlocks = groups.freeBlocks();
        into.files = geometry.inodesCount();
        into.freeFiles = groups.freeInodes();
        into.longestName = LONGEST_NAME;
    }

    /// What is known to be wrong with it, for people; null if nothing.
    public String damage() {
        return damage == null ? groups.damage() : damage;
    }

    /// Something on the disk cannot be as it is: it must not be written to any more.
    void damaged(String what) {
        if (damage == null) {
            damage = what;
        }
        isWritable = false;
    }

    boolean isDamaged(Inode inode) {
        DiskInode disk = inodes.known(inode.number());
        return disk == null || disk.inode != inode;
    }

    // Other threads

    /// Afterwards no other thread is in the middle of something. Every operation that comes from outside begins with it: directly, or by `begin`, `beginReading` or `commit`.
    void settle() {
        access.waiter().settle();
    }

    @Override
    public boolean isOnMedium() {
        return true;
    }

    @Override
    public void prepareToChange() {
        settle();
        if (isWritable && changes.areMany(mostBlocks)) {
            prepareToSync();
        }
    }

    @Override
    public Result prepareToSync() {
        access.waiter().enter();
        Result committed = commit();
        access.waiter().leave();
        return committed;
    }

    // Operations

    /// An operation that only reads begins, or goes on without any block that it had.
    void beginReading() {
        settle();
        cache.beginOperation();
    }

    /// An operation that changes something begins. EROFS, EIO.
    Result begin() {
        settle();
        if (!isWritable) {
            return Result.error(EROFS);
        }
        cache.beginOperation();
        return changes.areMany(mostBlocks) ? commit() : OK;
    }

    /// Whether an operation that gave `result` is worth another try: room was freed, and has been made usable.
    boolean canRetry(Result result) {
        return result.errno() == ENOSPC.number() && changes.wouldFree() && !commit().isError();
    }

    // Blocks

    Result allocateBlock(DiskInode inode) {
        long goal = inode.goal != 0 ? inode.goal : geometry.groupStart(groups.groupOf(inode.number));
        return groups.allocateBlock(goal);
    }

    /// A block that has been allocated and that nothing leads to, is free again.
    void takeBackBlock(long number) {
        cache.forget(number);
        groups.freeBlock(number);
    }

    /// A block of a file is free, and can be used again when that is on the disk.
    void freeBlock(long number) {
        changes.freeBlock(number);
    }

    // Inodes

    /// What `directory` names by the characters `start` to `end` of `path`: never null.
    Inode child(Ext2Directory directory, long number, String path, int start, int end) {
        DiskInode disk = inodes.get(number);
        if (disk == null || disk.isGone || disk.inode.linkCount() == 0 || disk.inode == root
                || disk.inode.isDirectory() && disk.inode.parent() != null && disk.inode.parent() != directory) {
            damaged("inode " + number + " is damaged");
            return inodes.damaged(number);
        }
        if (disk.inode.parent() == null) {
            disk.inode.renamed(directory, path.substring(start, end));
        }
        return disk.inode;
    }

    /// The time of its last change is now.
    void changed(Inode inode) {
        if (!isDamaged(inode)) {
            inode.changeTimes(inode.accessNanos(), inode.modificationNanos());
        }
    }

    void inodeChanged(DiskInode disk) {
        settle();
        changes.inodeChanged(disk);
    }

    void inodeGone(DiskInode disk) {
        settle();
        changes.inodeGone(disk);
    }

    /// Ends `InodeStore.create`: the inode was not to be.
    void takeBack(DiskInode disk) {
        changes.takeBack(disk);
        inodes.remove(disk);
    }

    // Durability

    /// Writes everything that was changed, in the order that the package explains. When it returns without error, all of that is on the medium.
    Result commit() {
        settle();
        Result result = changes.commit();
        if (result.isError()) {
            damaged("a write to the disk failed");
        } else if (damage() != null) {
            isWritable = false;
        }
        return result;
    }

    /// Everything is on the medium, and the disk says that it need not be checked, unless it said so before or files without a name are open.
    @Override
    public Result sync() {
        Result committed = commit();
        boolean isClean = isWritable && superblock.wasClean() && damage() == null && !inodes.hasNameless();
        return committed.isError() || !isClean || superblock.isMarkedClean() ? committed : changes.markClean();
    }
}
