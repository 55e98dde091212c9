// SPDX-License-Identifier: Apache-2.0
package corto.memory.frames.region;

import corto.lang.Address;
import corto.lang.PhysicalAddress;
import corto.memory.frames.api.FrameAllocator;
import corto.memory.frames.api.Frames;
import corto.platform.api.Platform;
import corto.platform.api.Platforms;

/// See the drawing in `package-info`.
public final class RegionAllocator implements FrameAllocator {
    private static final int BATCH_FRAMES = 16;          // taken from the platform at a time

    private final Platform platform;

    private Address firstFree = Address.zero();          // each free frame's first word is the address of the next
    private Address lowest = Address.zero();             // untaken frames of the last batch lie from here …
    private Address batchEnd = Address.zero();           // … to here
    private long freeListed;                             // frames in the list
    private long taken;                                  // frames taken from the platform

    public RegionAllocator() {
        this(Platforms.PLATFORM);
    }

    RegionAllocator(Platform platform) {
        this.platform = platform;
    }

    @Override
    public Address allocate() {
        Address frame = firstFree;
        if (!frame.isZero()) {
            firstFree = frame.loadAddress(0);
            freeListed--;
            return frame;
        }
        if (lowest.is(batchEnd) && !refill()) {
            return Address.zero();
        }
        batchEnd = batchEnd.plus(-Frames.BYTES);
        return batchEnd;
    }

    private boolean refill() {
        int count = BATCH_FRAMES;
        Address batch = Address.zero();
        while (count > 0 && batch.isZero()) {
            batch = platform.takeFromEnd((long) count * Frames.BYTES, Frames.BYTES, Platform.NO_LIMIT);
            if (batch.isZero()) {
                count /= 2;
            }
        }
        lowest = batch;
        batchEnd = batch.plus((long) count * Frames.BYTES);
        taken += count;
        return count > 0;
    }

    @Override
    public Address allocateContiguous(int count) {
        return count == 1 ? allocate() : allocateBelow(count, Platform.NO_LIMIT);
    }

    @Override
    public Address allocateBelow(int count, PhysicalAddress limit) {
        long alignment = (long) Integer.lowestOneBit(count) * Frames.BYTES;      // the size of a power of two
        Address first = platform.takeFromEnd((long) count * Frames.BYTES, alignment, limit);
        if (!first.isZero()) {
            taken += count;
        }
        return first;
    }

    @Override
    public void free(Address frame) {
        assert frame.isAligned(Frames.BYTES);
        frame.storeAddress(0, firstFree);
        firstFree = frame;
        freeListed++;
    }

    @Override
    public void freeContiguous(Address first, int count) {
        for (int i = 0; i < count; i++) {
            free(first.plus((long) i * Frames.BYTES));
        }
    }

    @Override
    public long freeFrames() {
        return freeListed + batchEnd.minus(lowest) / Frames.BYTES + platform.untakenBytes() / Frames.BYTES;
    }

    @Override
    public long totalFrames() {
        return taken + platform.untakenBytes() / Frames.BYTES;
    }

    /// What was taken from the platform, since that happens only when no frame is free; several contiguous ones may be more than that.
    @Override
    public long mostAllocatedFrames() {
        return taken - batchEnd.minus(lowest) / Frames.BYTES;
    }
}
