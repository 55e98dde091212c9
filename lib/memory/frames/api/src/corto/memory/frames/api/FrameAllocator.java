// SPDX-License-Identifier: Apache-2.0
package corto.memory.frames.api;

import corto.lang.Address;
import corto.lang.PhysicalAddress;

/// Gives out page frames and takes them back. Called under the kernel lock, in threads and at the end of interrupts; never blocks, and
/// allocates no Java object.
public interface FrameAllocator {
    /// A frame with arbitrary content, mapped in the direct map. Zero when there is none.
    Address allocate();

    /// `count` frames that follow each other in physical memory, aligned to their size if `count` is a power of two; their content is
    /// arbitrary. Zero when there are none. For devices and large pages.
    Address allocateContiguous(int count);

    /// The same, at physical addresses below `limit`: for devices that reach no further, as those with addresses of 32 bits. May look through all that is free.
    default Address allocateBelow(int count, PhysicalAddress limit) {
        return Address.zero();
    }

    /// Takes back a frame from `allocate`.
    void free(Address frame);

    /// Takes back all frames of one `allocateContiguous` or `allocateBelow`.
    void freeContiguous(Address first, int count);

    /// Frames that could be allocated now, one by one.
    long freeFrames();

    /// Frames that there are for this allocator, free or not.
    long totalFrames();

    /// The most frames that were allocated at a time; 0 where that is not counted.
    default long mostAllocatedFrames() {
        return 0;
    }
}
