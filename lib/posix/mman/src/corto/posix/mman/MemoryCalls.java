// SPDX-License-Identifier: Apache-2.0
package corto.posix.mman;

import static corto.lang.Errno.EACCES;
import static corto.lang.Errno.EBADF;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ENODEV;
import static corto.lang.Errno.ENOMEM;
import static corto.lang.Errno.EOVERFLOW;

import corto.fs.file.OpenFile;
import corto.lang.Address;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.UserAddress;
import corto.memory.areas.AddressSpace;
import corto.memory.areas.AddressSpace.Placement;
import corto.memory.areas.Protection;
import corto.posix.files.Files;
import corto.posix.process.Process;
import corto.posix.process.UserMemory;

/// mmap(2), munmap(2), mprotect(2), mremap(2), madvise(2), msync(2), mincore(2), mlock(2).
final class MemoryCalls {
    // mlockall(2)
    private static final int MCL_CURRENT = 1;
    private static final int MCL_FUTURE = 2;
    private static final int MCL_ONFAULT = 4;

    private static final int MAP_SHARED = 1;
    private static final int MAP_PRIVATE = 2;
    private static final int MAP_SHARED_VALIDATE = 3;
    private static final int MAP_TYPE = 0xF;
    private static final int MAP_FIXED = 0x10;
    private static final int MAP_ANONYMOUS = 0x20;
    private static final int MAP_STACK = 0x2_0000;
    private static final int MAP_FIXED_NOREPLACE = 0x10_0000;

    private static final int MREMAP_MAYMOVE = 1;
    private static final int MREMAP_FIXED = 2;

    private static final int MADV_DONTNEED = 4;
    private static final int MADV_FREE = 8;
    private static final int MADV_REMOVE = 9;
    private static final int MADV_HUGEPAGE = 14;
    private static final int MADV_NOHUGEPAGE = 15;
    private static final int MADV_LAST_KNOWN = 25;

    private static final int MS_ASYNC = 1;
    private static final int MS_INVALIDATE = 2;
    private static final int MS_SYNC = 4;

    private static final long PAGE = 4096;

    private MemoryCalls() {}

    private static long pageAbove(long bytes) {
        return bytes + PAGE - 1 & -PAGE;
    }

    @Syscall("mmap")
    static Result mmap(long hint, long lengthBytes, int protection, int flags, int fd, long offset) {
        if (lengthBytes == 0 || (offset & PAGE - 1) != 0) {
            return Result.error(EINVAL);
        }
        long length = pageAbove(lengthBytes);
        if (length <= 0) {
            return Result.error(ENOMEM);
        }
        Placement placement = (flags & MAP_FIXED_NOREPLACE) != 0 ? Placement.FREE_ONLY : (flags & MAP_FIXED) != 0 ? Placement.REPLACE : Placement.HINT;
        if (placement != Placement.HINT && (hint & PAGE - 1) != 0) {
            return Result.error(EINVAL);
        }
        int type = flags & MAP_TYPE;
        if (type != MAP_SHARED && type != MAP_PRIVATE && type != MAP_SHARED_VALIDATE) {
            return Result.error(EINVAL);
        }
        boolean shared = type != MAP_PRIVATE;
        int rights = protection & Protection.ALL;
        if ((flags & MAP_ANONYMOUS) != 0) {
            Result mapped = Process.memory().mapZeros(hint & -PAGE, length, rights, shared, placement, null);
            if ((flags & MAP_STACK) != 0 && !mapped.isError()) {
                Process.memory().preferPages(mapped.value(), length, true);      // of many megabytes of a stack, kilobytes are used
            }
            return mapped;
        }
        return mapFile(hint & -PAGE, length, rights, shared, placement, fd, offset);
    }

    private static Result mapFile(long hint, long length, int rights, boolean shared, Placement placement, int fd, long offset) {
        OpenFile file = Files.table().get(fd);
        if (file == null) {
            return Result.error(EBADF);
        }
        if (offset < 0 || offset + length < 0) {
            return Result.error(EOVERFLOW);
        }
        if (!file.isReadable() || shared && (rights & Protection.WRITE) != 0 && !file.isWritable()) {
            return Result.error(EACCES);
        }
        if (file.pages() == null) {
            return Result.error(ENODEV);
        }
        return Process.memory().mapFile(hint, length, rights, shared, placement, file.pages(), offset / PAGE, file.inode());
    }

