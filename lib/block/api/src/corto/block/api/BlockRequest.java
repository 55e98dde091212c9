// SPDX-License-Identifier: Apache-2.0
package corto.block.api;

import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.EOPNOTSUPP;
import static corto.lang.Errno.EROFS;

import corto.lang.Address;
import corto.lang.Result;

/// One operation of a block device. Its owner fills it (`begin`, `add`), submits it, and reads the outcome when it has completed; then it
/// can be filled again. From submission to completion it and its buffers belong to the device.
public final class BlockRequest {
    /// What to do.
    public enum Operation {
        READ,
        WRITE,
        FLUSH,               // what has completed before stays, whatever happens to the power
        DISCARD,             // the content is not needed any more
        WRITE_ZEROES         // the content is zero, as if zeroes were written
    }

    private final long[] buffers;                // addresses
    private final int[] lengths;                 // bytes
    private final BlockCompletion completion;    // or null
    private Operation operation;
    private long sector;
    private long sectors;
    private int count;                           // of buffers
    private boolean isPending;
    private Result result = Result.of(0);

    /// For up to `mostBuffers` buffers. `completion` may be null.
    public BlockRequest(int mostBuffers, BlockCompletion completion) {
        buffers = new long[mostBuffers];
        lengths = new int[mostBuffers];
        this.completion = completion;
    }

    /// Begins a READ or WRITE from sector `first` on, without buffers yet, or a FLUSH.
    public void begin(Operation what, long first) {
        assert !isPending;
        operation = what;
        sector = first;
        sectors = 0;
        count = 0;
    }

    /// Makes it a DISCARD.
    public void discard(long first, long sectorCount) {
        begin(Operation.DISCARD, first);
        sectors = sectorCount;
    }

    /// Makes it a WRITE_ZEROES.
    public void writeZeroes(long first, long sectorCount) {
        begin(Operation.WRITE_ZEROES, first);
        sectors = sectorCount;
    }

    /// Whether it names sectors and has no buffers: DISCARD, WRITE_ZEROES.
    public boolean isRange() {
        return operation == Operation.DISCARD || operation == Operation.WRITE_ZEROES;
    }

    /// Adds a buffer in the direct map: what follows on the device is read into it or written from it. Whole sectors.
    public void add(Address buffer, int lengthBytes) {
        assert !isPending && lengthBytes > 0 && lengthBytes % BlockDevice.SECTOR_BYTES == 0;
        buffers[count] = buffer.bits();
        lengths[count] = lengthBytes;
        count++;
        sectors += lengthBytes >>> BlockDevice.SECTOR_SHIFT;
    }

    /// How many more buffers fit.
    public int room() {
        return buffers.length - count;
    }

    public Operation operation() {
        return operation;
    }

    /// The first sector.
    public long sector() {
        return sector;
    }

    /// How many there are.
    public long sectors() {
        return sectors;
    }

    public int bufferCount() {
        return count;
    }

    public Address buffer(int index) {
        return new Address(buffers[index]);
    }

    public int lengthBytes(int index) {
        return lengths[index];
    }

    /// Whether the device has it.
    public boolean isPending() {
        return isPending;
    }

    /// What became of it: 0, EIO, EROFS, EINVAL (outside of the device), EOPNOTSUPP.
    public Result result() {
        return result;
    }

    /// For devices: it is theirs now.
    public void submitted() {
        assert !isPending;
        isPending = true;
    }

    /// For devices: it is done.
    public void complete(Result outcome) {
        result = outcome;
        isPending = false;
        if (completion != null) {
            completion.completed(this);
        }
    }

    /// For devices: what is wrong with it on such a device, before anything is done; 0 if nothing.
    public Result check(BlockDevice device) {
        if (operation == Operation.FLUSH) {
            return Result.of(0);
        }
        if (operation != Operation.READ && device.isReadOnly()) {
            return Result.error(EROFS);
        }
        long mostInRange = operation == Operation.DISCARD ? device.mostDiscardSectors() : device.mostZeroSectors();
        if (isRange() && mostInRange == 0) {
            return Result.error(EOPNOTSUPP);
        }
        int perBlock = device.blockBytes() >>> BlockDevice.SECTOR_SHIFT;
        boolean isAligned = sector % perBlock == 0 && sectors % perBlock == 0;
        boolean isInside = sector >= 0 && sectors > 0 && sector <= device.sectors() - sectors;
        boolean isTooLarge = isRange() ? sectors > mostInRange : count > device.mostBuffers();
        return isAligned && isInside && !isTooLarge ? Result.of(0) : Result.error(EINVAL);
    }
}
