// SPDX-License-Identifier: Apache-2.0
package corto.fs.ext2;

import static corto.lang.Errno.EIO;
import static corto.lang.Errno.ENOSPC;
import static corto.lang.Errno.EROFS;

import corto.block.api.BlockAccess;
import corto.block.api.BlockDevice;
import corto.block.api.BlockWaiter;
import corto.block.cache.BlockCache;
import corto.block.cache.CachedBlock;
import corto.fs.file.FileMode;
import corto.fs.file.FileStatus;
import corto.fs.file.FileSystem;
import corto.fs.file.FileSystemStatus;
import corto.fs.file.Inode;
import corto.fs.file.WallClock;
import corto.fs.pagecache.PageCache;
import corto.lang.Address;
import corto.lang.Result;
import corto.lang.StringBytes;
import corto.memory.frames.api.FrameAllocator;
import corto.memory.frames.api.Frames;
import java.util.Arrays;

/// One mounted file system. See the package for the order in which it writes.
public final class Ext2FileSystem extends FileSystem {
    static final int SECTOR_SHIFT = BlockDevice.SECTOR_SHIFT;
    static final int LINK_PERMISSIONS = 0777;

    private static final Result OK = Result.of(0);
    private static final long MAGIC = 0xEF53;            // what statfs(2) tells
    private static final int ROOT = 2;
    private static final int LONGEST_NAME = 255;
    private static final long NANOS = 1_000_000_000L;
    private static final long MOST_SECTORS = 1L << Integer.SIZE;         // that `i_blocks` can count
    private static final long SMALL_FILE = 1L << 31;     // from here on LARGE_FILE must be set
    private static final int MOST_KNOWN = 4096;          // inodes in memory that nobody uses
    private static final int MOST_GONE = 1024;           // that wait to be freed

    private static final int ATTRIBUTES_MAGIC = 0xEA02_0000;
    private static final int ATTRIBUTES_USERS = 4;       // offset of the count

    private final BlockAccess access;
    private final BlockCache cache;
    private final Geometry geometry;
    private final BlockGroups groups;
    private final BlockMap map;
    private final PageCache pages;
    private final InodeTable inodes = new InodeTable();
    private final FileStatus status = new FileStatus();
    private final int mostBlocks;                        // that the cache keeps
    private Ext2Directory root;

    private boolean isWritable;
    private boolean wasClean;                            // when it was mounted
    private boolean isMarkedClean;                       // on the disk, now
    private boolean hasCounted;                          // this mount, on the disk
    private boolean isCommitting;
    private boolean isFreeing;                           // blocks become free at once
    private String damage;

    private DiskInode[] changed = new DiskInode[8];      // what differs from the disk
    private int changedCount;
    private DiskInode[] gone = new DiskInode[8];         // inodes to be freed with all they have
    private int goneCount;
    private long[] freed = new long[16];                 // blocks to be freed: pairs of first and count
    private int freedCount;

    private Ext2FileSystem(BlockAccess access, BlockCache cache, Geometry geometry, BlockGroups groups, FrameAllocator frames, WallClock clock,
            int mostBlocks, long mostPages, boolean isWritable, boolean wasClean) {
        super(clock);
        this.access = access;
        this.cache = cache;
        this.geometry = geometry;
        this.groups = groups;
        this.mostBlocks = mostBlocks;
        this.isWritable = isWritable;
        this.wasClean = wasClean;
        isMarkedClean = wasClean;
        map = new BlockMap(this, cache, geometry);
        pages = new PageCache(frames, mostPages);
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
            DiskInode inode = load(ROOT);
            root = inode != null && inode.inode instanceof Ext2Directory directory ? directory : null;
            problem = root == null ? "its root directory is damaged: run e2fsck" : null;
        }
        if (problem == null && isWritable && markState(false).isError()) {
            problem = "it cannot be written";
        }
        if (problem != null) {
            cache.close();
            return Mounting.failed(problem);
        }
        String remark = geometry.remark() != null && !wantsReadOnly ? "mounted read-only because of " + geometry.remark()
                : isWritable && !wasClean ? "it was not unmounted: run e2fsck when it is not in use" : null;
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
        if (goneCount + freedCount > 0) {
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
        DiskInode disk = known(inode.number());
        return disk == null || disk.inode != inode;
    }

