// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.blk;

import static corto.lang.Errno.EIO;
import static corto.lang.Errno.EOPNOTSUPP;

import corto.block.api.BlockDevice;
import corto.block.api.BlockRequest;
import corto.block.api.BlockRequest.Operation;
import corto.drivers.virtio.queue.Virtqueue;
import corto.lang.Address;
import corto.lang.Result;
import corto.memory.frames.api.FrameAllocator;
import corto.memory.frames.api.Frames;

/// One ring of a disk, and the requests in it.
final class DiskQueue {
    private static final int HEADER_AND_STATUS = 2;      // buffers beside the data
    private static final int PER_FRAME = Frames.BYTES / RequestSlot.SIZE;

    private final Virtqueue queue;
    private final Address slots;                         // one for each head
    private final BlockRequest[] pending;                // by head: what the device has
    private boolean broken;

    private DiskQueue(Virtqueue queue, Address slots) {
        this.queue = queue;
        this.slots = slots;
        pending = new BlockRequest[queue.size()];
        queue.disableInterrupts();
    }

    /// Null if there is no memory.
    static DiskQueue of(Virtqueue queue, FrameAllocator frames) {
        Address slots = frames.allocateContiguous(Math.max(1, queue.size() / PER_FRAME));
        return slots.isZero() ? null : new DiskQueue(queue, slots);
    }

    /// Puts a request into the ring. False if it is full.
    boolean give(BlockRequest request) {
        if (broken) {
            request.submitted();
            request.complete(Result.error(EIO));
            return true;
        }
        int buffers = request.isRange() ? 1 : request.bufferCount();
        if (!queue.begin(buffers + HEADER_AND_STATUS)) {
            return false;
        }
        Address slot = slot(queue.head());
        fillHeader(slot, request);
        queue.append(slot, RequestSlot.HEADER_BYTES, false);
        if (request.isRange()) {
            queue.append(slot.plus(RequestSlot.HEADER_BYTES), RequestSlot.DISCARD_BYTES, false);
        } else {
            for (int i = 0; i < buffers; i++) {
                queue.append(request.buffer(i), request.lengthBytes(i), request.operation() == Operation.READ);
            }
        }
        queue.append(slot.plus(RequestSlot.STATUS.offset()), 1, true);
        request.submitted();
        pending[queue.publish()] = request;
        return true;
    }

    private Address slot(int head) {
        return slots.plus((long) head * RequestSlot.SIZE);
    }

    private static void fillHeader(Address slot, BlockRequest request) {
        boolean hasPosition = request.operation() == Operation.READ || request.operation() == Operation.WRITE;
        RequestSlot.TYPE.write(slot, type(request.operation()));
        RequestSlot.RESERVED.write(slot, 0);
        RequestSlot.SECTOR.write(slot, hasPosition ? request.sector() : 0);
        RequestSlot.DISCARD_SECTOR.write(slot, request.sector());
        RequestSlot.DISCARD_SECTORS.write(slot, (int) request.sectors());
        RequestSlot.DISCARD_FLAGS.write(slot, 0);
        RequestSlot.STATUS.write(slot, RequestSlot.NO_STATUS);
    }

    private static int type(Operation operation) {
        return operation == Operation.READ ? RequestSlot.T_IN : operation == Operation.WRITE ? RequestSlot.T_OUT
                : operation == Operation.FLUSH ? RequestSlot.T_FLUSH : operation == Operation.DISCARD ? RequestSlot.T_DISCARD : RequestSlot.T_WRITE_ZEROES;
    }

    /// Completes what the device has done. Whether there was something.
    boolean take() {
        boolean any = false;
        while (!broken) {
            int head = queue.take();
            if (head == Virtqueue.NONE) {
                break;
            }
            BlockRequest request = pending[head];
            if (request == null) {                       // the device returned what it did not have
                broken = true;
                break;
            }
            pending[head] = null;
            request.complete(outcome(request, RequestSlot.STATUS.read(slot(head)), queue.takenBytes()));
            any = true;
        }
        if (broken || queue.isBroken()) {
            broken = true;
            any |= failAll();
        }
        return any;
    }

    /// `written` counts the status byte; what lies behind it the driver must not look at (virtio 1.2 §2.7.8.2).
    private static Result outcome(BlockRequest request, int status, int written) {
        if (status == RequestSlot.S_UNSUPP) {
            return Result.error(EOPNOTSUPP);
        }
        long expected = request.operation() == Operation.READ ? request.sectors() * BlockDevice.SECTOR_BYTES : 0;
        return status == RequestSlot.S_OK && written > expected ? Result.of(0) : Result.error(EIO);
    }

    private boolean failAll() {
        boolean any = false;
        for (int head = 0; head < pending.length; head++) {
            BlockRequest request = pending[head];
            if (request != null) {
                pending[head] = null;
                request.complete(Result.error(EIO));
                any = true;
            }
        }
        return any;
    }
}
