// SPDX-License-Identifier: Apache-2.0
package corto.platform.process.threads;

import corto.lang.Address;
import corto.lang.Result;
import corto.platform.process.Linux;

/// Stacks that Linux maps when they are touched. Those of ended threads are kept for new ones.
final class Stacks {
    private static final long GUARD_BYTES = 4096;
    private static final int FLAGS = Linux.MAP_PRIVATE | Linux.MAP_ANONYMOUS | Linux.MAP_NORESERVE;

    private final long bytes;                          // of each, with its guard
    private Address firstFree = Address.zero();        // bases of free stacks, linked through the word below each

    Stacks(long bytes) {
        this.bytes = bytes;
    }

    /// The base of a stack that nobody uses; zero when Linux gives none.
    Address allocate() {
        Address base = firstFree;
        if (!base.isZero()) {
            firstFree = base.loadAddress(-Long.BYTES);
            return base;
        }
        Result mapped = Linux.mmap(bytes, Linux.PROT_READ | Linux.PROT_WRITE, FLAGS);
        if (mapped.isError()) {
            return Address.zero();
        }
        Address end = new Address(mapped.bits());
        if (Linux.mprotect(end, GUARD_BYTES, Linux.PROT_NONE).isError()) {
            Linux.munmap(end, bytes);
            return Address.zero();
        }
        return end.plus(bytes);
    }

    void release(Address base) {
        base.storeAddress(-Long.BYTES, firstFree);
        firstFree = base;
    }

    /// The lowest usable address of the stack that ends at `base`.
    Address end(Address base) {
        return base.plus(GUARD_BYTES - bytes);
    }
}
