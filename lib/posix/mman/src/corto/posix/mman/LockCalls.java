// SPDX-License-Identifier: Apache-2.0
package corto.posix.mman;

import static corto.lang.Errno.EAGAIN;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ENOMEM;
import static corto.posix.mman.MemoryCalls.PAGE;
import static corto.posix.mman.MemoryCalls.pageAbove;

import corto.lang.Result;
import corto.lang.Syscall;
import corto.memory.areas.AddressSpace;
import corto.memory.areas.Area;
import corto.posix.process.Process;

/// mlock(2) and its kin. Nothing is ever swapped out, so that locking only brings pages into memory, is told in `/proc/self/status`, and forbids to discard them. RLIMIT_MEMLOCK does not hold
/// for root, who runs everything here.
final class LockCalls {
    private static final int MLOCK_ONFAULT = 1;

    private static final int MCL_CURRENT = 1;
    private static final int MCL_FUTURE = 2;
    private static final int MCL_ONFAULT = 4;

    private LockCalls() {}

    @Syscall("mlock")
    static Result mlock(long start, long lengthBytes) {
        return mlock2(start, lengthBytes, 0);
    }

    @Syscall("mlock2")
    static Result mlock2(long start, long lengthBytes, int flags) {
        if ((flags & ~MLOCK_ONFAULT) != 0) {
            return Result.error(EINVAL);
        }
        Result locked = change(start, lengthBytes, Area.LOCKED, 0);
        if (locked.isError() || flags == MLOCK_ONFAULT) {
            return locked;
        }
        Result populated = Process.memory().populate(start & -PAGE, pageAbove(lengthBytes + (start & PAGE - 1)));
        int errno = populated.errno();
        return errno == EFAULT.number() ? Result.error(ENOMEM) : errno == ENOMEM.number() ? Result.error(EAGAIN) : populated;
    }

    @Syscall("munlock")
    static Result munlock(long start, long lengthBytes) {
        return change(start, lengthBytes, 0, Area.LOCKED);
    }

    private static Result change(long start, long lengthBytes, int added, int removed) {
        long from = start & -PAGE;
        long length = pageAbove(lengthBytes + (start & PAGE - 1));
        if (Long.compareUnsigned(from + length, from) < 0) {
            return Result.error(EINVAL);
        }
        if (length == 0) {
            return Result.of(0);
        }
        return MemoryCalls.isRange(from, length) ? Process.memory().changeTraits(from, length, added, removed) : Result.error(ENOMEM);
    }

    @Syscall("mlockall")
    static Result mlockall(int flags) {
        if (flags == 0 || (flags & ~(MCL_CURRENT | MCL_FUTURE | MCL_ONFAULT)) != 0 || flags == MCL_ONFAULT) {
            return Result.error(EINVAL);
        }
        AddressSpace memory = Process.memory();
        memory.lockFuture((flags & MCL_FUTURE) != 0, (flags & MCL_ONFAULT) == 0);
        if ((flags & MCL_CURRENT) != 0) {
            memory.changeAllTraits(Area.LOCKED, 0);
            if ((flags & MCL_ONFAULT) == 0) {
                memory.populateAll();
            }
        }
        return Result.of(0);
    }

    @Syscall("munlockall")
    static Result munlockall() {
        Process.memory().lockFuture(false, false);
        Process.memory().changeAllTraits(0, Area.LOCKED);
        return Result.of(0);
    }
}
