// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.balloon;

import corto.drivers.virtio.api.DeviceType;
import corto.drivers.virtio.api.VirtioSetup;
import corto.drivers.virtio.api.VirtioTransport;
import corto.drivers.virtio.queue.Virtqueue;
import corto.lang.Address;
import corto.lang.NoAllocation;
import corto.lang.PhysicalAddress;
import corto.memory.directmap.DirectMap;
import corto.memory.frames.api.FrameAllocator;
import corto.memory.frames.api.Frames;

/// One memory balloon. See the package for how, and for the context.
public final class VirtioBalloon {
    /// Kconfig's `DRIVERS_VIRTIO_BALLOON_RESERVE`: KiB that stay free.
    private static final int RESERVE_KIB = Integer.getInteger("corto.drivers.virtio.balloon.reserve", 2048);
    private static final long RESERVE_FRAMES = RESERVE_KIB / (Frames.BYTES / 1024);

    private static final int INFLATE = 0;                // inflateq (virtio 1.2 §5.5.2)
    private static final int DEFLATE = 1;
    private static final int STATISTICS = 2;             // with STATS_VQ
    private static final int QUEUE_SIZE = 2;
    private static final int BATCH = 256;                // numbers in a request: all that QEMU takes at once
    private static final int STATISTICS_BYTES = 3 * Statistic.SIZE;

    private static final long WANTED = BalloonConfiguration.F_MUST_TELL_HOST | BalloonConfiguration.F_STATS_VQ;

    private final VirtioTransport device;
    private final FrameAllocator frames;
    private final Virtqueue inflate;
    private final Virtqueue deflate;
    private final Virtqueue statistics;                  // null without them
    private final Address statisticsBuffer;

    private Address list = Address.zero();               // the FrameList that is filled now; zero: the host has nothing
    private int given;                                   // frames that the host has
    private int underWay;                                // numbers in the request that the device has: of `inflate`, or negative of `deflate`; 0: it has none
    private int target;                                  // frames that the host wants
    private boolean targetChanged = true;                // so that it must be read

    private VirtioBalloon(VirtioTransport device, FrameAllocator frames, Virtqueue inflate, Virtqueue deflate, Virtqueue statistics, Address statisticsBuffer) {
        this.device = device;
        this.frames = frames;
        this.inflate = inflate;
        this.deflate = deflate;
        this.statistics = statistics;
        this.statisticsBuffer = statisticsBuffer;
    }

    /// Sets the device up. Null if it is no balloon, does not follow virtio 1, or there is no memory; then it is given up. Allocates.
    public static VirtioBalloon of(VirtioTransport device, FrameAllocator frames) {
        if (device.deviceType() != DeviceType.BALLOON) {
            return null;
        }
        long features = VirtioSetup.negotiate(device, WANTED);
        if (features == VirtioSetup.REFUSED) {
            return null;
        }
        boolean hasStatistics = (features & BalloonConfiguration.F_STATS_VQ) != 0;
        Virtqueue inflate = VirtioSetup.queue(device, INFLATE, QUEUE_SIZE, features, frames);
        Virtqueue deflate = VirtioSetup.queue(device, DEFLATE, QUEUE_SIZE, features, frames);
        Virtqueue statistics = hasStatistics ? VirtioSetup.queue(device, STATISTICS, QUEUE_SIZE, features, frames) : null;
        Address buffer = statistics == null ? Address.zero() : frames.allocate();
        if (inflate == null || deflate == null || hasStatistics && buffer.isZero()) {
            VirtioSetup.abandon(device);
            return null;
        }
        VirtioBalloon balloon = new VirtioBalloon(device, frames, inflate, deflate, statistics, buffer);
        VirtioSetup.start(device);
        balloon.offerStatistics();
        return balloon;
    }

    /// Frames that the host has.
    public int given() {
        return given;
    }

    /// Takes a step towards what the host wants, and answers its question for statistics.
    @NoAllocation(reason = "runs in deferred work")
    public void poll() {
        if (statistics != null && statistics.take() != Virtqueue.NONE) {
            offerStatistics();
        }
        finish();
        if (targetChanged) {
            targetChanged = false;
            target = Math.max(0, BalloonConfiguration.NUM_PAGES.read(device.configuration()));      // the field is unsigned; more than we count is more than there is
        }
        if (underWay == 0 && target > given) {
            give(Math.min(target - given, BATCH));
        } else if (underWay == 0 && target < given) {
            takeBack(Math.min(given - target, BATCH));
        }
    }

