// SPDX-License-Identifier: Apache-2.0
package corto.posix.mman;

import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;

import corto.lang.Address;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.UserAddress;
import corto.posix.process.Process;
import corto.posix.process.UserMemory;

/// get_mempolicy(2), set_mempolicy(2), mbind(2) of a machine with one node, 0: any policy that names it is taken, and changes nothing. What is told is always the default.
final class NumaCalls {
    private static final int MPOL_DEFAULT = 0;
    private static final int MPOL_LOCAL = 4;
    private static final int MPOL_MODE_FLAGS = 3 << 14;      // MPOL_F_STATIC_NODES, MPOL_F_RELATIVE_NODES
    private static final int MPOL_F_NODE = 1;
    private static final int MPOL_F_ADDR = 2;
    private static final int MPOL_F_MEMS_ALLOWED = 4;
    private static final long MPOL_MF_ALL = 7;
    private static final long MOST_NODES = 8 * 4096;         // bits of a page, as on Linux

    private NumaCalls() {}

    @Syscall("get_mempolicy")
    static Result getMempolicy(UserAddress mode, UserAddress nodes, long nodeCount, long address, long flags) {
        boolean asksAllowed = flags == MPOL_F_MEMS_ALLOWED;
        if (!nodes.isNull() && nodeCount < 1 || (flags & ~(MPOL_F_NODE | MPOL_F_ADDR | MPOL_F_MEMS_ALLOWED)) != 0 || (flags & MPOL_F_MEMS_ALLOWED) != 0 && !asksAllowed) {
            return Result.error(EINVAL);
        }
        if (!asksAllowed && (flags & MPOL_F_ADDR) == 0 && (address != 0 || (flags & MPOL_F_NODE) != 0)) {
            return Result.error(EINVAL);
        }
        if ((flags & MPOL_F_ADDR) != 0 && UserMemory.readable(new UserAddress(address), 1).isZero()) {
            return Result.error(EFAULT);
        }
        if (!mode.isNull() && UserMemory.storeInt(mode, MPOL_DEFAULT).isError()) {
            return Result.error(EFAULT);
        }
        if (!nodes.isNull()) {
            long bytes = nodeCount + 63 >>> 6 << 3;
            Address place = nodeCount > MOST_NODES ? Address.zero() : UserMemory.writable(nodes, bytes);
            if (place.isZero()) {
                return Result.error(nodeCount > MOST_NODES ? EINVAL : EFAULT);
            }
            place.clear(bytes);
            place.storeLong(0, asksAllowed ? 1 : 0);
        }
        return Result.of(0);
    }

    @Syscall("set_mempolicy")
    static Result setMempolicy(int mode, UserAddress nodes, long nodeCount) {
        return checked(mode, nodes, nodeCount);
    }

    @Syscall("mbind")
    static Result mbind(long start, long lengthBytes, int mode, UserAddress nodes, long nodeCount, long flags) {
        if ((flags & ~MPOL_MF_ALL) != 0 || (start & MemoryCalls.PAGE - 1) != 0) {
            return Result.error(EINVAL);
        }
        if (!MemoryCalls.isRange(start, MemoryCalls.pageAbove(lengthBytes))) {
            return Result.error(EINVAL);
        }
        Result checked = checked(mode, nodes, nodeCount);
        return checked.isError() || Process.memory().isMapped(start, MemoryCalls.pageAbove(lengthBytes)) ? checked : Result.error(EFAULT);
    }

    private static Result checked(int mode, UserAddress nodes, long nodeCount) {
        int policy = mode & ~MPOL_MODE_FLAGS;
        if (policy < 0 || policy > MPOL_LOCAL + 1 || (mode & MPOL_MODE_FLAGS) == MPOL_MODE_FLAGS) {
            return Result.error(EINVAL);
        }
        long bits = nodeCount - 1;                           // as Linux counts
        long first = 0;
        boolean hasOthers = false;
        if (!nodes.isNull() && nodeCount > 1) {
            if (bits > MOST_NODES) {
                return Result.error(EINVAL);
            }
            long words = bits + 63 >>> 6;
            Address place = UserMemory.readable(nodes, words << 3);
            if (place.isZero()) {
                return Result.error(EFAULT);
            }
            first = place.loadLong(0) & (bits >= Long.SIZE ? -1 : (1L << bits) - 1);
            for (long i = 1; i < words; i++) {
                hasOthers |= place.loadLong(i << 3) != 0;
            }
        }
        boolean isEmpty = first == 0 && !hasOthers;
        if (policy == MPOL_DEFAULT || policy == MPOL_LOCAL) {
            return isEmpty ? Result.of(0) : Result.error(EINVAL);
        }
        boolean namesOurs = (first & 1) != 0;
        return namesOurs || isEmpty && policy == 1 ? Result.of(0) : Result.error(EINVAL);
    }
}
