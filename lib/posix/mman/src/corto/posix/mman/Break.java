// SPDX-License-Identifier: Apache-2.0
package corto.posix.mman;

import corto.lang.Result;
import corto.lang.Syscall;
import corto.memory.areas.AddressSpace;
import corto.memory.areas.AddressSpace.Placement;
import corto.memory.areas.Protection;
import corto.posix.process.Process;

/// The program's heap, brk(2): zeros behind its data, which grow and shrink at their end.
public final class Break {
    private static final long PAGE = 4096;

    private static long start;
    private static long end;                         // not rounded

    private Break() {}

    /// The heap begins at `address` and is empty. When a program was loaded.
    public static void initialize(long address) {
        start = address;
        end = address;
    }

    /// The present end; the old one if `wanted` cannot be.
    @Syscall("brk")
    static Result brk(long wanted) {
        if (wanted < start || wanted > AddressSpace.END) {
            return Result.of(end);
        }
        long oldTop = end + PAGE - 1 & -PAGE;
        long newTop = wanted + PAGE - 1 & -PAGE;
        if (newTop > oldTop) {
            Result mapped = Process.memory().mapZeros(oldTop, newTop - oldTop, Protection.READ | Protection.WRITE, false, Placement.FREE_ONLY, "[heap]");
            if (mapped.isError()) {
                return Result.of(end);
            }
        } else if (newTop < oldTop) {
            Process.memory().unmap(newTop, oldTop - newTop);
        }
        end = wanted;
        return Result.of(end);
    }
}
