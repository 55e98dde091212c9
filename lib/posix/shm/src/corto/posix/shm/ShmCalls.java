// SPDX-License-Identifier: Apache-2.0
package corto.posix.shm;

import static corto.lang.Errno.EACCES;
import static corto.lang.Errno.EEXIST;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ENOENT;
import static corto.lang.Errno.ENOMEM;
import static corto.lang.Errno.ENOSPC;
import static corto.lang.Errno.EPERM;

import corto.lang.Address;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.UserAddress;
import corto.memory.areas.AddressSpace;
import corto.memory.areas.AddressSpace.Placement;
import corto.memory.areas.Area;
import corto.memory.areas.Protection;
import corto.posix.process.Process;
import corto.posix.process.UserMemory;

/// shmget(2), shmat(2), shmdt(2), shmctl(2).
final class ShmCalls {
    static final Segments SEGMENTS = new Segments();
    /// As Linux's default: the most bytes and pages.
    static final long MOST_BYTES = -1L - (1 << 24);          // unsigned
    static final long MOST_PAGES = MOST_BYTES;

    private static final int IPC_PRIVATE = 0;
    private static final int IPC_CREAT = 01000;
    private static final int IPC_EXCL = 02000;
    private static final int SHM_HUGETLB = 04000;

    private static final int SHM_RDONLY = 010000;
    private static final int SHM_RND = 020000;
    private static final int SHM_REMAP = 040000;
    private static final int SHM_EXEC = 0100000;

    private static final int IPC_RMID = 0;
    private static final int IPC_SET = 1;
    private static final int IPC_STAT = 2;
    private static final int IPC_INFO = 3;
    private static final int SHM_LOCK = 11;
    private static final int SHM_UNLOCK = 12;
    private static final int SHM_STAT = 13;
    private static final int SHM_INFO = 14;
    private static final int SHM_STAT_ANY = 15;

    private static final int STATUS_BYTES = 112;             // struct shmid64_ds
    private static final int LIMITS_BYTES = 72;              // struct shminfo64
    private static final int USE_BYTES = 48;                 // struct shm_info
    private static final long PAGE = 4096;

    private ShmCalls() {}

