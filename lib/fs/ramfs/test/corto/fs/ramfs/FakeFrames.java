// SPDX-License-Identifier: Apache-2.0
package corto.fs.ramfs;

import corto.lang.Address;
import corto.lang.SimulatedMemory;
import corto.memory.frames.api.FrameAllocator;
import corto.memory.frames.api.Frames;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.Set;

/// A fixed number of frames in fresh simulated memory, filled with garbage; freeing what was not given out is an error.
public final class FakeFrames implements FrameAllocator {
    private static final long BASE = 0x10_0000;

    private final ArrayDeque<Long> free = new ArrayDeque<>();
    private final Set<Long> given = new HashSet<>();
    private final int total;

    /// Maps `count` frames in `memory`.
    public FakeFrames(SimulatedMemory memory, int count) {
        total = count;
        Address base = memory.map(BASE, count * Frames.BYTES);
        for (int i = 0; i < count; i++) {
            free.add(base.plus((long) i * Frames.BYTES).bits());
        }
    }

    @Override
    public Address allocate() {
        if (free.isEmpty()) {
            return Address.zero();
        }
        long frame = free.removeFirst();
        given.add(frame);
        for (int offset = 0; offset < Frames.BYTES; offset += Long.BYTES) {
            new Address(frame).storeLong(offset, 0xDEAD_BEEF_DEAD_BEEFL);
        }
        return new Address(frame);
    }

    @Override
    public Address allocateContiguous(int count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public void free(Address frame) {
        if (!given.remove(frame.bits())) {
            throw new IllegalStateException("not given out: " + frame);
        }
        free.addLast(frame.bits());
    }

    @Override
    public void freeContiguous(Address first, int count) {
        throw new UnsupportedOperationException();
    }

    @Override
    public long freeFrames() {
        return free.size();
    }

    @Override
    public long totalFrames() {
        return total;
    }

    /// Frames that somebody has.
    public int given() {
        return given.size();
    }
}