    /// Whether the arguments name pages of the application.
    private static boolean isRange(long start, long lengthBytes) {
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

    /// mprotect(2). PROT_GROWSDOWN and PROT_GROWSUP give EINVAL: no area grows by itself.
    @Syscall("mprotect")
    static Result mprotect(long start, long lengthBytes, int protection) {
        if ((start & PAGE - 1) != 0 || (protection & ~Protection.ALL) != 0) {
            return Result.error(EINVAL);
        }
        if (lengthBytes == 0) {
            return Result.of(0);
        }
        return isRange(start, lengthBytes) ? Process.memory().protect(start, pageAbove(lengthBytes), protection) : Result.error(ENOMEM);
    }

    @Syscall("mremap")
    static Result mremap(long start, long oldBytes, long newBytes, int flags, long target) {
        boolean fixed = (flags & MREMAP_FIXED) != 0;
        boolean mayMove = (flags & MREMAP_MAYMOVE) != 0;
        if ((flags & ~(MREMAP_MAYMOVE | MREMAP_FIXED)) != 0 || fixed && !mayMove || (start & PAGE - 1) != 0 || fixed && (target & PAGE - 1) != 0
                || newBytes == 0) {
            return Result.error(EINVAL);
        }
        if (!isRange(start, oldBytes) || newBytes < 0 || newBytes > AddressSpace.END) {
            return Result.error(newBytes > AddressSpace.END ? ENOMEM : EFAULT);
        }
        return Process.memory().remap(start, pageAbove(oldBytes), pageAbove(newBytes), mayMove, fixed, target);
    }

    /// madvise(2). Advice that only promises something is taken and has no effect.
    @Syscall("madvise")
    static Result madvise(long start, long lengthBytes, int advice) {
        if (!isRange(start, pageAbove(lengthBytes)) || advice < 0 || advice > MADV_LAST_KNOWN || advice == MADV_REMOVE) {
            return Result.error(EINVAL);
        }
        if (lengthBytes == 0) {
            return Result.of(0);
        }
        if (advice == MADV_DONTNEED || advice == MADV_FREE) {
            return Process.memory().discard(start, pageAbove(lengthBytes));
        }
        if (advice == MADV_HUGEPAGE || advice == MADV_NOHUGEPAGE) {
            return Process.memory().preferPages(start, pageAbove(lengthBytes), advice == MADV_NOHUGEPAGE);
        }
        return Process.memory().isMapped(start, pageAbove(lengthBytes)) ? Result.of(0) : Result.error(ENOMEM);
    }

    /// msync(2): what is written through a shared mapping is in the file already.
    @Syscall("msync")
    static Result msync(long start, long lengthBytes, int flags) {
        if ((start & PAGE - 1) != 0 || (flags & ~(MS_ASYNC | MS_INVALIDATE | MS_SYNC)) != 0 || (flags & (MS_ASYNC | MS_SYNC)) == (MS_ASYNC | MS_SYNC)) {
            return Result.error(EINVAL);
        }
        return isRange(start, lengthBytes) && Process.memory().isMapped(start, pageAbove(lengthBytes)) ? Result.of(0) : Result.error(ENOMEM);
    }

    /// mincore(2): everything that was touched stays in memory.
    @Syscall("mincore")
    static Result mincore(long start, long lengthBytes, UserAddress to) {
        if ((start & PAGE - 1) != 0) {
            return Result.error(EINVAL);
        }
        long pages = pageAbove(lengthBytes) / PAGE;
        Address place = UserMemory.writable(to, pages);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        if (!isRange(start, lengthBytes) || !Process.memory().isMapped(start, pageAbove(lengthBytes))) {
            return Result.error(ENOMEM);
        }
        for (long page = 0; page < pages; page++) {
            place.storeByte(page, (byte) (Process.memory().physical(start + page * PAGE).bits() != 0 ? 1 : 0));
        }
        return Result.of(0);
    }

    /// mlock(2): nothing is ever swapped out.
    @Syscall("mlock")
    static Result mlock(long start, long lengthBytes) {
        return Process.memory().isMapped(start & -PAGE, pageAbove(lengthBytes + (start & PAGE - 1))) ? Result.of(0) : Result.error(ENOMEM);
    }

    @Syscall("munlock")
    static Result munlock(long start, long lengthBytes) {
        return mlock(start, lengthBytes);
    }

    @Syscall("mlockall")
    static Result mlockall(int flags) {
        return flags == 0 || flags == MCL_ONFAULT || (flags & ~(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT)) != 0 ? Result.error(EINVAL) : Result.of(0);
    }

    @Syscall("munlockall")
    static Result munlockall() {
        return Result.of(0);
    }
}