    // Operations

    /// An operation that only reads begins, or goes on without any block that it had.
    void beginReading() {
        cache.beginOperation();
    }

    /// An operation that changes something begins. EROFS, EIO.
    Result begin() {
        if (!isWritable) {
            return Result.error(EROFS);
        }
        cache.beginOperation();
        boolean isDue = cache.isHalfDirty() || changedCount > mostBlocks / 2 || goneCount > MOST_GONE || freedCount > 2 * MOST_GONE;
        return isDue ? commit() : OK;
    }

    /// Whether an operation that gave `result` is worth another try: room was freed, and has been made usable.
    boolean canRetry(Result result) {
        return result.errno() == ENOSPC.number() && goneCount + freedCount > 0 && !isCommitting && !commit().isError();
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
        cache.forget(number);
        if (isFreeing) {
            groups.freeBlock(number);
            return;
        }
        if (freedCount > 0 && freed[freedCount - 2] + freed[freedCount - 1] == number) {
            freed[freedCount - 1]++;
            return;
        }
        if (freedCount == freed.length) {
            freed = Arrays.copyOf(freed, 2 * freedCount);
        }
        freed[freedCount++] = number;
        freed[freedCount++] = 1;
    }

    // Inodes

    DiskInode known(long number) {
        return inodes.get(number);
    }

    /// What `directory` names by the characters `start` to `end` of `path`: never null.
    Inode child(Ext2Directory directory, long number, String path, int start, int end) {
        DiskInode disk = inodes.get(number);
        if (disk == null && number >= geometry.firstInode() && number <= geometry.inodesCount()) {
            disk = load(number);
        }
        if (disk == null || disk.isGone || disk.inode.linkCount() == 0 || disk.inode == root
                || disk.inode.isDirectory() && disk.inode.parent() != null && disk.inode.parent() != directory) {
            return damagedInode(number);
        }
        if (disk.inode.parent() == null) {
            disk.inode.renamed(directory, path.substring(start, end));
        }
        return disk.inode;
    }

    /// A regular file that cannot be opened, in place of what cannot be read.
    private Inode damagedInode(long number) {
        damaged("inode " + number + " is damaged");
        status.clear();
        status.inode = number;
        status.mode = FileMode.REGULAR;
        status.linkCount = 1;
        return new Ext2Special(this, status);
    }

    /// Reads an inode that is not in memory. Null if it cannot be one.
    private DiskInode load(long number) {
        CachedBlock block = groups.inodeBlock(number);
        if (block == null) {
            return null;
        }
        Address raw = block.data().plus(groups.inodeOffset(number));
        if (InodeLayout.LINKS_COUNT.read(raw) == 0) {
            return null;
        }
        DiskInode disk = new DiskInode(this, number);
        disk.load(raw, geometry, status);
        if (disk.hasExtents() && geometry.isWritable()) {
            return null;                                 // without the feature there are none
        }
        boolean isMade = switch (status.mode & FileMode.TYPE) {
            case FileMode.REGULAR -> loadFile(disk);
            case FileMode.DIRECTORY -> loadDirectory(disk);
            case FileMode.SYMBOLIC_LINK -> loadLink(disk);
            case FileMode.SOCKET, FileMode.FIFO, FileMode.CHARACTER_DEVICE, FileMode.BLOCK_DEVICE -> loadSpecial(disk);
            default -> false;
        };
        if (!isMade) {
            return null;
        }
        inodes.add(disk);
        return disk;
    }

    private boolean loadFile(DiskInode disk) {
        if (disk.sizeBytes < 0 || disk.sizeBytes > mostBytes(disk)) {
            return false;
        }
        new Ext2File(disk, status);
        return true;
    }

    private boolean loadDirectory(DiskInode disk) {
        if (disk.sizeBytes == 0 || (disk.sizeBytes & geometry.blockBytes() - 1) != 0) {
            return false;
        }
        new Ext2Directory(disk, status);
        return true;
    }

