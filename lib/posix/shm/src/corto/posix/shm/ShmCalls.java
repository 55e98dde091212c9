// SPDX-License-Identifier: Apache-2.0
package corto.posix.shm;

import static corto.lang.Errno.EACCES;
import static corto.lang.Errno.EEXIST;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ENOMEM;
import static corto.lang.Errno.ENOSPC;

import corto.fs.file.Inode;
import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.U32;
import corto.lang.U64;
import corto.lang.UserAddress;
import corto.memory.areas.AddressSpace;
import corto.memory.areas.AddressSpace.Placement;
import corto.memory.areas.Area;
import corto.memory.areas.Protection;
import corto.posix.ipc.IpcObject;
import corto.posix.ipc.IpcTable;
import corto.posix.process.Process;
import corto.posix.process.UserMemory;

/// shmget(2), shmat(2), shmdt(2), shmctl(2).
final class ShmCalls {
    /// As Linux's SHMMNI: the most segments.
    static final int MOST = 4096;
    static final IpcTable SEGMENTS = new IpcTable(MOST);
    /// As Linux's default: the most bytes and pages.
    static final long MOST_BYTES = -1L - (1 << 24);          // unsigned
    static final long MOST_PAGES = MOST_BYTES;

    private static final int SHM_HUGETLB = 04000;

    private static final int SHM_RDONLY = 010000;
    private static final int SHM_RND = 020000;
    private static final int SHM_REMAP = 040000;
    private static final int SHM_EXEC = 0100000;

    private static final int SHM_LOCK = 11;
    private static final int SHM_UNLOCK = 12;
    private static final int SHM_STAT = 13;
    private static final int SHM_INFO = 14;
    private static final int SHM_STAT_ANY = 15;

    /// `struct shmid64_ds` on x86-64.
    private static final Layout STATUS = Layout.littleEndian().at(IpcObject.PERMISSION_BYTES);
    private static final U64 SHM_SEGSZ = STATUS.u64();
    private static final U64 SHM_ATIME = STATUS.u64();
    private static final U64 SHM_DTIME = STATUS.u64();
    private static final U64 SHM_CTIME = STATUS.u64();
    private static final U32 SHM_CPID = STATUS.u32();
    private static final U32 SHM_LPID = STATUS.u32();
    private static final U64 SHM_NATTCH = STATUS.u64();
    private static final int STATUS_BYTES = STATUS.reserved(16).sized(112);

    private static final int LIMITS_BYTES = 72;              // struct shminfo64
    private static final int USE_BYTES = 48;                 // struct shm_info
    private static final long PAGE = 4096;

    private ShmCalls() {}

    @Syscall("shmget")
    static Result shmget(int key, long sizeBytes, int flags) {
        Result begun = SEGMENTS.begin(key, flags);
        if (begun.isError()) {
            return begun;
        }
        if (SEGMENTS.found() != null) {
            return Long.compareUnsigned(sizeBytes, ((Segment) SEGMENTS.found()).sizeBytes) > 0 ? Result.error(EINVAL) : SEGMENTS.useFound(flags);
        }
        if (sizeBytes == 0 || Long.compareUnsigned(sizeBytes, MOST_BYTES) > 0) {
            return Result.error(EINVAL);
        }
        if ((flags & SHM_HUGETLB) != 0 || Long.compareUnsigned(sizeBytes, AddressSpace.END) > 0) {
            return Result.error(ENOMEM);
        }
        return SEGMENTS.isFull() ? Result.error(ENOSPC) : SEGMENTS.add(new Segment(key, sizeBytes, flags));
    }

    @Syscall("shmat")
    static Result shmat(int id, long address, int flags) {
        long at = address;
        if (at != 0 && (at & PAGE - 1) != 0) {
            if ((flags & SHM_RND) == 0) {
                return Result.error(EINVAL);
            }
            at &= -PAGE;
        }
        boolean replaces = (flags & SHM_REMAP) != 0;
        Result looked = at == 0 && replaces ? Result.error(EINVAL) : SEGMENTS.lookup(id);
        if (looked.isError()) {
            return looked;
        }
        Segment segment = (Segment) SEGMENTS.found();
        boolean writes = (flags & SHM_RDONLY) == 0;
        if (!segment.allows(writes ? IpcObject.READ | IpcObject.WRITE : IpcObject.READ)) {
            return Result.error(EACCES);
        }
        long length = segment.file.sizeBytes();
        int protection = Protection.READ | (writes ? Protection.WRITE : 0) | ((flags & SHM_EXEC) != 0 ? Protection.EXECUTE : 0);
        Placement placement = address == 0 ? Placement.HINT : replaces ? Placement.REPLACE : Placement.FREE_ONLY;
        Result mapped = Process.memory().mapFile(at, length, protection, true, placement, segment.file.pages(), 0, segment.file,
                writes ? Area.MAY_WRITE_FILE : Area.NEVER_WRITABLE);
        if (mapped.isError()) {
            return mapped.errno() == EEXIST.number() ? Result.error(EINVAL) : mapped;
        }
        segment.attachSeconds = IpcObject.seconds();
        segment.lastUser = Process.current().id();
        return mapped;
    }