    @Syscall("shmget")
    static Result shmget(int key, long sizeBytes, int flags) {
        Segment found = key == IPC_PRIVATE ? null : SEGMENTS.findKey(key);
        if (found != null) {
            if ((flags & (IPC_CREAT | IPC_EXCL)) == (IPC_CREAT | IPC_EXCL)) {
                return Result.error(EEXIST);
            }
            if (Long.compareUnsigned(sizeBytes, found.sizeBytes) > 0) {
                return Result.error(EINVAL);
            }
            int rights = (flags | flags >>> 3 | flags >>> 6) & 7;
            return found.allows(rights) ? Result.of(found.id) : Result.error(EACCES);
        }
        if (key != IPC_PRIVATE && (flags & IPC_CREAT) == 0) {
            return Result.error(ENOENT);
        }
        if (sizeBytes == 0 || Long.compareUnsigned(sizeBytes, MOST_BYTES) > 0) {
            return Result.error(EINVAL);
        }
        if ((flags & SHM_HUGETLB) != 0 || Long.compareUnsigned(sizeBytes, AddressSpace.END) > 0) {
            return Result.error(ENOMEM);
        }
        Segment made = SEGMENTS.add(key, sizeBytes, flags);
        return made == null ? Result.error(ENOSPC) : Result.of(made.id);
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
        Segment segment = at == 0 && replaces ? null : SEGMENTS.find(id);
        if (segment == null) {
            return Result.error(EINVAL);
        }
        boolean writes = (flags & SHM_RDONLY) == 0;
        if (!segment.allows(writes ? Segment.READ | Segment.WRITE : Segment.READ)) {
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
        segment.attachSeconds = Segment.seconds();
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
            Segment its = area.fileOffset() == area.start() - address ? SEGMENTS.of(area.inode()) : null;
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
        segment.detachSeconds = Segment.seconds();
        segment.lastUser = Process.current().id();
        return Result.of(0);
    }

    @Syscall("shmctl")
    static Result shmctl(int id, int command, UserAddress buffer) {
        if (id < 0) {
            return Result.error(EINVAL);
        }
        switch (command) {
            case IPC_INFO:
                return limits(buffer);
            case SHM_INFO:
                return use(buffer);
            case IPC_STAT, SHM_STAT, SHM_STAT_ANY:
                return status(command == IPC_STAT ? SEGMENTS.find(id) : SEGMENTS.at(id), command, buffer);
            case IPC_SET, IPC_RMID, SHM_LOCK, SHM_UNLOCK:
                return change(id, command, buffer);
            default:
                return Result.error(EINVAL);
        }
    }

    private static Result change(int id, int command, UserAddress buffer) {
        Address from = command == IPC_SET ? UserMemory.readable(buffer, STATUS_BYTES) : Address.zero();
        if (command == IPC_SET && from.isZero()) {
            return Result.error(EFAULT);
        }
        Segment segment = SEGMENTS.find(id);
        if (segment == null) {
            return Result.error(EINVAL);
        }
        if (!segment.isOwnedByCaller()) {
            return Result.error(EPERM);
        }
        switch (command) {
            case IPC_SET:
                segment.uid = from.loadInt(4);
                segment.gid = from.loadInt(8);
                segment.mode = segment.mode & ~Segment.PERMISSIONS | from.loadInt(20) & Segment.PERMISSIONS;
                segment.changeSeconds = Segment.seconds();
                break;
            case IPC_RMID:
                segment.remove();
                break;
            default:
                segment.lock(command == SHM_LOCK);
        }
        return Result.of(0);
    }

    private static Result status(Segment segment, int command, UserAddress buffer) {
        if (segment == null) {
            return Result.error(EINVAL);
        }
        if (command != SHM_STAT_ANY && !segment.allows(Segment.READ)) {
            return Result.error(EACCES);
        }
        Address to = UserMemory.writable(buffer, STATUS_BYTES);
        if (to.isZero()) {
            return Result.error(EFAULT);
        }
        to.clear(STATUS_BYTES);
        to.storeInt(0, segment.key);
        to.storeInt(4, segment.uid);
        to.storeInt(8, segment.gid);
        to.storeInt(12, segment.creatorUid);
        to.storeInt(16, segment.creatorGid);
        to.storeInt(20, segment.mode);
        to.storeShort(24, (short) (segment.id >>> 15));
        to.storeLong(48, segment.sizeBytes);
        to.storeLong(56, segment.attachSeconds);
        to.storeLong(64, segment.detachSeconds);
        to.storeLong(72, segment.changeSeconds);
        to.storeInt(80, segment.creator);
        to.storeInt(84, segment.lastUser);
        to.storeLong(88, segment.attachments());
        return Result.of(command == IPC_STAT ? 0 : segment.id);
    }

    /// The highest place in use.
    private static int last() {
        int last = 0;
        for (int i = 0; i < SEGMENTS.end(); i++) {
            last = SEGMENTS.at(i) == null ? last : i;
        }
        return last;
    }

    private static Result limits(UserAddress buffer) {
        Address to = UserMemory.writable(buffer, LIMITS_BYTES);
        if (to.isZero()) {
            return Result.error(EFAULT);
        }
        to.clear(LIMITS_BYTES);
        to.storeLong(0, MOST_BYTES);
        to.storeLong(8, 1);
        to.storeLong(16, Segments.MOST);
        to.storeLong(24, Segments.MOST);
        to.storeLong(32, MOST_PAGES);
        return Result.of(last());
    }

    private static Result use(UserAddress buffer) {
        Address to = UserMemory.writable(buffer, USE_BYTES);
        if (to.isZero()) {
            return Result.error(EFAULT);
        }
        int count = 0;
        long pages = 0;
        for (int i = 0; i < SEGMENTS.end(); i++) {
            Segment segment = SEGMENTS.at(i);
            if (segment != null) {
                count++;
                pages += segment.file.sizeBytes() / PAGE;
            }
        }
        to.clear(USE_BYTES);
        to.storeInt(0, count);
        to.storeLong(8, pages);
        return Result.of(last());
    }
}
