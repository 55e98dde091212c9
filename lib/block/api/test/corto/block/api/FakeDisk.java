// SPDX-License-Identifier: Apache-2.0
package corto.block.api;

import corto.block.api.BlockRequest.Operation;
import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Result;
import corto.lang.SimulatedMemory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A disk in memory. It completes at once, or when polled; it can fail, and it can keep a record of what was written between flushes.
public final class FakeDisk implements BlockDevice {
    /// What happened to the medium: a write, or a flush, which has no content.
    public record Event(long offset, byte[] content) {
        public boolean isFlush() {
            return content == null;
        }
    }

    public final byte[] content;
    public int blockBytes = SECTOR_BYTES;
    public int mostBuffers = 16;
    public long mostDiscardSectors = 8;
    public boolean isReadOnly;
    public boolean isSlow;                       // completes in poll only
    public long failsFrom = Long.MAX_VALUE;      // sectors from here on cannot be read or written
    public long writesUntilFailure = Long.MAX_VALUE;
    public List<Event> record;                   // null: nothing is recorded
    public long reads;
    public long writes;
    public long flushes;
    private BlockRequest waiting;

    public FakeDisk(byte[] content) {
        this.content = content;
    }

    @Override
    public long sectors() {
        return content.length / SECTOR_BYTES;
    }

    @Override
    public int blockBytes() {
        return blockBytes;
    }

    @Override
    public boolean isReadOnly() {
        return isReadOnly;
    }

    @Override
    public long mostDiscardSectors() {
        return mostDiscardSectors;
    }

    @Override
    public int mostBuffers() {
        return mostBuffers;
    }

    @Override
    public int queueCount() {
        return 1;
    }

    @Override
    public boolean submit(int queue, BlockRequest request) {
        if (waiting != null) {
            return false;
        }
        request.submitted();
        if (isSlow) {
            waiting = request;
        } else {
            request.complete(run(request));
        }
        return true;
    }

    @Override
    public boolean poll(int queue) {
        BlockRequest done = waiting;
        if (done == null) {
            return false;
        }
        waiting = null;
        done.complete(run(done));
        return true;
    }

    @Override
    public boolean enableInterrupts(int queue) {
        return waiting != null;
    }

    @Override
    public void disableInterrupts(int queue) {}

    private Result run(BlockRequest request) {
        Result problem = request.check(this);
        if (problem.isError()) {
            return problem;
        }
        if (request.operation() == Operation.FLUSH) {
            flushes++;
            note(0, null);
            return Result.of(0);
        }
        if (request.sector() + request.sectors() > failsFrom) {
            return Result.error(Errno.EIO);
        }
        int at = (int) (request.sector() * SECTOR_BYTES);
        if (request.operation() == Operation.DISCARD) {
            int end = at + (int) request.sectors() * SECTOR_BYTES;
            Arrays.fill(content, at, end, (byte) 0xDD);
            note(at, Arrays.copyOfRange(content, at, end));
            return Result.of(0);
        }
        boolean reads = request.operation() == Operation.READ;
        if (!reads && writesUntilFailure-- <= 0) {
            return Result.error(Errno.EIO);
        }
        for (int i = 0; i < request.bufferCount(); i++) {
            transfer(reads, request.buffer(i), at, request.lengthBytes(i));
            at += request.lengthBytes(i);
        }
        return Result.of(0);
    }

    private void transfer(boolean reads, Address buffer, int at, int bytes) {
        if (reads) {
            this.reads++;
            SimulatedMemory.current().store(buffer, content, at, bytes);
        } else {
            writes++;
            SimulatedMemory.current().load(buffer, content, at, bytes);
            note(at, Arrays.copyOfRange(content, at, at + bytes));
        }
    }

    private void note(long offset, byte[] written) {
        if (record != null) {
            record.add(new Event(offset, written));
        }
    }
}
