// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.pci;

import static org.assertj.core.api.Assertions.assertThat;

import corto.drivers.api.FakeInterrupts;
import corto.drivers.api.InterruptListener;
import corto.drivers.virtio.api.FakeFrames;
import corto.drivers.virtio.api.VirtioSetup;
import corto.drivers.virtio.api.VirtioTransport;
import corto.drivers.virtio.queue.Virtqueue;
import corto.lang.Address;
import corto.lang.SimulatedMemory;
import corto.memory.directmap.DeviceMemory;
import org.junit.jupiter.api.Test;

class VirtioPciTest {
    private static final int MESSAGE = 0xFEE0_0000;

    private final SimulatedMemory memory = SimulatedMemory.fresh();
    private final DeviceMemory identity = (from, _) -> new Address(from.bits());

    private final FakeFrames frames = new FakeFrames();

    private FakeVirtioFunction fake(int deviceId, int subsystem) {
        FakeVirtioFunction fake = new FakeVirtioFunction(deviceId, subsystem);
        memory.map(FakeVirtioFunction.MEMORY, 0x4000, fake);
        return fake;
    }

    private VirtioPci transport(FakeVirtioFunction fake) {
        return VirtioPci.of(fake.device(), identity);
    }

    @Test
    void a_modern_device_has_its_type_in_the_device_identifier() {
        FakeVirtioFunction fake = fake(0x1041, 0x1100).withCapabilities();

        VirtioPci transport = transport(fake);

        assertThat(transport.deviceType()).isEqualTo(1);
        assertThat(transport.interruptLine()).isEqualTo(11);
        assertThat(transport.configuration().read8(5)).isEqualTo(5);
        assertThat(transport.configurationGeneration()).isEqualTo(9);
        assertThat(fake.function.command()).isEqualTo(6);
    }

    @Test
    void a_transitional_device_has_its_type_in_the_subsystem() {
        assertThat(transport(fake(0x1000, 4).withCapabilities()).deviceType()).isEqualTo(4);
    }

    @Test
    void a_legacy_device_is_left_as_it_was() {
        FakeVirtioFunction fake = fake(0x1000, 1);

        assertThat(transport(fake)).isNull();
        assertThat(fake.function.command()).isZero();
    }

    @Test
    void other_devices_are_none() {
        FakeVirtioFunction fake = fake(0x1041, 0).withCapabilities();
        fake.function.space.putShort(0, (short) 0x8086);
        assertThat(transport(fake)).isNull();

        fake.function.space.putShort(0, (short) 0x1AF4).putShort(2, (short) 0x1110);
        assertThat(transport(fake)).isNull();
    }

    @Test
    void registers_without_a_place_are_none() {
        FakeVirtioFunction fake = fake(0x1041, 0).withCapabilities();
        fake.function.space.putInt(0x20, 4).putInt(0x24, 0);

        assertThat(transport(fake)).isNull();
    }

    @Test
    void setup_leads_to_a_queue_that_the_device_knows() {
        FakeVirtioFunction fake = fake(0x1041, 0).withCapabilities();
        fake.offered = 1L << 32 | 1 << 29 | 1 << 5;
        VirtioPci transport = transport(fake);

        long features = VirtioSetup.negotiate(transport, 1 << 5);
        Virtqueue queue = VirtioSetup.queue(transport, 1, 128, features, frames);
        VirtioSetup.start(transport);
        queue.begin(1);
        queue.append(new Address(0xFFFF_8000_0000_1000L), 5, true);
        queue.publish();

        assertThat(fake.accepted).isEqualTo(1L << 32 | 1 << 5);
        assertThat(fake.queues[1].size).isEqualTo(64);
        assertThat(fake.queues[1].waiting()).isEqualTo(1);
        assertThat(fake.status).isEqualTo(15);
        assertThat(transport.queueSize(2)).isZero();
    }

    @Test
    void the_doorbell_is_where_the_queue_says_times_the_multiplier() {
        FakeVirtioFunction fake = fake(0x1041, 0).withCapabilities();
        VirtioPci transport = transport(fake);
        long features = VirtioSetup.negotiate(transport, 0);
        VirtioSetup.queue(transport, 1, 16, features, frames);

        transport.notifyQueue(1);

        assertThat(fake.doorbell).isEqualTo("4=1");
    }

    @Test
    void reading_the_interrupt_status_acknowledges() {
        FakeVirtioFunction fake = fake(0x1041, 0).withCapabilities();
        VirtioPci transport = transport(fake);
        fake.interruptStatus = VirtioTransport.INTERRUPT_CONFIGURATION;

        assertThat(transport.acknowledgeInterrupt()).isEqualTo(VirtioTransport.INTERRUPT_CONFIGURATION);
        assertThat(transport.acknowledgeInterrupt()).isZero();
    }

    @Test
    void with_MSI_X_queues_and_configuration_have_an_entry_each() {
        FakeVirtioFunction fake = fake(0x1041, 0).withCapabilities();
        Address table = memory.map(FakeVirtioFunction.TABLE, 16 * FakeVirtioFunction.VECTORS);
        VirtioPci transport = transport(fake);
        long features = VirtioSetup.negotiate(transport, 0);
        VirtioSetup.queue(transport, 0, 16, features, frames);

        assertThat(transport.useMsix(MESSAGE & 0xFFFF_FFFFL, 0x40, 0x41)).isTrue();
        VirtioSetup.queue(transport, 1, 16, features, frames);

        assertThat(fake.queueVectors).containsExactly(0, 0);
        assertThat(fake.configurationVector).isEqualTo(1);
        assertThat(table.loadInt(0)).isEqualTo(MESSAGE);
        assertThat(table.loadInt(8)).isEqualTo(0x40);
        assertThat(table.loadInt(16 + 8)).isEqualTo(0x41);
        assertThat(transport.acknowledgeInterrupt()).isEqualTo(VirtioTransport.INTERRUPT_QUEUE);
    }

    @Test
    void interrupts_come_by_one_message_for_queues_and_one_for_the_configuration() {
        FakeVirtioFunction fake = fake(0x1041, 0).withCapabilities();
        Address table = memory.map(FakeVirtioFunction.TABLE, 16 * FakeVirtioFunction.VECTORS);
        FakeInterrupts interrupts = new FakeInterrupts();
        InterruptListener changed = () -> {};

        transport(fake).connect(interrupts, () -> {}, changed);

        assertThat(interrupts.messages).containsExactly(null, changed);
        assertThat(table.loadLong(0)).isEqualTo(FakeInterrupts.MESSAGE_ADDRESS);
        assertThat(table.loadInt(8)).isEqualTo(FakeInterrupts.FIRST_MESSAGE);
        assertThat(table.loadInt(16 + 8)).isEqualTo(FakeInterrupts.FIRST_MESSAGE + 1);
        assertThat(interrupts.lines).isEmpty();
    }

    @Test
    void a_device_that_refuses_its_vectors_stays_without_MSI_X() {
        FakeVirtioFunction fake = fake(0x1041, 0).withCapabilities();
        memory.map(FakeVirtioFunction.TABLE, 16 * FakeVirtioFunction.VECTORS);
        fake.refusesVectors = true;
        VirtioPci transport = transport(fake);

        assertThat(transport.useMsix(MESSAGE & 0xFFFF_FFFFL, 0x40, 0x41)).isFalse();
        assertThat(fake.function.space.getShort(0x9A) & 0x8000).as("MSI-X enabled").isZero();
        assertThat(fake.function.command() & 0x400).as("INTx disabled").isZero();
    }
}
