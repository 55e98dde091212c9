// SPDX-License-Identifier: Apache-2.0
package corto.posix.mman;

import static corto.lang.Errno.EACCES;
import static corto.lang.Errno.EBADF;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ENODEV;
import static corto.lang.Errno.ENOMEM;
import static corto.lang.Errno.ENOSPC;
import static corto.lang.Errno.EOPNOTSUPP;
import static corto.lang.Errno.EOVERFLOW;
import static corto.lang.Errno.EPERM;

import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.fs.file.Pages;
import corto.fs.ramfs.RamFile;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.memory.areas.AddressSpace;
import corto.memory.areas.AddressSpace.Placement;
import corto.memory.areas.Area;
import corto.memory.areas.Protection;
import corto.posix.files.Files;
import corto.posix.process.Process;
import corto.posix.process.ProcessTraps;

/// mmap(2), munmap(2), mprotect(2), mremap(2), and protection keys, which this machine has not.
final class MemoryCalls {
    private static final int MAP_SHARED = 1;
    private static final int MAP_PRIVATE = 2;
    private static final int MAP_SHARED_VALIDATE = 3;
    private static final int MAP_TYPE = 0xF;
    private static final int MAP_FIXED = 0x10;
    private static final int MAP_ANONYMOUS = 0x20;
    private static final int MAP_32BIT = 0x40;
    private static final int MAP_GROWSDOWN = 0x100;
    private static final int MAP_LOCKED = 0x2000;
    private static final int MAP_POPULATE = 0x8000;
    private static final int MAP_NONBLOCK = 0x1_0000;
    private static final int MAP_STACK = 0x2_0000;
    private static final int MAP_HUGETLB = 0x4_0000;
    private static final int MAP_SYNC = 0x8_0000;
    private static final int MAP_FIXED_NOREPLACE = 0x10_0000;
    private static final int HUGE_SHIFT = 26;                // log2 of the size of huge pages lies in bits 26 to 31
    private static final int LOG2_2M = 21;
    private static final int LOG2_1G = 30;
    /// What MAP_SHARED_VALIDATE knows but does not support; the bits in between mean nothing.
    private static final int UNSUPPORTED = MAP_SYNC | MAP_FIXED_NOREPLACE | 0x0320_0600 | 0x80;

    private static final int MREMAP_MAYMOVE = 1;
    private static final int MREMAP_FIXED = 2;
    private static final int MREMAP_DONTUNMAP = 4;

    private static final int PROT_SEM = 8;                   // nothing to do on x86
    private static final int PROT_GROWSDOWN = 0x0100_0000;
    private static final int PROT_GROWSUP = 0x0200_0000;

    static final long PAGE = 4096;

    private MemoryCalls() {}

    /// 0 for what is too large.
    static long pageAbove(long bytes) {
        return bytes + PAGE - 1 & -PAGE;
    }

