// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.api;

import corto.drivers.api.InterruptListener;
import corto.drivers.api.InterruptRouter;
import corto.drivers.virtio.queue.FakeQueue;
import corto.drivers.virtio.queue.Virtqueue;
import corto.lang.RegisterSpace;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/// A device that insists on the order of virtio 1.2 §3.1.1: a step too early or too late fails the test.
public final class FakeTransport implements VirtioTransport {
    private static final int QUEUES = 4;

    public final List<Integer> statuses = new ArrayList<>();           // as they were written
    public final int[] queueSizes = new int[QUEUES];
    public final FakeQueue[] queues = new FakeQueue[QUEUES];
    public final int[] notifications = new int[QUEUES];
    public final ByteBuffer configuration = ByteBuffer.allocate(64).order(ByteOrder.LITTLE_ENDIAN);
    public long offered = Features.VERSION_1;
    public long accepted = -1;
    public boolean refusesFeatures;
    public boolean neverResets;
    public boolean neverSettles;                                       // the configuration changes all the time
    public int writableConfiguration = -1;                             // offset of the one field of 32 bits that a driver may write
    public int pendingInterrupt;
    public int generation;
    private final int type;
    private long status = 0x0F;                                        // as firmware left it

    public FakeTransport(int type) {
        this.type = type;
    }

    private void require(boolean condition, String what) {
        if (!condition) {
            throw new AssertionError(what + " with status " + status);
        }
    }

    @Override
    public int deviceType() {
        return type;
    }

    @Override
    public DeviceStatus status() {
        return new DeviceStatus(status);
    }

    @Override
    public void setStatus(DeviceStatus written) {
        long value = written.bits();
        statuses.add((int) value);
        if (value == 0) {
            status = neverResets ? status : 0;
            return;
        }
        require((value & status) == status, "a status bit is cleared (§2.1.1)");
        if ((value & DeviceStatus.FEATURES_OK & ~status) != 0) {
            require(accepted != -1, "FEATURES_OK before the features are written");
            value &= refusesFeatures ? ~DeviceStatus.FEATURES_OK : ~0;
        }
        if ((value & DeviceStatus.DRIVER_OK) != 0) {
            require((status & DeviceStatus.FEATURES_OK) != 0, "DRIVER_OK before FEATURES_OK");
        }
        status = value;
    }

    @Override
    public long deviceFeatures() {
        require((status & DeviceStatus.DRIVER) != 0, "features are read before DRIVER");
        return offered;
    }

    @Override
    public void setDriverFeatures(long features) {
        require((status & (DeviceStatus.DRIVER | DeviceStatus.FEATURES_OK)) == DeviceStatus.DRIVER, "features are written");
        require((features & ~offered) == 0, "features that were not offered are accepted");
        accepted = features;
    }

    @Override
    public int queueSize(int index) {
        return queueSizes[index];
    }

    @Override
    public boolean enableQueue(int index, Virtqueue queue) {
        require((status & DeviceStatus.FEATURES_OK) != 0 && (status & DeviceStatus.DRIVER_OK) == 0, "a queue is enabled");
        require(queue.size() <= queueSizes[index], "the queue is larger than the device allows");
        queues[index] = FakeQueue.of(queue);
        return true;
    }

    @Override
    public void notifyQueue(int index) {
        require((status & DeviceStatus.DRIVER_OK) != 0, "a notification before DRIVER_OK (§3.1.1)");
        notifications[index]++;
    }

    @Override
    public RegisterSpace configuration() {
        return new RegisterSpace() {
            @Override
            public int read8(int offset) {
                return configuration.get(offset) & 0xFF;
            }

            @Override
            public void write8(int offset, int value) {
                throw new AssertionError("configuration is written");
            }

            @Override
            public int read16(int offset) {
                return configuration.getShort(offset) & 0xFFFF;
            }

            @Override
            public void write16(int offset, int value) {
                throw new AssertionError("configuration is written");
            }

            @Override
            public int read32(int offset) {
                return configuration.getInt(offset);
            }

            @Override
            public void write32(int offset, int value) {
                if (offset != writableConfiguration) {
                    throw new AssertionError("configuration is written");
                }
                configuration.putInt(offset, value);
            }
        };
    }

    @Override
    public int configurationGeneration() {
        return neverSettles ? generation++ : generation;
    }

    @Override
    public void connect(InterruptRouter interrupts, InterruptListener interrupted, InterruptListener configurationChanged) {
        require((status & DeviceStatus.DRIVER_OK) != 0, "interrupts are connected");
        interrupts.line(0, false, interrupted);
    }

    @Override
    public int acknowledgeInterrupt() {
        int pending = pendingInterrupt;
        pendingInterrupt = 0;
        return pending;
    }
}
