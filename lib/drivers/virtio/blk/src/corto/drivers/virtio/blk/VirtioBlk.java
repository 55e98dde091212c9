// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.blk;

import corto.block.api.BlockDevice;
import corto.block.api.BlockRequest;
import corto.block.api.BlockRequest.Operation;
import corto.drivers.virtio.api.DeviceType;
import corto.drivers.virtio.api.Features;
import corto.drivers.virtio.api.VirtioSetup;
import corto.drivers.virtio.api.VirtioTransport;
import corto.drivers.virtio.queue.Virtqueue;
import corto.lang.NoAllocation;
import corto.lang.Result;
import corto.memory.frames.api.FrameAllocator;

/// One virtio disk. See the package for what the device may do wrong.
public final class VirtioBlk implements BlockDevice {
    /// Kconfig's `DRIVERS_VIRTIO_BLK_QUEUE`: descriptors of a ring.
    public static final int QUEUE_SIZE = Integer.getInteger("corto.drivers.virtio.blk.queue", 128);
    /// Kconfig's `DRIVERS_VIRTIO_BLK_QUEUES`: most rings.
    private static final int MOST_QUEUES = Integer.getInteger("corto.drivers.virtio.blk.queues", 1);

    private static final int HEADER_AND_STATUS = 2;      // buffers beside the data
    private static final int MOST_BUFFERS = 64;          // 256 KiB in pages: more does not make a transfer faster
    private static final int LARGEST_BLOCK = 4096;
    private static final long MOST_SECTORS = Long.MAX_VALUE >>> SECTOR_SHIFT;

    private static final long WANTED = BlockConfiguration.F_SEG_MAX | BlockConfiguration.F_RO | BlockConfiguration.F_BLK_SIZE
            | BlockConfiguration.F_FLUSH | BlockConfiguration.F_MQ | BlockConfiguration.F_DISCARD | BlockConfiguration.F_WRITE_ZEROES
            | Features.RING_EVENT_IDX | Features.RING_INDIRECT_DESC;

    private final VirtioTransport device;
    private final long features;                         // negotiated
    private final Virtqueue[] queues;
    private final DiskQueue[] requests;
    private final long sectors;
    private final int blockBytes;
    private final int mostBuffers;
    private final long mostDiscardSectors;
    private final long mostZeroSectors;

    private VirtioBlk(VirtioTransport device, long features, Virtqueue[] queues, DiskQueue[] requests, long sectors, int blockBytes) {
        this.device = device;
        this.features = features;
        this.queues = queues;
        this.requests = requests;
        this.sectors = sectors;
        this.blockBytes = blockBytes;
        mostBuffers = readMostBuffers();
        mostDiscardSectors = readMostDiscardSectors();
        mostZeroSectors = readMostZeroSectors();
    }

    /// Sets the device up, with rings in frames of `frames`. Null if it is no disk, does not follow virtio 1, tells an impossible size, or there is no
    /// memory; then it is given up. Allocates.
    public static VirtioBlk of(VirtioTransport device, FrameAllocator frames) {
        if (device.deviceType() != DeviceType.BLOCK) {
            return null;
        }
        long features = VirtioSetup.negotiate(device, WANTED);
        if (features == VirtioSetup.REFUSED) {
            return null;
        }
        int blockBytes = (features & BlockConfiguration.F_BLK_SIZE) != 0 ? BlockConfiguration.BLK_SIZE.read(device.configuration()) : SECTOR_BYTES;
        long sectors = readCapacity(device);
        boolean isPossible = blockBytes >= SECTOR_BYTES && blockBytes <= LARGEST_BLOCK && Integer.bitCount(blockBytes) == 1
                && sectors >= 0 && sectors <= MOST_SECTORS;
        int offered = (features & BlockConfiguration.F_MQ) != 0 ? BlockConfiguration.NUM_QUEUES.read(device.configuration()) : 1;
        int count = Math.max(1, Math.min(offered, MOST_QUEUES));
        Virtqueue[] queues = new Virtqueue[count];
        DiskQueue[] requests = new DiskQueue[count];
        for (int i = 0; i < count; i++) {
            queues[i] = isPossible ? VirtioSetup.queue(device, i, QUEUE_SIZE, features, frames) : null;
            requests[i] = queues[i] == null || queues[i].size() <= HEADER_AND_STATUS ? null : DiskQueue.of(queues[i], frames);
            if (requests[i] == null) {
                VirtioSetup.abandon(device);
                return null;
            }
        }
        VirtioBlk disk = new VirtioBlk(device, features, queues, requests, sectors, blockBytes);
        VirtioSetup.start(device);
        return disk;
    }

