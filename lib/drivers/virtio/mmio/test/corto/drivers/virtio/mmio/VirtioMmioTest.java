// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.mmio;

import static org.assertj.core.api.Assertions.assertThat;

import corto.drivers.api.FakeInterrupts;
import corto.drivers.api.InterruptListener;
import corto.drivers.virtio.api.DeviceStatus;
import corto.drivers.virtio.api.FakeFrames;
import corto.drivers.virtio.api.VirtioSetup;
import corto.drivers.virtio.api.VirtioTransport;
import corto.drivers.virtio.queue.Virtqueue;
import corto.lang.Address;
import corto.lang.PhysicalAddress;
import corto.lang.SimulatedMemory;
import corto.memory.directmap.DeviceMemory;
import java.util.Map;
import org.junit.jupiter.api.Test;

class VirtioMmioTest {
    private static final MmioPlace PLACE = new MmioPlace(new PhysicalAddress(0xFEB0_0E00L), 512, 12, false);

    private final FakeMmio device = new FakeMmio();
    private final SimulatedMemory memory = SimulatedMemory.fresh();

    private VirtioMmio transport() {
        memory.map(PLACE.base().bits(), (int) PLACE.lengthBytes(), device);
        DeviceMemory identity = (from, _) -> new Address(from.bits());
        return VirtioMmio.of(PLACE, identity);
    }

    @Test
    void a_device_has_type_and_configuration() {
        VirtioMmio transport = transport();

        assertThat(transport.deviceType()).isEqualTo(1);
        assertThat(transport.configuration().read8(3)).isEqualTo(3);
        assertThat(transport.configurationGeneration()).isEqualTo(7);
    }

    @Test
    void a_place_without_device_is_ignored() {
        device.type = 0;

        assertThat(transport()).isNull();
    }

    @Test
    void a_legacy_device_is_ignored() {
        device.version = 1;

        assertThat(transport()).isNull();
    }

    @Test
    void features_have_64_bits() {
        device.offered = 0x1_2000_0020L;
        VirtioMmio transport = transport();

        transport.setDriverFeatures(0x1_2000_0000L);

        assertThat(transport.deviceFeatures()).isEqualTo(0x1_2000_0020L);
        assertThat(device.accepted).isEqualTo(0x1_2000_0000L);
    }

    @Test
    void setup_leads_to_a_queue_that_the_device_knows() {
        VirtioMmio transport = transport();
        long features = VirtioSetup.negotiate(transport, 0);
        Virtqueue queue = VirtioSetup.queue(transport, 0, 64, features, new FakeFrames());
        VirtioSetup.start(transport);

        queue.begin(1);
        queue.append(new Address(0xFFFF_8000_0000_1000L), 5, true);
        queue.publish();

        assertThat(device.queue.size).isEqualTo(64);
        assertThat(device.queue.waiting()).isEqualTo(1);
        assertThat(device.status).isEqualTo(15);
        assertThat(transport.queueSize(1)).isZero();
    }

    @Test
    void reset_is_a_status_of_zero() {
        transport().setStatus(DeviceStatus.reset());

        assertThat(device.status).isZero();
    }

    @Test
    void a_notification_carries_the_number_of_the_queue() {
        transport().notifyQueue(1);

        assertThat(device.notified).isEqualTo(1);
    }

    @Test
    void an_interrupt_is_acknowledged_with_its_reasons() {
        VirtioMmio transport = transport();
        device.pendingInterrupt = VirtioTransport.INTERRUPT_QUEUE | VirtioTransport.INTERRUPT_CONFIGURATION;

        assertThat(transport.acknowledgeInterrupt()).isEqualTo(3);
        assertThat(device.pendingInterrupt).isZero();
        assertThat(transport.acknowledgeInterrupt()).isZero();
    }

    @Test
    void interrupts_come_by_the_line_that_the_command_line_names() {
        FakeInterrupts interrupts = new FakeInterrupts();
        InterruptListener driver = () -> {};

        transport().connect(interrupts, driver, null);

        assertThat(interrupts.lines).containsExactly(Map.entry(12, driver));
        assertThat(interrupts.messages).isEmpty();
    }

    @Test
    void places_are_read_as_Linux_reads_them() {
        assertThat(MmioPlace.parse("virtio_mmio.device=512@0xfeb00e00:12")).isEqualTo(new MmioPlace(new PhysicalAddress(0xFEB0_0E00L), 512, 12, false));
        assertThat(MmioPlace.parse("virtio_mmio.device=4K@0xd0000000:5")).isEqualTo(new MmioPlace(new PhysicalAddress(0xD000_0000L), 4096, 5, false));
        assertThat(MmioPlace.parse("virtio_mmio.device=0x200@4096:7:3")).isEqualTo(new MmioPlace(new PhysicalAddress(4096), 512, 7, false));
    }

    @Test
    void what_is_no_place_gives_none() {
        for (String word : new String[] {"strace=1", "virtio_mmio.device=", "virtio_mmio.device=512", "virtio_mmio.device=512@0xfeb00000", "virtio_mmio.device=K@1:2",
                "virtio_mmio.device=512@:5", "virtio_mmio.device=512@0x:5", "virtio_mmio.device=512@0xg:5", "virtio_mmio.device=512@1:", "virtio_mmio.device=0@1:2",
                "virtio_mmio.device=512@1:99999999999", "virtio_mmio.device=512@0xfffffffffffffffff:1", "virtio_mmio.device=5 2@1:2"}) {
            assertThat(MmioPlace.parse(word)).as(word).isNull();
        }
    }
}
