// SPDX-License-Identifier: Apache-2.0
package corto.heap.none;

import corto.heap.api.Collector;
import corto.lang.Address;
import corto.lang.AlwaysInline;
import corto.lang.NeverInline;
import corto.platform.api.Platform;
import corto.platform.api.Platforms;

/// Objects lie one after the other, and none is ever freed. Out of memory is final.
public final class BumpHeap implements Collector {
    private static final long STEP_BYTES = 64 * 1024;   // taken from the platform and zeroed at a time
    private static final int RESERVE_SHARE = 16;         // part of the memory that is kept back, at most STEP_BYTES

    private final Platform platform;

    private Address start;                               // of the platform's memory
    private Address next;                                // where the next object goes
    private Address limit;                               // zeroed up to here
    private Address usableEnd;                           // without the reserve until it is opened
    private Address end;                                 // of the platform's memory

    public BumpHeap() {
        this(Platforms.PLATFORM);
    }

    BumpHeap(Platform platform) {
        this.platform = platform;
    }

    @Override
    public void initialize(Address memory, long lengthBytes) {
        start = memory;
        next = memory;
        limit = memory;
        end = memory.plus(lengthBytes);
        usableEnd = end.plus(-Math.min(STEP_BYTES, lengthBytes / RESERVE_SHARE));
    }

    @AlwaysInline
    @Override
    public Address allocate(long sizeBytes) {
        Address object = next;
        if (sizeBytes > limit.minus(object)) {
            return allocateAfterGrowing(sizeBytes);
        }
        next = object.plus(sizeBytes);
        return object;
    }

    @Override
    public Address allocateLeaf(long sizeBytes) {
        return allocate(sizeBytes);
    }

    @NeverInline
    private Address allocateAfterGrowing(long sizeBytes) {
        long missing = sizeBytes - limit.minus(next);
        if (missing > usableEnd.minus(limit)) {
            return Address.zero();
        }
        long step = Math.min((missing + STEP_BYTES - 1) & -STEP_BYTES, usableEnd.minus(limit));
        if (!platform.commit(limit, step)) {
            return Address.zero();
        }
        limit.clear(step);
        limit = limit.plus(step);
        Address object = next;
        next = object.plus(sizeBytes);
        return object;
    }

    @Override
    public boolean reserve(long sizeBytes) {
        Address now = next;
        if (allocate(sizeBytes).isZero()) {
            return false;
        }
        next = now;
        return true;
    }

    @Override
    public boolean hasReserved(long sizeBytes) {
        return reserve(sizeBytes);
    }

    @Override
    public void collect() {}

    @Override
    public void openReserve() {
        usableEnd = end;
    }

    @Override
    public long usedBytes() {
        return next.minus(start);
    }

    @Override
    public long totalBytes() {
        return limit.minus(start);
    }

    @Override
    public long maximumBytes() {
        return end.minus(start);
    }
}
