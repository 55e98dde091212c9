// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.pci;

import corto.drivers.pci.ConfigurationMechanism1;
import corto.drivers.pci.FakeConfiguration;
import corto.drivers.pci.PciBus;
import corto.drivers.pci.PciDevice;
import corto.drivers.virtio.queue.FakeQueue;
import corto.drivers.virtio.queue.FakeSplitQueue;
import corto.lang.SimulatedMemory;
import java.util.Arrays;

/// A function with the register blocks of virtio 1.2 §4.1.4, by their offsets, in base address 4: common at 0, interrupt status at 0x1000, configuration at
/// 0x2000, notifications at 0x3000 with a multiplier of 4; and the MSI-X table of base address 1.
final class FakeVirtioFunction implements SimulatedMemory.Device {
    static final long MEMORY = 0x8_0000_0000L;
    static final long TABLE = 0xFEB0_0000L;
    static final int VECTORS = 3;

    final FakeConfiguration configuration = new FakeConfiguration();
    final FakeConfiguration.Function function;
    final FakeQueue[] queues = new FakeQueue[2];
    final int[] queueVectors = {0xFFFF, 0xFFFF};
    int configurationVector = 0xFFFF;
    boolean refusesVectors;
    long offered = 1L << 32;
    long accepted;
    int status = 0x0F;
    int interruptStatus;
    String doorbell = "";
    private int deviceSelect;
    private int driverSelect;
    private int queueSelect;
    private final int[] sizes = {256, 64};
    private final int[] common = new int[56];

    FakeVirtioFunction(int deviceId, int subsystem) {
        function = configuration.add(0, 2, 0, 0x1AF4, deviceId).memory(1, (int) TABLE, 0x1000).memory64(4, MEMORY, 0x4000);
        function.space.putShort(0x2E, (short) subsystem);
    }

    FakeVirtioFunction withCapabilities() {
        function.capability(0x11, 0x98, VECTORS - 1, 0, 1, 0, 0, 0, 1, 8, 0, 0);
        function.capability(9, 0x84, 20, 5);                                     // access through configuration space: ignored
        function.capability(9, 0x70, 20, 2, 4, 0, 0, 0, 0, 0x30, 0, 0, 0, 0x10, 0, 0, 4, 0, 0, 0);
        function.capability(9, 0x60, 16, 4, 4, 0, 0, 0, 0, 0x20, 0, 0, 0, 0x10, 0, 0);
        function.capability(9, 0x50, 16, 3, 4, 0, 0, 0, 0, 0x10, 0, 0, 0, 0x10, 0, 0);
        function.capability(9, 0x40, 16, 1, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0x10, 0, 0);
        return this;
    }

    PciDevice device() {
        return PciBus.enumerate(new ConfigurationMechanism1(configuration))[0];
    }

    @Override
    public long load(long offset, int bytes) {
        require((function.command() & 2) != 0, "memory is read before it is enabled");
        if (offset == 0x1000) {
            int pending = interruptStatus;
            interruptStatus = 0;
            return pending;
        }
        if (offset >= 0x2000 && offset < 0x3000) {
            return offset & 0xFF;
        }
        return switch ((int) offset << 4 | bytes) {
            case 0x004_4 -> (int) (offered >>> 32 * deviceSelect);
            case 0x010_2 -> configurationVector;
            case 0x012_2 -> queues.length;
            case 0x014_1 -> status;
            case 0x015_1 -> 9;
            case 0x018_2 -> queueSelect < sizes.length ? sizes[queueSelect] : 0;
            case 0x01A_2 -> queueVectors[queueSelect];
            case 0x01E_2 -> queueSelect;
            default -> throw new AssertionError("0x%x of %d bytes cannot be read".formatted(offset, bytes));
        };
    }

    @Override
    public void store(long offset, int bytes, long value) {
        require((function.command() & 2) != 0, "memory is written before it is enabled");
        if (offset >= 0x3000) {
            require(bytes == 2, "a notification has 16 bits");
            doorbell = (offset - 0x3000) + "=" + value;
            return;
        }
        switch ((int) offset << 4 | bytes) {
            case 0x000_4 -> deviceSelect = (int) value;
            case 0x008_4 -> driverSelect = (int) value;
            case 0x00C_4 -> accepted = accepted & ~(0xFFFF_FFFFL << 32 * driverSelect) | value << 32 * driverSelect;
            case 0x010_2 -> configurationVector = refusesVectors ? 0xFFFF : (int) value;
            case 0x014_1 -> status = (int) value;
            case 0x016_2 -> {
                queueSelect = (int) value;
                Arrays.fill(common, 0);
            }
            case 0x018_2 -> sizes[queueSelect] = (int) value;
            case 0x01A_2 -> queueVectors[queueSelect] = refusesVectors ? 0xFFFF : (int) value;
            case 0x01C_2 -> {
                require(value == 1, "a queue is disabled by reset only (§4.1.4.3.2)");
                queues[queueSelect] = new FakeSplitQueue(sizes[queueSelect], area(0x20), area(0x28), area(0x30));
            }
            case 0x020_4, 0x024_4, 0x028_4, 0x02C_4, 0x030_4, 0x034_4 -> common[(int) offset] = (int) value;
            default -> throw new AssertionError("0x%x of %d bytes cannot be written".formatted(offset, bytes));
        }
    }

    private long area(int offset) {
        return (long) common[offset + 4] << 32 | common[offset] & 0xFFFF_FFFFL;
    }

    private static void require(boolean condition, String what) {
        if (!condition) {
            throw new AssertionError(what);
        }
    }
}