    // ---- configuration ----

    private static long readCapacity(VirtioTransport device) {
        long capacity;
        int generation;
        int tries = 0;
        do {                                             // two registers: they must be of one configuration (virtio 1.2 §2.5.1)
            generation = device.configurationGeneration();
            long high = BlockConfiguration.CAPACITY_HIGH.read(device.configuration());
            capacity = high << Integer.SIZE | BlockConfiguration.CAPACITY_LOW.read(device.configuration()) & 0xFFFF_FFFFL;
        } while (generation != device.configurationGeneration() && ++tries < VirtioTransport.MOST_READS);
        return capacity;
    }

    private boolean has(long feature) {
        return (features & feature) != 0;
    }

    private int readMostBuffers() {
        int most = Math.min(MOST_BUFFERS, queues[0].size() - HEADER_AND_STATUS);
        int told = has(BlockConfiguration.F_SEG_MAX) ? BlockConfiguration.SEG_MAX.read(device.configuration()) : 1;
        return Math.max(1, told < 0 ? most : Math.min(most, told));      // the field is unsigned
    }

    private long readMostDiscardSectors() {
        return has(BlockConfiguration.F_DISCARD) ? wholeBlocks(BlockConfiguration.MAX_DISCARD_SECTORS.read(device.configuration())) : 0;
    }

    private long readMostZeroSectors() {
        return has(BlockConfiguration.F_WRITE_ZEROES) ? wholeBlocks(BlockConfiguration.MAX_WRITE_ZEROES_SECTORS.read(device.configuration())) : 0;
    }

    /// As many of `sectors`, an unsigned number, as make whole blocks.
    private long wholeBlocks(int sectors) {
        long most = sectors & 0xFFFF_FFFFL;
        int perBlock = blockBytes >>> SECTOR_SHIFT;
        return most / perBlock * perBlock;
    }

    @Override
    public long sectors() {
        return sectors / (blockBytes >>> SECTOR_SHIFT) * (blockBytes >>> SECTOR_SHIFT);
    }

    @Override
    public int blockBytes() {
        return blockBytes;
    }

    @Override
    public boolean isReadOnly() {
        return has(BlockConfiguration.F_RO);
    }

    @Override
    public long mostDiscardSectors() {
        return mostDiscardSectors;
    }

    @Override
    public long mostZeroSectors() {
        return mostZeroSectors;
    }

    @Override
    public int mostBuffers() {
        return mostBuffers;
    }

    @Override
    public int queueCount() {
        return queues.length;
    }

    // ---- requests ----

    @NoAllocation(reason = "runs once per transfer")
    @Override
    public boolean submit(int queue, BlockRequest request) {
        Result problem = request.check(this);
        boolean isFlushed = request.operation() == Operation.FLUSH && !has(BlockConfiguration.F_FLUSH);      // no cache: everything is (§5.2.5)
        if (problem.isError() || isFlushed) {
            request.submitted();
            request.complete(problem);
            return true;
        }
        if (!requests[queue].give(request)) {
            return false;
        }
        if (queues[queue].needsNotification()) {
            device.notifyQueue(queue);
        }
        return true;
    }

    @NoAllocation(reason = "runs once per transfer")
    @Override
    public boolean poll(int queue) {
        return requests[queue].take();
    }

    // ---- interrupts ----

    @NoAllocation(reason = "runs once per wait")
    @Override
    public boolean enableInterrupts(int queue) {
        return queues[queue].enableInterrupts();
    }

    @NoAllocation(reason = "runs once per wait")
    @Override
    public void disableInterrupts(int queue) {
        queues[queue].disableInterrupts();
    }

    /// Acknowledges the device's interrupt. Whether it had one.
    @NoAllocation(reason = "runs in interrupt context")
    public boolean interrupt() {
        return device.acknowledgeInterrupt() != 0;
    }
}