    /// mmap(2). MAP_HUGETLB finds no huge pages set aside, MAP_SYNC no file on persistent memory: both fail as on such a Linux. MAP_NORESERVE and MAP_DENYWRITE have no effect.
    @Syscall("mmap")
    static Result mmap(long hint, long lengthBytes, int protection, int flags, int fd, long offset) {
        boolean isAnonymous = (flags & MAP_ANONYMOUS) != 0;
        OpenFile file = isAnonymous ? null : Files.table().get(fd);
        if ((offset & PAGE - 1) != 0) {
            return Result.error(EINVAL);
        }
        if (!isAnonymous && (file == null || (file.flags() & OpenFlags.O_PATH) != 0)) {
            return Result.error(EBADF);
        }
        if ((flags & MAP_HUGETLB) != 0 && (!isAnonymous || !isHugeSize(flags >>> HUGE_SHIFT)) || lengthBytes == 0) {
            return Result.error(EINVAL);
        }
        long length = pageAbove(lengthBytes);
        if (length <= 0 || length > AddressSpace.END || (flags & MAP_HUGETLB) != 0) {
            return Result.error(ENOMEM);
        }
        Placement placement = (flags & MAP_FIXED_NOREPLACE) != 0 ? Placement.FREE_ONLY : (flags & MAP_FIXED) != 0 ? Placement.REPLACE
                : (flags & MAP_32BIT) != 0 ? Placement.LOW_HINT : Placement.HINT;
        if (placement == Placement.REPLACE || placement == Placement.FREE_ONLY) {
            if (Long.compareUnsigned(hint, AddressSpace.END - length) > 0 || (hint & PAGE - 1) != 0) {
                return Result.error((hint & PAGE - 1) != 0 && Long.compareUnsigned(hint, AddressSpace.END - length) <= 0 ? EINVAL : ENOMEM);
            }
        }
        int traits = ((flags & MAP_STACK) != 0 ? Area.PREFERS_PAGES : 0)         // of many megabytes of a stack, kilobytes are used
                | ((flags & MAP_LOCKED) != 0 ? Area.LOCKED : 0) | ((flags & MAP_GROWSDOWN) != 0 ? Area.GROWS_DOWN | Area.PREFERS_PAGES : 0);
        int rights = protection & Protection.ALL;
        Result mapped = isAnonymous ? mapAnonymous(hint & -PAGE, length, rights, flags & MAP_TYPE, placement, traits)
                : mapFile(hint & -PAGE, length, rights, flags, placement, file, offset, traits);
        boolean isWanted = (flags & (MAP_POPULATE | MAP_NONBLOCK)) == MAP_POPULATE || (flags & MAP_LOCKED) != 0 || Process.memory().populatesFuture();
        if (isWanted && !mapped.isError()) {
            Process.memory().populate(mapped.value(), length);       // what cannot be comes when it is touched
        }
        return mapped;
    }

    private static boolean isHugeSize(int log2) {
        return log2 == 0 || log2 == LOG2_2M || log2 == LOG2_1G;
    }

    private static Result mapAnonymous(long hint, long length, int rights, int type, Placement placement, int traits) {
        if (type == MAP_PRIVATE) {
            return Process.memory().mapZeros(hint, length, rights, false, placement, null, traits);
        }
        if (type != MAP_SHARED || (traits & Area.GROWS_DOWN) != 0) {
            return Result.error(EINVAL);
        }
        RamFile shared = MemoryFiles.shared(length);
        return Process.memory().mapFile(hint, length, rights, true, placement, shared.pages(), 0, shared, traits | Area.MAY_WRITE_FILE);
    }

    private static Result mapFile(long hint, long length, int rights, int flags, Placement placement, OpenFile file, long offset, int traits) {
        int type = flags & MAP_TYPE;
        boolean isShared = type == MAP_SHARED || type == MAP_SHARED_VALIDATE;
        if (offset < 0 || offset > Long.MAX_VALUE - length) {
            return Result.error(EOVERFLOW);
        }
        if (!isShared && type != MAP_PRIVATE) {
            return Result.error(EINVAL);
        }
        if (type == MAP_SHARED_VALIDATE && (flags & UNSUPPORTED) != 0) {
            return Result.error(EOPNOTSUPP);
        }
        if (isShared && (rights & Protection.WRITE) != 0 && !file.isWritable() || !file.isReadable()) {
            return Result.error(EACCES);
        }
        Pages pages = file.pages();
        if (pages == null) {
            return Result.error(ENODEV);
        }
        if ((traits & Area.GROWS_DOWN) != 0) {
            return Result.error(EINVAL);
        }
        boolean isSealed = isShared && !pages.mayBeMappedToWrite();
        if (isSealed && (rights & Protection.WRITE) != 0) {
            return Result.error(EPERM);
        }
        int ofFile = !isShared ? 0 : isSealed || !file.isWritable() ? Area.NEVER_WRITABLE : Area.MAY_WRITE_FILE;
        return Process.memory().mapFile(hint, length, rights, isShared, placement, pages, offset / PAGE, file.inode(), traits | ofFile);
    }

