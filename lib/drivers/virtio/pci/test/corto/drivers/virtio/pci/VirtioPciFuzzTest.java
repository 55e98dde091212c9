// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.pci;

import static org.assertj.core.api.Assertions.assertThat;

import corto.drivers.api.FakeInterrupts;
import corto.drivers.pci.ConfigurationAccess;
import corto.drivers.pci.PciBus;
import corto.drivers.pci.PciDevice;
import corto.drivers.virtio.api.DeviceStatus;
import corto.drivers.virtio.api.FakeFrames;
import corto.drivers.virtio.api.VirtioSetup;
import corto.drivers.virtio.queue.Virtqueue;
import corto.lang.Address;
import corto.lang.SimulatedMemory;
import corto.memory.directmap.DeviceMemory;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// PCI functions that lie about everything: bridges in circles, capabilities in circles, at the end of the space, with blocks of registers anywhere, registers that read as anything and change
/// all the time. Enumeration, setup and interrupts come to an end, and no access leaves what was mapped.
class VirtioPciFuzzTest {
    private static final int CASES = 10_000;
    private static final long MEMORY = 0xFE00_0000L;
    private static final int BYTES = 0x4000;

    /// A configuration space of 256 bytes for each function, in which everything can be written. Accesses beyond 256 bytes fail.
    private static final class Lies implements ConfigurationAccess {
        final byte[][] spaces = new byte[1 << 16][];

        private int at(int function, int register) {
            assertThat(register).isBetween(0, 255);
            return spaces[function] == null ? 0xFF : spaces[function][register] & 0xFF;
        }

        @Override
        public int read8(int function, int register) {
            return at(function, register);
        }

        @Override
        public void write8(int function, int register, int value) {
            assertThat(register).isBetween(0, 255);
            spaces[function][register] = (byte) value;
        }

        @Override
        public int read16(int function, int register) {
            return at(function, register) | at(function, register + 1) << 8;
        }

        @Override
        public void write16(int function, int register, int value) {
            write8(function, register, value);
            write8(function, register + 1, value >>> 8);
        }

        @Override
        public int read32(int function, int register) {
            return read16(function, register) | read16(function, register + 2) << 16;
        }

        @Override
        public void write32(int function, int register, int value) {
            write16(function, register, value);
            write16(function, register + 2, value >>> 16);
        }
    }

    @Test
    void a_function_that_lies_is_given_up_or_used_but_no_fault() {
        int queues = 0;
        int messages = 0;
        for (int seed = 0; seed < CASES; seed++) {
            int outcome = attack(seed);
            queues += outcome & 1;
            messages += outcome >>> 1;
        }
        assertThat(queues).as("cases that come as far as a queue: else nothing is tried").isGreaterThan(CASES / 50);
        assertThat(messages).as("cases that come as far as messages").isGreaterThan(CASES / 100);
    }

    private static int attack(int seed) {
        Random random = new Random(seed);
        Lies lies = new Lies();
        for (int i = 1 + random.nextInt(4); i > 0; i--) {
            int function = random.nextInt(3) << 8 | random.nextInt(4) << 3 | (random.nextBoolean() ? 0 : random.nextInt(8));
            lies.spaces[i == 1 ? 0 : function] = space(random);
        }
        SimulatedMemory memory = SimulatedMemory.fresh();
        memory.map(MEMORY, BYTES, new SimulatedMemory.Device() {
            @Override
            public long load(long offset, int bytes) {
                return random.nextInt(3) == 0 ? random.nextLong() : random.nextInt(20);
            }

            @Override
            public void store(long offset, int bytes, long value) {}
        });
        DeviceMemory mapped = (from, lengthBytes) -> from.bits() >= MEMORY && lengthBytes >= 0 && from.bits() <= MEMORY + BYTES - lengthBytes ? new Address(from.bits()) : Address.zero();
        FakeFrames frames = new FakeFrames();
        int outcome = 0;
        for (PciDevice device : PciBus.enumerate(lies)) {
            device.classCode();
            for (int bar = 0; bar < 6; bar++) {
                device.barAddress(bar);
                device.barPort(bar);
                device.barBytes(bar);
            }
            VirtioPci virtio = VirtioPci.of(device, mapped);
            if (virtio != null) {
                outcome |= use(virtio, random, frames);
            }
        }
        return outcome;
    }

    /// Few enough that a case often comes far.
    private static boolean lies(Random random) {
        return random.nextInt(20) == 0;
    }

    private static byte[] space(Random random) {
        byte[] space = new byte[256];
        random.nextBytes(space);
        if (random.nextInt(8) == 0) {
            return space;
        }
        space[0] = (byte) 0xF4;
        space[1] = 0x1A;
        space[2] = (byte) (0x40 + random.nextInt(6));
        space[3] = 0x10;
        space[6] |= 0x10;
        space[14] = (byte) (lies(random) ? random.nextInt() : 0);
        for (int bar = 0; bar < 6; bar++) {
            int value = (int) MEMORY | (lies(random) ? random.nextInt(16) : 0);
            for (int i = 0; i < 4; i++) {
                space[16 + 4 * bar + i] = (byte) (value >>> 8 * i);
            }
        }
        int at = 0x34;
        for (int i = 0; i < 6; i++) {
            int place = lies(random) ? random.nextInt(256) : 0x40 + 0x18 * i;
            space[at] = (byte) place;
            place &= ~3;
            if (place + 20 > 256) {
                break;
            }
            boolean messages = random.nextInt(5) == 0;
            space[place] = (byte) (messages ? 0x11 : 9);
            space[place + 1] = 0;
            if (messages) {
                space[place + 2] = (byte) random.nextInt(4);
                space[place + 3] = (byte) (lies(random) ? random.nextInt() : 0);
            } else {
                space[place + 3] = (byte) (1 + i % 5);
                space[place + 4] = (byte) random.nextInt(lies(random) ? 8 : 5);
            }
            number(space, place + (messages ? 4 : 8), lies(random) ? random.nextInt() : random.nextInt(BYTES));
            number(space, place + (messages ? 8 : 12), lies(random) ? random.nextInt() : random.nextInt(BYTES));
            if (!messages) {
                number(space, place + 16, lies(random) ? random.nextInt() : 4);
            }
            at = place + 1;
        }
        return space;
    }

    private static void number(byte[] space, int at, int value) {
        for (int i = 0; i < 4; i++) {
            space[at + i] = (byte) (value >>> 8 * i);
        }
    }

    /// Bit 0: it came as far as a queue; bit 1: as far as messages.
    private static int use(VirtioPci device, Random random, FakeFrames frames) {
        VirtioSetup.negotiate(device, random.nextLong());
        int outcome = 0;
        for (int index = 0; index < 3; index++) {
            Virtqueue queue = VirtioSetup.queue(device, index, 16, random.nextLong(), frames);
            if (queue != null) {
                device.notifyQueue(index);
                outcome |= 1;
            }
        }
        VirtioSetup.start(device);
        if (device.configuration() != null) {
            device.configuration().read32(60);
        }
        device.configurationGeneration();
        FakeInterrupts interrupts = new FakeInterrupts();
        device.connect(interrupts, () -> {}, () -> {});
        device.acknowledgeInterrupt();
        device.setStatus(DeviceStatus.reset());
        device.useMsix(0xFEE0_0000L, 1, 2);
        return interrupts.messages.isEmpty() ? outcome : outcome | 2;
    }
}
