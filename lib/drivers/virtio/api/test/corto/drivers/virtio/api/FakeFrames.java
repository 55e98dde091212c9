// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.api;

import corto.lang.Address;
import corto.lang.SimulatedMemory;
import corto.memory.directmap.DirectMap;
import corto.memory.frames.api.FrameAllocator;
import corto.memory.frames.api.Frames;

/// Frames of simulated memory in the direct map, `remaining` of them, filled with what drivers must not rely on.
public final class FakeFrames implements FrameAllocator {
    private static final byte GARBAGE = (byte) 0xA5;

    private long next = DirectMap.BASE + 0x100_0000;
    public int remaining = 1 << 16;

    @Override
    public Address allocate() {
        return allocateContiguous(1);
    }

    @Override
    public Address allocateContiguous(int count) {
        if (count > remaining) {
            return Address.zero();
        }
        remaining -= count;
        int bytes = count * Frames.BYTES;
        long alignment = Long.highestOneBit(2L * count - 1) * Frames.BYTES;
        next = next + alignment - 1 & -alignment;
        Address memory = SimulatedMemory.current().map(next, bytes);
        next += bytes;
        for (int i = 0; i < bytes; i++) {
            memory.storeByte(i, GARBAGE);
        }
        return memory;
    }

    @Override
    public void free(Address frame) {
        remaining++;
    }

    @Override
    public void freeContiguous(Address first, int count) {
        remaining += count;
    }

    @Override
    public long freeFrames() {
        return remaining;
    }

    @Override
    public long totalFrames() {
        return remaining;
    }
}
