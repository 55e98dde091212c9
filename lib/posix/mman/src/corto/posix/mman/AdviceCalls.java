// SPDX-License-Identifier: Apache-2.0
package corto.posix.mman;

import static corto.lang.Errno.EACCES;
import static corto.lang.Errno.EBUSY;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ENOMEM;
import static corto.posix.mman.MemoryCalls.PAGE;
import static corto.posix.mman.MemoryCalls.pageAbove;

import corto.fs.file.FileSystem;
import corto.lang.Address;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.UserAddress;
import corto.memory.areas.AddressSpace;
import corto.memory.areas.Area;
import corto.memory.areas.Protection;
import corto.posix.process.Process;
import corto.posix.process.UserMemory;

/// madvise(2), msync(2), mincore(2): what is said and asked of pages that are mapped.
final class AdviceCalls {
    private static final int MADV_WILLNEED = 3;
    private static final int MADV_DONTNEED = 4;
    private static final int MADV_FREE = 8;
    private static final int MADV_REMOVE = 9;
    private static final int MADV_HUGEPAGE = 14;
    private static final int MADV_NOHUGEPAGE = 15;
    private static final int MADV_WIPEONFORK = 18;
    private static final int MADV_COLD = 20;
    private static final int MADV_PAGEOUT = 21;
    private static final int MADV_POPULATE_READ = 22;
    private static final int MADV_POPULATE_WRITE = 23;
    private static final int MADV_DONTNEED_LOCKED = 24;

    private static final int MS_ASYNC = 1;
    private static final int MS_INVALIDATE = 2;
    private static final int MS_SYNC = 4;

    private static final Result OK = Result.of(0);

    private AdviceCalls() {}

    private static boolean isKnown(int advice) {
        return advice >= 0 && advice <= MADV_WILLNEED || advice == MADV_DONTNEED || advice >= MADV_FREE && advice <= MADV_DONTNEED_LOCKED;
    }

    /// madvise(2). Advice that only promises something is taken and has no effect; MADV_FREE discards at once; MADV_COLLAPSE, MADV_HWPOISON and MADV_SOFT_OFFLINE are unknown.
    @Syscall("madvise")
    static Result madvise(long start, long lengthBytes, int advice) {
        long length = pageAbove(lengthBytes);
        if (!isKnown(advice) || (start & PAGE - 1) != 0 || lengthBytes != 0 && length == 0 || Long.compareUnsigned(start + length, start) < 0) {
            return Result.error(EINVAL);
        }
        if (advice == MADV_POPULATE_READ || advice == MADV_POPULATE_WRITE) {
            return start < 0 || length < 0 ? Result.error(ENOMEM)
                    : Process.memory().populate(start, start + length, advice == MADV_POPULATE_READ ? Protection.READ : Protection.WRITE);
        }
        AddressSpace memory = Process.memory();
        Result result = OK;
        long at = start;
        while (Long.compareUnsigned(at, start + length) < 0) {
            Area area = at < 0 ? null : memory.firstAbove(at);
            if (area == null || Long.compareUnsigned(area.start(), start + length) >= 0) {
                return Result.error(ENOMEM);
            }
            if (area.start() > at) {
                result = Result.error(ENOMEM);               // what is mapped is advised all the same
                at = area.start();
            }
            long end = Math.min(area.end(), start + length);
            Result advised = advise(memory, area, at, end, advice);
            if (advised.isError()) {
                return advised;
            }
            at = end;
        }
        return result;
    }

    /// Of a part of one area.
    private static Result advise(AddressSpace memory, Area area, long start, long end, int advice) {
        boolean isLocked = area.has(Area.LOCKED);
        switch (advice) {
            case MADV_FREE, MADV_DONTNEED, MADV_DONTNEED_LOCKED:
                if (isLocked && advice != MADV_DONTNEED_LOCKED || advice == MADV_FREE && !area.isAnonymous()) {
                    return Result.error(EINVAL);
                }
                return memory.discard(start, end - start);
            case MADV_REMOVE:
                if (isLocked || area.isAnonymous()) {
                    return Result.error(EINVAL);
                }
                if (!area.has(Area.MAY_WRITE_FILE)) {
                    return Result.error(EACCES);
                }
                return area.punch(start, end);
            case MADV_HUGEPAGE:
                return memory.changeTraits(start, end - start, 0, Area.PREFERS_PAGES);
            case MADV_NOHUGEPAGE:
                return memory.changeTraits(start, end - start, Area.PREFERS_PAGES, 0);
            case MADV_WIPEONFORK:
                return area.isAnonymous() ? OK : Result.error(EINVAL);
            case MADV_COLD, MADV_PAGEOUT:
                return isLocked ? Result.error(EINVAL) : OK;
            default:
                return OK;
        }
    }

    /// msync(2): what is written through a shared mapping is in the file already; MS_SYNC brings it to the disk.
    @Syscall("msync")
    static Result msync(long start, long lengthBytes, int flags) {
        long length = pageAbove(lengthBytes);
        if ((flags & ~(MS_ASYNC | MS_INVALIDATE | MS_SYNC)) != 0 || (start & PAGE - 1) != 0 || (flags & (MS_ASYNC | MS_SYNC)) == (MS_ASYNC | MS_SYNC)) {
            return Result.error(EINVAL);
        }
        if (Long.compareUnsigned(start + length, start) < 0) {
            return Result.error(ENOMEM);
        }
        Result result = OK;
        long at = start;
        while (Long.compareUnsigned(at, start + length) < 0) {
            Area area = at < 0 ? null : Process.memory().firstAbove(at);
            if (area == null) {
                return Result.error(ENOMEM);
            }
            if (area.start() > at) {
                result = Result.error(ENOMEM);
            }
            if ((flags & MS_INVALIDATE) != 0 && area.has(Area.LOCKED) && Long.compareUnsigned(area.start(), start + length) < 0) {
                return Result.error(EBUSY);
            }
            at = area.end();
            if ((flags & MS_SYNC) != 0 && area.has(Area.MAY_WRITE_FILE) && area.inode() != null) {
                Result synced = sync(area.inode().fileSystem());
                result = synced.isError() ? synced : result;
            }
        }
        return result;
    }

    /// Parks where there is a disk to be waited for.
    private static Result sync(FileSystem fileSystem) {
        Result prepared = fileSystem.isOnMedium() ? fileSystem.prepareToSync() : OK;
        return prepared.isError() ? prepared : fileSystem.sync();
    }

    /// mincore(2): what was touched stays in memory, and so do files in memory.
    @Syscall("mincore")
    static Result mincore(long start, long lengthBytes, UserAddress to) {
        if ((start & PAGE - 1) != 0) {
            return Result.error(EINVAL);
        }
        if (start < 0 || lengthBytes < 0 || start > AddressSpace.END - lengthBytes) {
            return Result.error(ENOMEM);
        }
        long pages = pageAbove(lengthBytes) / PAGE;
        if (UserMemory.writable(to, pages).isZero()) {
            return Result.error(EFAULT);
        }
        AddressSpace memory = Process.memory();
        Area area = null;
        for (long i = 0; i < pages; i++) {
            long page = start + i * PAGE;
            area = area != null && page < area.end() ? area : memory.find(page);
            if (area == null) {
                return Result.error(ENOMEM);
            }
            new Address(to.bits()).storeByte(i, (byte) (memory.isResident(area, page) ? 1 : 0));
        }
        return OK;
    }
}
