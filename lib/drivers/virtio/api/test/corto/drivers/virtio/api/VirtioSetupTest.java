// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.api;

import static org.assertj.core.api.Assertions.assertThat;

import corto.drivers.virtio.queue.PackedQueue;
import corto.drivers.virtio.queue.Virtqueue;
import corto.lang.SimulatedMemory;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class VirtioSetupTest {
    private static final long SPECIAL = 1 << 5;

    private final FakeTransport device = new FakeTransport(DeviceType.NETWORK);
    private final FakeFrames frames = new FakeFrames();

    @BeforeEach
    void memory() {
        SimulatedMemory.fresh();
    }

    @Test
    void the_status_goes_through_the_steps_of_the_specification() {
        device.offered |= SPECIAL;
        device.queueSizes[0] = 256;

        long features = VirtioSetup.negotiate(device, SPECIAL);
        Virtqueue queue = VirtioSetup.queue(device, 0, 128, features, frames);
        VirtioSetup.start(device);

        assertThat(device.statuses).containsExactly(0, 1, 3, 11, 15);
        assertThat(device.accepted).isEqualTo(SPECIAL | Features.VERSION_1);
        assertThat(features).isEqualTo(device.accepted);
        assertThat(queue.size()).isEqualTo(128);
        assertThat(device.queues[0].size).isEqualTo(128);
    }

    @Test
    void features_that_the_device_does_not_offer_are_not_taken() {
        assertThat(VirtioSetup.negotiate(device, SPECIAL)).isEqualTo(Features.VERSION_1);
    }

    @Test
    void features_that_the_driver_does_not_want_are_not_taken() {
        device.offered |= SPECIAL | Features.RING_EVENT_IDX;

        assertThat(VirtioSetup.negotiate(device, 0)).isEqualTo(Features.VERSION_1);
    }

    @Test
    void a_legacy_device_is_given_up() {
        device.offered = SPECIAL;

        assertThat(VirtioSetup.negotiate(device, SPECIAL)).isEqualTo(VirtioSetup.REFUSED);
        assertThat(device.statuses).containsExactly(0, 1, 3, 131);
    }

    @Test
    void a_device_that_refuses_the_features_is_given_up() {
        device.refusesFeatures = true;

        assertThat(VirtioSetup.negotiate(device, 0)).isEqualTo(VirtioSetup.REFUSED);
        assertThat(device.status().has(DeviceStatus.FAILED)).isTrue();
    }

    @Test
    void a_device_that_does_not_reset_is_given_up() {
        device.neverResets = true;

        assertThat(VirtioSetup.negotiate(device, 0)).isEqualTo(VirtioSetup.REFUSED);
    }

    @Test
    void rings_are_packed_if_the_device_offers_it() {
        device.offered |= Features.RING_PACKED;
        device.queueSizes[0] = 16;

        long features = VirtioSetup.negotiate(device, 0);

        assertThat(features).isEqualTo(Features.VERSION_1 | Features.RING_PACKED);
        assertThat(VirtioSetup.queue(device, 0, 16, features, frames)).isInstanceOf(PackedQueue.class);
    }

    @Test
    void a_queue_size_below_zero_is_no_queue() {
        device.queueSizes[0] = -4;
        long features = VirtioSetup.negotiate(device, 0);

        assertThat(VirtioSetup.queue(device, 0, 16, features, frames)).isNull();
    }

    @Test
    void a_queue_has_a_power_of_two_of_descriptors_and_not_more_than_the_device_allows() {
        device.queueSizes[0] = 100;
        long features = VirtioSetup.negotiate(device, 0);

        assertThat(VirtioSetup.queue(device, 0, 256, features, frames).size()).isEqualTo(64);
    }

    @Test
    void without_such_a_queue_or_without_memory_there_is_none() {
        device.queueSizes[0] = 16;
        long features = VirtioSetup.negotiate(device, 0);
        frames.remaining = 0;

        assertThat(VirtioSetup.queue(device, 0, 16, features, frames)).isNull();
        assertThat(VirtioSetup.queue(device, 1, 16, features, frames)).isNull();
    }

    @Test
    void status_bits_are_added_and_asked_for_by_name() {
        DeviceStatus status = DeviceStatus.reset().with(DeviceStatus.ACKNOWLEDGE).with(DeviceStatus.DRIVER);

        assertThat(status.has(DeviceStatus.DRIVER)).isTrue();
        assertThat(status.has(DeviceStatus.DRIVER_OK)).isFalse();
        assertThat(status.isReset()).isFalse();
    }
}