    /// Looks whether the device has acknowledged the request.
    private void finish() {
        if (underWay > 0 && inflate.take() != Virtqueue.NONE) {
            given += underWay;
        } else if (underWay < 0 && deflate.take() != Virtqueue.NONE) {
            given += underWay;
            release(-underWay);
        } else {
            return;
        }
        underWay = 0;
        BalloonConfiguration.ACTUAL.write(device.configuration(), given);
    }

    // ---- to the host ----

    private void give(int most) {
        if (list.isZero() || FrameList.COUNT.read(list) == FrameList.MOST) {
            Address another = frames.freeFrames() > RESERVE_FRAMES ? frames.allocate() : Address.zero();
            if (another.isZero()) {
                return;
            }
            FrameList.BELOW.write(another, list.bits());
            FrameList.COUNT.write(another, 0);
            list = another;
        }
        int first = FrameList.COUNT.read(list);
        int count = 0;
        while (count < most && first + count < FrameList.MOST && frames.freeFrames() > RESERVE_FRAMES) {
            Address frame = frames.allocate();
            if (frame.isZero()) {
                break;
            }
            FrameList.NUMBER.write(list.plus((long) (first + count) * Integer.BYTES), (int) (DirectMap.physical(frame).bits() >>> Frames.SHIFT));
            count++;
        }
        FrameList.COUNT.write(list, first + count);
        if (count > 0 && send(inflate, INFLATE, first, count)) {
            underWay = count;
        } else {
            release(count);
        }
    }

    // ---- from the host ----

    private void takeBack(int most) {
        int last = FrameList.COUNT.read(list);
        int count = Math.min(most, last);
        if (send(deflate, DEFLATE, last - count, count)) {
            underWay = -count;
        }
    }

    /// Frees the last `count` frames of the list, perhaps none, and the list if it is empty then.
    private void release(int count) {
        int first = FrameList.COUNT.read(list) - count;
        for (int i = first; i < first + count; i++) {
            long number = FrameList.NUMBER.readUnsigned(list.plus((long) i * Integer.BYTES));
            frames.free(DirectMap.address(new PhysicalAddress(number << Frames.SHIFT)));
        }
        FrameList.COUNT.write(list, first);
        if (first == 0) {
            Address below = new Address(FrameList.BELOW.read(list));
            frames.free(list);
            list = below;
        }
    }

    private boolean send(Virtqueue queue, int index, int first, int count) {
        if (!queue.begin(1)) {
            return false;
        }
        queue.append(FrameList.place(list, first), count * Integer.BYTES, false);
        queue.publish();
        if (queue.needsNotification()) {
            device.notifyQueue(index);
        }
        return true;
    }

    // ---- statistics ----

    /// Gives the device the buffer, which it keeps until it wants new ones.
    private void offerStatistics() {
        if (statistics == null || !statistics.begin(1)) {
            return;
        }
        long free = frames.freeFrames() << Frames.SHIFT;
        write(0, Statistic.MEMORY_FREE, free);
        write(1, Statistic.MEMORY_TOTAL, frames.totalFrames() << Frames.SHIFT);
        write(2, Statistic.MEMORY_AVAILABLE, free);
        statistics.append(statisticsBuffer, STATISTICS_BYTES, false);
        statistics.publish();
        if (statistics.needsNotification()) {
            device.notifyQueue(STATISTICS);
        }
    }

    private void write(int index, int tag, long bytes) {
        Address place = statisticsBuffer.plus((long) index * Statistic.SIZE);
        Statistic.TAG.write(place, tag);
        Statistic.VALUE.write(place, bytes);
    }

    // ---- interrupts ----

    /// Acknowledges the device's interrupt.
    @NoAllocation(reason = "runs in interrupt context")
    public void interrupt() {
        if ((device.acknowledgeInterrupt() & VirtioTransport.INTERRUPT_CONFIGURATION) != 0) {
            targetChanged = true;
        }
    }

    /// The host may want something else: the next `poll` looks.
    @NoAllocation(reason = "runs in interrupt context")
    public void configurationChanged() {
        targetChanged = true;
    }
}
