// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.pci;

import corto.drivers.api.InterruptListener;
import corto.drivers.api.InterruptRouter;
import corto.drivers.pci.PciDevice;
import corto.drivers.virtio.api.DeviceStatus;
import corto.drivers.virtio.api.DeviceType;
import corto.drivers.virtio.api.MemoryRegisters;
import corto.drivers.virtio.api.VirtioTransport;
import corto.drivers.virtio.queue.Virtqueue;
import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.PhysicalAddress;
import corto.lang.ReadOnly8;
import corto.lang.RegisterSpace;
import corto.lang.WriteOnly16;
import corto.memory.directmap.DeviceMemory;

/// A virtio device that is a PCI function.
public final class VirtioPci implements VirtioTransport {
    private static final int VENDOR = 0x1AF4;
    private static final int FIRST_TRANSITIONAL = 0x1000;        // device type in the subsystem identifier
    private static final int FIRST_MODERN = 0x1040;              // + device type
    private static final int LAST_MODERN = 0x107F;

    private static final int QUEUE_ENTRY = 0;                    // of the MSI-X table
    private static final int CONFIGURATION_ENTRY = 1;
    private static final int NO_MESSAGE = -1;
    private static final int MOST_QUEUES = 64;                   // that we look at
    private static final int CONFIGURATION_BYTES = 64;           // no driver of ours reads further
    private static final int RESET_READS = 100_000;              // QEMU's devices need one

    private static final ReadOnly8 ISR = Layout.littleEndian().readOnly8();              // reading clears it (§4.1.4.5)
    private static final WriteOnly16 DOORBELL = Layout.littleEndian().writeOnly16();     // takes the queue's number (§4.1.5.2)

    private final PciDevice function;
    private final DeviceMemory memory;
    private final int deviceType;
    private Address common = Address.zero();
    private Address notifications = Address.zero();
    private Address isr = Address.zero();
    private RegisterSpace configuration;                         // null for an entropy device, which has none (§5.4.4)
    private long notifyOffMultiplier;                            // bytes
    private long notificationBytes;
    private long[] doorbells;                                    // by queue: their addresses
    private boolean msix;

    private VirtioPci(PciDevice function, DeviceMemory memory, int deviceType) {
        this.function = function;
        this.memory = memory;
        this.deviceType = deviceType;
    }

    /// Takes the function if it is a virtio device with the modern interface: enabled, its registers mapped. Else null. Allocates.
    public static VirtioPci of(PciDevice function, DeviceMemory memory) {
        int id = function.deviceId();
        if (function.vendorId() != VENDOR || id < FIRST_TRANSITIONAL || id > LAST_MODERN) {
            return null;
        }
        VirtioPci device = new VirtioPci(function, memory, id < FIRST_MODERN ? function.subsystemId() : id - FIRST_MODERN);
        return device.findRegisters() ? device : null;
    }

    private boolean findRegisters() {
        int at = function.capability(VirtioCapability.ID, 0, VirtioCapability.SIZE);
        for (int seen = 0; at != 0 && seen < PciDevice.MOST_CAPABILITIES; seen++) {
            take(at);
            at = function.capability(VirtioCapability.ID, at, VirtioCapability.SIZE);
        }
        if (common.isZero() || notifications.isZero() || isr.isZero() || configuration == null && deviceType != DeviceType.ENTROPY) {
            return false;
        }
        function.enable();
        doorbells = new long[Math.min(CommonConfiguration.NUM_QUEUES.read(common), MOST_QUEUES)];
        return true;
    }

    /// Takes the block of registers that a capability tells of, if it is one of ours and the first of its type: the one that the device prefers (§4.1.4.1).
    private void take(int at) {
        int type = function.read8(at + VirtioCapability.CFG_TYPE.offset());
        if (type == VirtioCapability.TYPE_COMMON && common.isZero()) {
            common = map(at, CommonConfiguration.SIZE);
        } else if (type == VirtioCapability.TYPE_NOTIFY && notifications.isZero() && at <= VirtioCapability.LAST_NOTIFY) {
            notifications = map(at, Short.BYTES);
            notificationBytes = length(at);
            notifyOffMultiplier = Integer.toUnsignedLong(function.read32(at + VirtioCapability.NOTIFY_OFF_MULTIPLIER.offset()));
        } else if (type == VirtioCapability.TYPE_ISR && isr.isZero()) {
            isr = map(at, 1);
        } else if (type == VirtioCapability.TYPE_DEVICE && configuration == null) {
            Address block = map(at, 0);
            configuration = block.isZero() ? null : new MemoryRegisters(block);
        }
    }

    private long length(int capability) {
        return Integer.toUnsignedLong(function.read32(capability + VirtioCapability.LENGTH.offset()));
    }

    /// Where the block of a capability is seen; zero if its base address is not memory with a place, or it is shorter than `leastBytes`.
    private Address map(int capability, int leastBytes) {
        int bar = function.read8(capability + VirtioCapability.BAR.offset());
        long length = length(capability);
        if (bar > VirtioCapability.MOST_BAR || length < leastBytes) {
            return Address.zero();
        }
        PhysicalAddress start = function.barAddress(bar);
        if (start.bits() == 0) {
            return Address.zero();
        }
        long offset = Integer.toUnsignedLong(function.read32(capability + VirtioCapability.OFFSET.offset()));
        return memory.map(start.plus(offset), Math.max(length, leastBytes == 0 ? CONFIGURATION_BYTES : 0));
    }

    @Override
    public int deviceType() {
        return deviceType;
    }

    @Override
    public DeviceStatus status() {
        return new DeviceStatus(CommonConfiguration.DEVICE_STATUS.read(common));
    }

