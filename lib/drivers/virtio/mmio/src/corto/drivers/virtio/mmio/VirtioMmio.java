// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.mmio;

import corto.drivers.api.InterruptListener;
import corto.drivers.api.InterruptRouter;
import corto.drivers.virtio.api.DeviceStatus;
import corto.drivers.virtio.api.DeviceType;
import corto.drivers.virtio.api.MemoryRegisters;
import corto.drivers.virtio.api.VirtioTransport;
import corto.drivers.virtio.queue.Virtqueue;
import corto.lang.Address;
import corto.lang.RegisterSpace;
import corto.memory.directmap.DeviceMemory;

/// A virtio device with registers in memory.
public final class VirtioMmio implements VirtioTransport {
    private static final int RESET_READS = 100_000;      // QEMU's devices need one

    private final Address registers;
    private final MmioPlace place;
    private final RegisterSpace configuration;

    private VirtioMmio(Address registers, MmioPlace place) {
        this.registers = registers;
        this.place = place;
        configuration = new MemoryRegisters(registers.plus(Registers.CONFIG));
    }

    /// The device at `place`, mapped; null if there is none, or one of version 1. Allocates.
    public static VirtioMmio of(MmioPlace place, DeviceMemory memory) {
        Address registers = place.lengthBytes() < Registers.CONFIG ? Address.zero() : memory.map(place.base(), place.lengthBytes());
        if (registers.isZero()) {
            return null;
        }
        if (Registers.MAGIC_VALUE.read(registers) != Registers.MAGIC || Registers.VERSION.read(registers) != Registers.VERSION_MODERN
                || Registers.DEVICE_ID.read(registers) == DeviceType.NONE) {
            return null;
        }
        return new VirtioMmio(registers, place);
    }

    @Override
    public int deviceType() {
        return Registers.DEVICE_ID.read(registers);
    }

    @Override
    public DeviceStatus status() {
        return new DeviceStatus(Registers.STATUS.read(registers));
    }

    @Override
    public void setStatus(DeviceStatus status) {
        Registers.STATUS.write(registers, (int) status.bits());
        if (status.isReset()) {
            for (int i = 0; i < RESET_READS && !status().isReset(); i++) {
                Thread.onSpinWait();
            }
        }
    }

    @Override
    public long deviceFeatures() {
        Registers.DEVICE_FEATURES_SEL.write(registers, 0);
        long low = Integer.toUnsignedLong(Registers.DEVICE_FEATURES.read(registers));
        Registers.DEVICE_FEATURES_SEL.write(registers, 1);
        return (long) Registers.DEVICE_FEATURES.read(registers) << Integer.SIZE | low;
    }

    @Override
    public void setDriverFeatures(long features) {
        Registers.DRIVER_FEATURES_SEL.write(registers, 0);
        Registers.DRIVER_FEATURES.write(registers, (int) features);
        Registers.DRIVER_FEATURES_SEL.write(registers, 1);
        Registers.DRIVER_FEATURES.write(registers, (int) (features >>> Integer.SIZE));
    }

    @Override
    public int queueSize(int index) {
        Registers.QUEUE_SEL.write(registers, index);
        return Registers.QUEUE_NUM_MAX.read(registers);
    }

    @Override
    public boolean enableQueue(int index, Virtqueue queue) {
        Registers.QUEUE_SEL.write(registers, index);
        Registers.QUEUE_NUM.write(registers, queue.size());
        long descriptors = queue.descriptorArea().bits();
        Registers.QUEUE_DESC_LOW.write(registers, (int) descriptors);
        Registers.QUEUE_DESC_HIGH.write(registers, (int) (descriptors >>> Integer.SIZE));
        long driver = queue.driverArea().bits();
        Registers.QUEUE_DRIVER_LOW.write(registers, (int) driver);
        Registers.QUEUE_DRIVER_HIGH.write(registers, (int) (driver >>> Integer.SIZE));
        long device = queue.deviceArea().bits();
        Registers.QUEUE_DEVICE_LOW.write(registers, (int) device);
        Registers.QUEUE_DEVICE_HIGH.write(registers, (int) (device >>> Integer.SIZE));
        Registers.QUEUE_READY.write(registers, 1);           // last (§4.2.3.2)
        return true;
    }

    @Override
    public void notifyQueue(int index) {
        Registers.QUEUE_NOTIFY.write(registers, index);
    }

    @Override
    public RegisterSpace configuration() {
        return configuration;
    }

    @Override
    public int configurationGeneration() {
        return Registers.CONFIG_GENERATION.read(registers);
    }

    @Override
    public void connect(InterruptRouter interrupts, InterruptListener interrupted, InterruptListener configurationChanged) {
        interrupts.line(place.interrupt(), place.isLevel(), interrupted);
    }

    @Override
    public int acknowledgeInterrupt() {
        int pending = Registers.INTERRUPT_STATUS.read(registers);
        if (pending != 0) {
            Registers.INTERRUPT_ACK.write(registers, pending);
        }
        return pending;
    }
}
