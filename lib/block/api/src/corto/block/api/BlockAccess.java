// SPDX-License-Identifier: Apache-2.0
package corto.block.api;

import corto.block.api.BlockRequest.Operation;
import corto.lang.Address;
import corto.lang.Result;

/// A device used by one operation after the other, each waited for. One user at a time.
public final class BlockAccess {
    private static final int QUEUE = 0;

    private final BlockDevice device;
    private final BlockWaiter waiter;
    private final BlockRequest request;

    public BlockAccess(BlockDevice device, BlockWaiter waiter) {
        this.device = device;
        this.waiter = waiter;
        request = new BlockRequest(device.mostBuffers(), null);
    }

    public BlockDevice device() {
        return device;
    }

    public BlockWaiter waiter() {
        return waiter;
    }

    /// Reads whole blocks into `to`.
    public Result read(long sector, Address to, int lengthBytes) {
        begin(Operation.READ, sector);
        add(to, lengthBytes);
        return run();
    }

    /// Writes whole blocks from `from`.
    public Result write(long sector, Address from, int lengthBytes) {
        begin(Operation.WRITE, sector);
        add(from, lengthBytes);
        return run();
    }

    /// Begins an operation with several buffers, which `add` and `run` follow.
    public void begin(Operation operation, long sector) {
        request.begin(operation, sector);
    }

    public void add(Address buffer, int lengthBytes) {
        request.add(buffer, lengthBytes);
    }

    /// How many more buffers fit.
    public int room() {
        return request.room();
    }

    /// Does what was begun.
    public Result run() {
        while (!device.submit(QUEUE, request)) {
            device.poll(QUEUE);
        }
        if (request.isPending()) {
            waiter.await(device, QUEUE, request);
        }
        return request.result();
    }

    /// What has been written so far stays.
    public Result flush() {
        request.begin(Operation.FLUSH, 0);
        return run();
    }

    /// Discards sectors, in as many steps as the device wants. EOPNOTSUPP where it cannot.
    public Result discard(long sector, long sectors) {
        long most = Math.max(1, device.mostDiscardSectors());
        for (long done = 0; done < sectors; done += most) {
            request.discard(sector + done, Math.min(most, sectors - done));
            Result result = run();
            if (result.isError()) {
                return result;
            }
        }
        return Result.of(0);
    }

    /// Makes sectors zero, in as many steps as the device wants. EOPNOTSUPP where it cannot do that without being sent the zeroes.
    public Result writeZeroes(long sector, long sectors) {
        long most = Math.max(1, device.mostZeroSectors());
        for (long done = 0; done < sectors; done += most) {
            request.writeZeroes(sector + done, Math.min(most, sectors - done));
            Result result = run();
            if (result.isError()) {
                return result;
            }
        }
        return Result.of(0);
    }
}