    @Override
    public void setStatus(DeviceStatus status) {
        CommonConfiguration.DEVICE_STATUS.write(common, (int) status.bits());
        if (status.isReset()) {
            for (int i = 0; i < RESET_READS && !status().isReset(); i++) {
                Thread.onSpinWait();
            }
        }
    }

    @Override
    public long deviceFeatures() {
        CommonConfiguration.DEVICE_FEATURE_SELECT.write(common, 0);
        long low = Integer.toUnsignedLong(CommonConfiguration.DEVICE_FEATURE.read(common));
        CommonConfiguration.DEVICE_FEATURE_SELECT.write(common, 1);
        return (long) CommonConfiguration.DEVICE_FEATURE.read(common) << Integer.SIZE | low;
    }

    @Override
    public void setDriverFeatures(long features) {
        CommonConfiguration.DRIVER_FEATURE_SELECT.write(common, 0);
        CommonConfiguration.DRIVER_FEATURE.write(common, (int) features);
        CommonConfiguration.DRIVER_FEATURE_SELECT.write(common, 1);
        CommonConfiguration.DRIVER_FEATURE.write(common, (int) (features >>> Integer.SIZE));
    }

    @Override
    public int queueSize(int index) {
        if (index >= doorbells.length) {
            return 0;
        }
        CommonConfiguration.QUEUE_SELECT.write(common, index);
        return CommonConfiguration.QUEUE_SIZE.read(common);
    }

    @Override
    public boolean enableQueue(int index, Virtqueue queue) {
        CommonConfiguration.QUEUE_SELECT.write(common, index);
        long doorbell = CommonConfiguration.QUEUE_NOTIFY_OFF.read(common) * notifyOffMultiplier;
        if (doorbell > notificationBytes - Short.BYTES) {
            return false;                                        // beyond the block of doorbells
        }
        CommonConfiguration.QUEUE_SIZE.write(common, queue.size());
        if (msix) {
            CommonConfiguration.QUEUE_MSIX_VECTOR.write(common, QUEUE_ENTRY);
        }
        long descriptors = queue.descriptorArea().bits();
        CommonConfiguration.QUEUE_DESC_LOW.write(common, (int) descriptors);
        CommonConfiguration.QUEUE_DESC_HIGH.write(common, (int) (descriptors >>> Integer.SIZE));
        long driver = queue.driverArea().bits();
        CommonConfiguration.QUEUE_DRIVER_LOW.write(common, (int) driver);
        CommonConfiguration.QUEUE_DRIVER_HIGH.write(common, (int) (driver >>> Integer.SIZE));
        long device = queue.deviceArea().bits();
        CommonConfiguration.QUEUE_DEVICE_LOW.write(common, (int) device);
        CommonConfiguration.QUEUE_DEVICE_HIGH.write(common, (int) (device >>> Integer.SIZE));
        doorbells[index] = notifications.plus(doorbell).bits();
        CommonConfiguration.QUEUE_ENABLE.write(common, 1);       // last: the rest may not change after it (§4.1.4.3.2)
        return true;
    }

    @Override
    public void notifyQueue(int index) {
        DOORBELL.write(new Address(doorbells[index]), index);
    }

    @Override
    public RegisterSpace configuration() {
        return configuration;
    }

    @Override
    public int configurationGeneration() {
        return CommonConfiguration.CONFIG_GENERATION.read(common);
    }

    @Override
    public int acknowledgeInterrupt() {
        return msix ? INTERRUPT_QUEUE : ISR.read(isr);
    }

    // ---- interrupts ----

    /// By messages; a device that cannot, or for which there are none left, by the line that firmware gave its INTx pin: QEMU's I/O APIC has it under the same number.
    @Override
    public void connect(InterruptRouter interrupts, InterruptListener interrupted, InterruptListener configurationChanged) {
        int queueData = hasMessages() ? interrupts.message() : NO_MESSAGE;
        int configurationData = queueData == NO_MESSAGE ? NO_MESSAGE : interrupts.message(configurationChanged);
        boolean messages = configurationData >= 0 && useMsix(interrupts.messageAddress(), queueData, configurationData);
        if (!messages && function.interruptPin() != 0) {
            interrupts.line(function.interruptLine(), true, interrupted);
        }
    }

    private boolean hasMessages() {
        return function.msixEntries() > CONFIGURATION_ENTRY;
    }

    /// Firmware's number for INTx, which the device uses as long as there is no `useMsix`.
    public int interruptLine() {
        return function.interruptLine();
    }

    /// Switches from INTx to message-signalled interrupts: `queueData` is written to `address` when a queue has something, `configurationData`
    /// when the configuration changed. False, and INTx stays, if the device cannot. At any time after `of`; after a reset again.
    public boolean useMsix(long address, int queueData, int configurationData) {
        if (!hasMessages()) {
            return false;
        }
        if (!function.enableMsix(QUEUE_ENTRY, address, queueData, memory) || !function.enableMsix(CONFIGURATION_ENTRY, address, configurationData, memory)) {
            return false;
        }
        CommonConfiguration.CONFIG_MSIX_VECTOR.write(common, CONFIGURATION_ENTRY);
        boolean good = CommonConfiguration.CONFIG_MSIX_VECTOR.read(common) == CONFIGURATION_ENTRY;     // the device may refuse (§4.1.5.1.2)
        for (int queue = 0; queue < doorbells.length; queue++) {
            if (doorbells[queue] != 0) {
                CommonConfiguration.QUEUE_SELECT.write(common, queue);
                CommonConfiguration.QUEUE_MSIX_VECTOR.write(common, QUEUE_ENTRY);
                good &= CommonConfiguration.QUEUE_MSIX_VECTOR.read(common) == QUEUE_ENTRY;
            }
        }
        msix = good;
        if (!good) {
            function.disableMsix();
        }
        return good;
    }
}
