// SPDX-License-Identifier: Apache-2.0
package corto.posix.mman;

import corto.lang.Result;
import corto.lang.Syscall;
import corto.memory.areas.AddressSpace;
import corto.memory.areas.AddressSpace.Placement;
import corto.memory.areas.Protection;
import corto.posix.process.Process;

/// The program's heap, brk(2): zeros behind its data, which grow and shrink at their end.
final class Break {
    private static final long PAGE = 4096;

    private Break() {}

    /// The present end; the old one if `wanted` cannot be.
    @Syscall("brk")
    static Result brk(long wanted) {
        AddressSpace memory = Process.memory();
        long end = memory.heapEnd();
        if (wanted < memory.heapStart() || wanted > AddressSpace.END || !memory.limits().allowData(wanted - memory.heapStart())) {
            return Result.of(end);
        }
        long oldTop = end + PAGE - 1 & -PAGE;
        long newTop = wanted + PAGE - 1 & -PAGE;
        if (newTop > oldTop) {
            Result mapped = memory.mapZeros(oldTop, newTop - oldTop, Protection.READ | Protection.WRITE, false, Placement.FREE_ONLY, "[heap]");
            if (mapped.isError()) {
                return Result.of(end);
            }
            if (memory.populatesFuture()) {
                memory.populate(oldTop, newTop - oldTop);
            }
        } else if (newTop < oldTop) {
            memory.unmap(newTop, oldTop - newTop);
        }
        memory.setHeapEnd(wanted);
        return Result.of(wanted);
    }
}
