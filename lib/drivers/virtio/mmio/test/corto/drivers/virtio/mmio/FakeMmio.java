// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.mmio;

import corto.drivers.virtio.queue.FakeQueue;
import corto.drivers.virtio.queue.FakeSplitQueue;
import corto.lang.SimulatedMemory;

/// A device's registers by the offsets of virtio 1.2 table 4.1. An access that the specification forbids fails the test.
final class FakeMmio implements SimulatedMemory.Device {
    long offered = 1L << 32;
    long accepted;
    int version = 2;
    int type = 1;
    int status = 0x0F;
    int pendingInterrupt;
    int notified = -1;
    FakeQueue queue;
    private int deviceSelect;
    private int driverSelect;
    private int queueSelect;
    private int queueNumber;
    private final long[] areas = new long[3];
    private boolean ready;

    @Override
    public long load(long offset, int bytes) {
        if (offset >= 0x100) {
            return offset & 0xFF;
        }
        if (bytes != 4) {
            throw new AssertionError("registers have 32 bits (§4.2.2.2)");
        }
        return switch ((int) offset) {
            case 0x000 -> 0x74726976;
            case 0x004 -> version;
            case 0x008 -> type;
            case 0x010 -> (int) (offered >>> 32 * deviceSelect);
            case 0x034 -> queueSelect == 0 ? 256 : 0;
            case 0x044 -> ready ? 1 : 0;
            case 0x060 -> pendingInterrupt;
            case 0x070 -> status;
            case 0x0FC -> 7;
            default -> throw new AssertionError("0x%x cannot be read".formatted(offset));
        };
    }

    @Override
    public void store(long offset, int bytes, long value) {
        if (bytes != 4) {
            throw new AssertionError("registers have 32 bits (§4.2.2.2)");
        }
        switch ((int) offset) {
            case 0x014 -> deviceSelect = (int) value;
            case 0x020 -> accepted = accepted & ~(0xFFFF_FFFFL << 32 * driverSelect) | value << 32 * driverSelect;
            case 0x024 -> driverSelect = (int) value;
            case 0x030 -> queueSelect = (int) value;
            case 0x038 -> queueNumber = (int) value;
            case 0x044 -> {
                ready = true;
                queue = new FakeSplitQueue(queueNumber, areas[0], areas[1], areas[2]);
            }
            case 0x050 -> notified = (int) value;
            case 0x064 -> pendingInterrupt &= ~(int) value;
            case 0x070 -> status = (int) value;
            case 0x080, 0x090, 0x0A0 -> area(offset, areas[area(offset)] & ~0xFFFF_FFFFL | value);
            case 0x084, 0x094, 0x0A4 -> area(offset, areas[area(offset)] & 0xFFFF_FFFFL | value << 32);
            default -> throw new AssertionError("0x%x cannot be written".formatted(offset));
        }
    }

    private static int area(long offset) {
        return (int) (offset >>> 4) - 8;
    }

    private void area(long offset, long value) {
        if (ready) {
            throw new AssertionError("an area changes after QueueReady (§4.2.2.2)");
        }
        areas[area(offset)] = value;
    }
}
