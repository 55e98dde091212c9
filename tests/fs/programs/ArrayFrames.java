// SPDX-License-Identifier: Apache-2.0
import corto.lang.Address;
import corto.lang.ObjectAddress;
import corto.lang.RawMemory;
import corto.memory.frames.api.FrameAllocator;

/// Frames out of a Java array: objects do not move.
@RawMemory(reason = "links free frames through their first word")
final class ArrayFrames implements FrameAllocator {
    private static final int FRAME_BYTES = 4096;

    private final byte[] memory;             // keeps it
    private final int count;
    private Address next;                    // never given out
    private final Address end;
    private Address firstFree = Address.zero();
    private int free;

    ArrayFrames(int count) {
        this.count = count;
        memory = new byte[(count + 1) * FRAME_BYTES];
        next = ObjectAddress.elements(memory).alignUp(FRAME_BYTES);
        end = next.plus((long) count * FRAME_BYTES);
        free = count;
    }

    @Override
    public Address allocate() {
        Address frame = firstFree;
        if (!frame.isZero()) {
            firstFree = frame.loadAddress(0);
            free--;
            return frame;
        }
        return allocateContiguous(1);
    }

    @Override
    public Address allocateContiguous(int wanted) {
        if (end.minus(next) < (long) wanted * FRAME_BYTES) {
            return Address.zero();
        }
        Address frame = next;
        next = next.plus((long) wanted * FRAME_BYTES);
        free -= wanted;
        return frame;
    }

    @Override
    public void free(Address frame) {
        frame.storeAddress(0, firstFree);
        firstFree = frame;
        free++;
    }

    @Override
    public void freeContiguous(Address first, int released) {
        for (int i = 0; i < released; i++) {
            free(first.plus((long) i * FRAME_BYTES));
        }
    }

    @Override
    public long freeFrames() {
        return free;
    }

    @Override
    public long totalFrames() {
        return count;
    }
}