    /// Whether the arguments name pages of the application.
    static boolean isRange(long start, long lengthBytes) {
        return (start & PAGE - 1) == 0 && start >= 0 && lengthBytes >= 0 && lengthBytes <= AddressSpace.END && start + lengthBytes <= AddressSpace.END;
    }

    @Syscall("munmap")
    static Result munmap(long start, long lengthBytes) {
        if (lengthBytes == 0 || !isRange(start, lengthBytes)) {
            return Result.error(EINVAL);
        }
        Process.memory().unmap(start, pageAbove(lengthBytes));
        return Result.of(0);
    }

    /// mprotect(2). With PROT_GROWSDOWN from the start of an area that grows downwards; no area grows upwards.
    @Syscall("mprotect")
    static Result mprotect(long start, long lengthBytes, int protection) {
        int grows = protection & (PROT_GROWSDOWN | PROT_GROWSUP);
        if (grows == (PROT_GROWSDOWN | PROT_GROWSUP) || (start & PAGE - 1) != 0) {
            return Result.error(EINVAL);
        }
        if (lengthBytes == 0) {
            return Result.of(0);
        }
        long length = pageAbove(lengthBytes);
        if (length == 0 || Long.compareUnsigned(start + length, start) <= 0) {
            return Result.error(ENOMEM);
        }
        if ((protection & ~(Protection.ALL | PROT_SEM | grows)) != 0) {
            return Result.error(EINVAL);
        }
        if (!isRange(start, length)) {
            return Result.error(ENOMEM);
        }
        long from = start;
        if (grows != 0) {
            Area area = Process.memory().firstAbove(start);
            if (area == null || area.start() >= start + length || grows == PROT_GROWSUP && area.start() > start) {
                return Result.error(ENOMEM);
            }
            if (grows == PROT_GROWSUP || !area.has(Area.GROWS_DOWN)) {
                return Result.error(EINVAL);
            }
            from = area.start();
        }
        if ((protection & Protection.WRITE) != 0) {
            ProcessTraps.codeChanges(from, start + length - from);
        }
        return Process.memory().protect(from, start + length - from, protection & Protection.ALL);
    }

    @Syscall("mremap")
    static Result mremap(long start, long oldBytes, long newBytes, int flags, long target) {
        boolean mayMove = (flags & MREMAP_MAYMOVE) != 0;
        boolean isFixed = (flags & MREMAP_FIXED) != 0;
        boolean keepsOld = (flags & MREMAP_DONTUNMAP) != 0;
        if ((flags & ~(MREMAP_MAYMOVE | MREMAP_FIXED | MREMAP_DONTUNMAP)) != 0 || (isFixed || keepsOld) && !mayMove || keepsOld && oldBytes != newBytes
                || (start & PAGE - 1) != 0 || pageAbove(newBytes) == 0) {
            return Result.error(EINVAL);
        }
        long length = pageAbove(newBytes);
        if (start < 0 || Process.memory().find(start) == null || !isRange(start, pageAbove(oldBytes)) || pageAbove(oldBytes) == 0 && oldBytes != 0) {
            return Result.error(EFAULT);
        }
        if (length < 0 || length > AddressSpace.END) {
            return Result.error(isFixed || keepsOld ? EINVAL : ENOMEM);
        }
        ProcessTraps.codeChanges(start, oldBytes);
        return Process.memory().remap(start, pageAbove(oldBytes), length, mayMove, isFixed, keepsOld, target);
    }

    // ---- protection keys (pkeys(7)): none, as on processors without them ----

    @Syscall("pkey_alloc")
    static Result pkeyAlloc(long flags, long rights) {
        return Result.error(flags != 0 || (rights & ~3) != 0 ? EINVAL : ENOSPC);
    }

    @Syscall("pkey_free")
    static Result pkeyFree(int key) {
        return Result.error(EINVAL);
    }

    @Syscall("pkey_mprotect")
    static Result pkeyMprotect(long start, long lengthBytes, int protection, int key) {
        return key == -1 ? mprotect(start, lengthBytes, protection) : Result.error(EINVAL);
    }
}