    /// shmdt(2): takes away what is left of the attachment that began at `address`.
    @Syscall("shmdt")
    static Result shmdt(long address) {
        if ((address & PAGE - 1) != 0 || address < 0) {
            return Result.error(EINVAL);
        }
        AddressSpace memory = Process.memory();
        Segment segment = null;
        long end = AddressSpace.END;
        Area area = memory.firstAbove(address);
        while (area != null && area.start() < end) {
            long next = area.end();
            Segment its = area.fileOffset() == area.start() - address ? segmentOf(area.inode()) : null;
            if (its != null && (segment == null || its == segment)) {
                segment = its;
                end = address + its.file.sizeBytes();
                memory.unmap(area.start(), area.end() - area.start());
            }
            area = memory.firstAbove(next);
        }
        if (segment == null) {
            return Result.error(EINVAL);
        }
        segment.detachSeconds = IpcObject.seconds();
        segment.lastUser = Process.current().id();
        return Result.of(0);
    }

    /// The segment whose file this is; null for other files.
    private static Segment segmentOf(Inode file) {
        for (int i = 0; file != null && i < SEGMENTS.end(); i++) {
            if (SEGMENTS.at(i) instanceof Segment segment && segment.file == file) {
                return segment;
            }
        }
        return null;
    }

    @Syscall("shmctl")
    static Result shmctl(int id, int command, UserAddress buffer) {
        if (id < 0) {
            return Result.error(EINVAL);
        }
        return switch (command) {
            case IpcObject.IPC_INFO -> limits(buffer);
            case SHM_INFO -> use(buffer);
            case IpcObject.IPC_STAT, SHM_STAT, SHM_STAT_ANY -> status(id, command, buffer);
            case IpcObject.IPC_SET, IpcObject.IPC_RMID, SHM_LOCK, SHM_UNLOCK -> change(id, command, buffer);
            default -> Result.error(EINVAL);
        };
    }

    private static Result change(int id, int command, UserAddress buffer) {
        Address from = UserMemory.readable(buffer, command == IpcObject.IPC_SET ? STATUS_BYTES : 0);
        if (command == IpcObject.IPC_SET && from.isZero()) {
            return Result.error(EFAULT);
        }
        Result looked = SEGMENTS.lookToChange(id);
        if (looked.isError()) {
            return looked;
        }
        Segment segment = (Segment) SEGMENTS.found();
        if (command == IpcObject.IPC_SET) {
            segment.readPermissions(from);
        } else if (command != IpcObject.IPC_RMID) {
            segment.lock(command == SHM_LOCK);
        } else if (!segment.isRemoved()) {
            segment.removed();
            SEGMENTS.remove(segment);
        }
        return Result.of(0);
    }

    private static Result status(int id, int command, UserAddress buffer) {
        Result looked = SEGMENTS.lookToTell(id, command != IpcObject.IPC_STAT, command == SHM_STAT_ANY);
        if (looked.isError()) {
            return looked;
        }
        Segment segment = (Segment) SEGMENTS.found();
        Address to = UserMemory.writable(buffer, STATUS_BYTES);
        if (to.isZero()) {
            return Result.error(EFAULT);
        }
        to.clear(STATUS_BYTES);
        segment.writePermissions(to);
        SHM_SEGSZ.write(to, segment.sizeBytes);
        SHM_ATIME.write(to, segment.attachSeconds);
        SHM_DTIME.write(to, segment.detachSeconds);
        SHM_CTIME.write(to, segment.changeSeconds());
        SHM_CPID.write(to, segment.creator);
        SHM_LPID.write(to, segment.lastUser);
        SHM_NATTCH.write(to, segment.attachments());
        return Result.of(command == IpcObject.IPC_STAT ? 0 : segment.id());
    }

    private static Result limits(UserAddress buffer) {
        Address to = UserMemory.writable(buffer, LIMITS_BYTES);
        if (to.isZero()) {
            return Result.error(EFAULT);
        }
        to.clear(LIMITS_BYTES);
        to.storeLong(0, MOST_BYTES);
        to.storeLong(8, 1);
        to.storeLong(16, MOST);
        to.storeLong(24, MOST);
        to.storeLong(32, MOST_PAGES);
        return Result.of(SEGMENTS.last());
    }

    private static Result use(UserAddress buffer) {
        Address to = UserMemory.writable(buffer, USE_BYTES);
        if (to.isZero()) {
            return Result.error(EFAULT);
        }
        int count = 0;
        long pages = 0;
        for (int i = 0; i < SEGMENTS.end(); i++) {
            if (SEGMENTS.at(i) instanceof Segment segment) {
                count++;
                pages += segment.file.sizeBytes() / PAGE;
            }
        }
        to.clear(USE_BYTES);
        to.storeInt(0, count);
        to.storeLong(8, pages);
        return Result.of(SEGMENTS.last());
    }
}