    private boolean loadSpecial(DiskInode disk) {
        new Ext2Special(disk, status, null);
        return true;
    }

    private boolean loadLink(DiskInode disk) {
        String target = disk.isShortLink(geometry) ? shortTarget(disk) : longTarget(disk);
        if (target == null) {
            return false;
        }
        new Ext2Special(disk, status, target);
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
        Result place = map.find(disk, 0);
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

    /// Makes an inode without a name near that of `parent`: its number. `target` is a symbolic link's.
    Result create(DiskInode parent, int mode, int uid, int gid, long device, String target) {
        boolean isDirectory = (mode & FileMode.TYPE) == FileMode.DIRECTORY;
        Result number = groups.allocateInode(parent.number, isDirectory);
        if (number.isError()) {
            return number;
        }
        DiskInode disk = new DiskInode(this, number.value());
        disk.isNew = true;
        disk.generation = (int) nanos();
        fillNew(mode, uid, gid, disk.number, isDirectory ? 1 : 0);
        switch (mode & FileMode.TYPE) {
            case FileMode.REGULAR -> new Ext2File(disk, status);
            case FileMode.DIRECTORY -> new Ext2Directory(disk, status);
            default -> new Ext2Special(disk, status, target);
        }
        inodes.add(disk);
        Result filled = OK;
        if (disk.inode instanceof Ext2Directory directory) {
            filled = directory.begin(parent.number);
        } else if (target != null) {
            filled = storeTarget(disk, target);
        } else if (!disk.inode.isRegular()) {
            Ext2Special.storeDevice(disk, device);
        }
        if (filled.isError()) {
            takeBack(disk);
            return filled;
        }
        return number;
    }

    private void fillNew(int mode, int uid, int gid, long number, int links) {
        status.clear();
        status.inode = number;
        status.mode = mode;
        status.uid = uid;
        status.gid = gid;
        status.linkCount = links;
        status.accessNanos = nanos();
        status.modificationNanos = status.accessNanos;
        status.changeNanos = status.accessNanos;
        status.birthNanos = status.accessNanos;
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
        Result place = map.allocate(disk, 0);
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

    /// Ends `create`: the inode was not to be.
    void takeBack(DiskInode disk) {
        disk.isGone = true;
        forgetChange(disk);
        boolean before = isFreeing;
        isFreeing = true;                                // nothing on the disk leads to its blocks
        if (!isShortLink(disk)) {
            map.cut(disk, 0);
        }
        isFreeing = before;
        forgetChange(disk);
        inodes.remove(disk);
        groups.freeInode(disk.number, disk.inode.isDirectory());
    }

    private boolean isShortLink(DiskInode disk) {
        return !disk.inode.isRegular() && !disk.inode.isDirectory() && (disk.inode.target() == null || disk.isShortLink(geometry));
    }

    private void forgetChange(DiskInode disk) {
        if (disk.isDirty) {
            disk.isDirty = false;
            for (int i = 0; i < changedCount; i++) {
                if (changed[i] == disk) {
                    changed[i] = changed[--changedCount];
                    changed[changedCount] = null;
                    return;
                }
            }
        }
    }

    /// An inode differs from the disk.
    void inodeChanged(DiskInode disk) {
        if (disk.isDirty || disk.isGone) {
            return;
        }
        disk.isDirty = true;
        if (changedCount == changed.length) {
            changed = Arrays.copyOf(changed, 2 * changedCount);
        }
        changed[changedCount++] = disk;
    }

    /// The time of its last change is now.
    void changed(Inode inode) {
        if (!isDamaged(inode)) {
            inode.changeTimes(inode.accessNanos(), inode.modificationNanos());
        }
    }

    /// Nobody can reach an inode any more: it is freed by the next commit.
    void inodeGone(DiskInode disk) {
        disk.isGone = true;
        forgetChange(disk);
        if (goneCount == gone.length) {
            gone = Arrays.copyOf(gone, 2 * goneCount);
        }
        gone[goneCount++] = disk;
    }

    /// Lets go of inodes that nobody uses, if there are many. Not while an operation goes on.
    void forgetInodes() {
        if (inodes.count() <= MOST_KNOWN) {
            return;
        }
        inodes.retain(disk -> disk.isDirty || disk.isGone || !(disk.inode instanceof Ext2File file && file.isForgettable()
                || disk.inode instanceof Ext2Special special && special.isForgettable()));
    }

    // Committing

    /// Writes everything that was changed, in the order that the package explains. When it returns without error, all of that is on the medium.
    Result commit() {
        if (isCommitting) {
            return OK;
        }
        if (!isWritable) {
            return hasChanges() ? Result.error(EIO) : OK;            // something went wrong before
        }
        isCommitting = true;
        Result result = commitSteps();
        isCommitting = false;
        if (result.isError()) {
            damaged("a write to the disk failed");
        } else if (damage() != null) {
            isWritable = false;
        }
        return result;
    }

    private boolean hasChanges() {
        return changedCount + goneCount + freedCount + cache.dirtyCount() > 0 || pages.dirtyCount() > 0;
    }

    private Result commitSteps() {
        if (!hasChanges()) {
            return cache.flush();
        }
        Result result = markState(false);
        result = result.isError() ? result : pages.writeBack();
        result = result.isError() ? result : storeInodes(false);
        result = result.isError() ? result : write(WriteOrder.POINTERS);
        result = result.isError() ? result : cache.write(WriteOrder.MAPS);
        result = result.isError() ? result : write(WriteOrder.INODES);
        result = result.isError() ? result : write(WriteOrder.ENTRIES);
        result = result.isError() ? result : write(WriteOrder.REMOVALS);
        if (!result.isError() && freedCount + goneCount + changedCount > 0) {
            result = cache.flush();
            result = result.isError() ? result : free();
            result = result.isError() ? result : storeInodes(true);
        }
        result = result.isError() ? result : storeSuperblock();
        result = result.isError() ? result : cache.write(WriteOrder.INODES);
        result = result.isError() ? result : cache.write(WriteOrder.MAPS);
        return result.isError() ? result : cache.flush();
    }

    /// Writes the blocks of one turn, after all turns before are on the medium.
    private Result write(int turn) {
        Result flushed = cache.hasDirty(turn) ? cache.flush() : OK;
        return flushed.isError() ? flushed : cache.write(turn);
    }

    /// Puts changed inodes into their blocks. Those that no directory names stay as the disk has them until entries have been written: `last`.
    private Result storeInodes(boolean last) {
        int kept = 0;
        for (int i = 0; i < changedCount; i++) {
            DiskInode disk = changed[i];
            if (!last && disk.inode.linkCount() == 0) {
                changed[kept++] = disk;
                continue;
            }
            cache.beginOperation();
            CachedBlock block = groups.inodeBlock(disk.number);
            if (block == null) {
                return cache.problem();
            }
            disk.inode.status(status);
            disk.store(block.data().plus(groups.inodeOffset(disk.number)), geometry, status);
            cache.dirty(block, WriteOrder.INODES);
            disk.isDirty = false;
            if (disk.sizeBytes >= SMALL_FILE) {
                setLargeFile();
            }
        }
        Arrays.fill(changed, kept, changedCount, null);
        changedCount = kept;
        return OK;
    }

    /// Frees what has been given up: nothing on the disk names it any more.
    private Result free() {
        isFreeing = true;
        for (int i = 0; i < freedCount; i += 2) {
            for (long number = freed[i]; number < freed[i] + freed[i + 1]; number++) {
                cache.beginOperation();
                groups.freeBlock(number);
            }
        }
        freedCount = 0;
        Result result = OK;
        while (goneCount > 0 && !result.isError()) {
            DiskInode disk = gone[--goneCount];
            gone[goneCount] = null;
            cache.beginOperation();
            result = free(disk);
        }
        isFreeing = false;
        return result;
    }

    private Result free(DiskInode disk) {
        if (!isShortLink(disk) && map.cut(disk, 0).isError()) {
            damage = "some blocks of inode " + disk.number + " cannot be freed";
        }
        freeAttributes(disk);
        inodes.remove(disk);
        CachedBlock block = groups.inodeBlock(disk.number);
        if (block == null) {
            return cache.problem();
        }
        long seconds = Math.max(nanos() / NANOS, geometry.inodesCount() + 1);    // e2fsck takes a small one for the number of an orphan
        disk.storeGone(block.data().plus(groups.inodeOffset(disk.number)), geometry, (int) seconds);
        cache.dirty(block, WriteOrder.INODES);
        groups.freeInode(disk.number, disk.inode.isDirectory());
        return OK;
    }

    /// Extended attributes may be shared: their block counts its users (Linux 6.12 fs/ext2/xattr.h).
    private void freeAttributes(DiskInode disk) {
        CachedBlock block = geometry.isBlock(disk.attributesBlock) ? cache.read(disk.attributesBlock) : null;
        if (block == null || block.data().loadInt(0) != ATTRIBUTES_MAGIC) {
            return;
        }
        int users = block.data().loadInt(ATTRIBUTES_USERS);
        if (users > 1) {
            block.data().storeInt(ATTRIBUTES_USERS, users - 1);
            cache.dirty(block, WriteOrder.MAPS);
        } else {
            freeBlock(disk.attributesBlock);
        }
    }

    // The superblock

    private CachedBlock superblock() {
        return cache.read(SuperblockLayout.PLACE >>> geometry.blockShift());
    }

    private Address superblockData(CachedBlock block) {
        return block.data().plus(SuperblockLayout.PLACE & geometry.blockBytes() - 1);
    }

    private Result storeSuperblock() {
        CachedBlock block = superblock();
        if (block == null) {
            return cache.problem();
        }
        Address data = superblockData(block);
        SuperblockLayout.FREE_BLOCKS_COUNT.write(data, (int) groups.freeBlocks());
        SuperblockLayout.FREE_INODES_COUNT.write(data, (int) groups.freeInodes());
        SuperblockLayout.WTIME.write(data, (int) (nanos() / NANOS));
        cache.dirty(block, WriteOrder.MAPS);
        return OK;
    }

    private void setLargeFile() {
        CachedBlock block = superblock();
        if (block != null) {
            Address data = superblockData(block);
            int features = SuperblockLayout.FEATURE_RO_COMPAT.read(data);
            if ((features & SuperblockLayout.RO_COMPAT_LARGE_FILE) == 0) {
                SuperblockLayout.FEATURE_RO_COMPAT.write(data, features | SuperblockLayout.RO_COMPAT_LARGE_FILE);
                cache.dirty(block, WriteOrder.MAPS);
            }
        }
    }

    /// Says on the disk whether it has to be checked, if it says something else.
    private Result markState(boolean clean) {
        if (isMarkedClean == clean && hasCounted) {
            return OK;
        }
        CachedBlock block = superblock();
        if (block == null) {
            return cache.problem();
        }
        Address data = superblockData(block);
        int state = SuperblockLayout.STATE.read(data);
        SuperblockLayout.STATE.write(data, clean ? state | SuperblockLayout.STATE_VALID : state & ~SuperblockLayout.STATE_VALID);
        if (!hasCounted) {
            hasCounted = true;
            SuperblockLayout.MNT_COUNT.write(data, SuperblockLayout.MNT_COUNT.read(data) + 1);
            SuperblockLayout.MTIME.write(data, (int) (nanos() / NANOS));
        }
        cache.dirty(block, WriteOrder.STATE);
        Result written = cache.write(WriteOrder.STATE);
        written = written.isError() ? written : cache.flush();
        if (!written.isError()) {
            isMarkedClean = clean;
        }
        return written;
    }

    /// Everything is on the medium, and the disk says that it need not be checked, unless it said so before or files without a name are open.
    @Override
    public Result sync() {
        Result committed = commit();
        if (committed.isError() || !isWritable || !wasClean || damage() != null || isMarkedClean || hasNamelessFiles()) {
            return committed;
        }
        return markState(true);
    }

    private boolean hasNamelessFiles() {
        return inodes.has(disk -> disk.inode.linkCount() == 0);
    }
}
