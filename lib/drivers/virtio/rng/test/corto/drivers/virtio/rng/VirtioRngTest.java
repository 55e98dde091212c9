// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.rng;

import static org.assertj.core.api.Assertions.assertThat;

import corto.drivers.virtio.api.DeviceStatus;
import corto.drivers.virtio.api.DeviceType;
import corto.drivers.virtio.api.FakeFrames;
import corto.drivers.virtio.api.FakeTransport;
import corto.drivers.virtio.queue.FakeQueue;
import corto.lang.Address;
import corto.lang.SimulatedMemory;
import org.junit.jupiter.api.Test;

class VirtioRngTest {
    private final SimulatedMemory memory = SimulatedMemory.fresh();
    private final Address into = memory.map(0x1000, 1024);
    private final FakeFrames frames = new FakeFrames();
    private final FakeTransport device = new FakeTransport(DeviceType.ENTROPY);

    private VirtioRng start() {
        device.queueSizes[0] = 8;
        return VirtioRng.of(device, frames);
    }

    /// The device fills the buffer that waits with `first`, `first` + 1, …
    private Address give(int count, int first) {
        FakeQueue queue = device.queues[0];
        int head = queue.next();
        FakeQueue.Buffer buffer = queue.buffers(head).getFirst();
        assertThat(buffer.writable()).isTrue();
        for (int i = 0; i < Math.min(count, buffer.length()); i++) {
            buffer.address().storeByte(i, (byte) (first + i));
        }
        queue.use(head, count);
        return buffer.address();
    }

    @Test
    void setup_asks_the_device_for_bytes() {
        start();

        assertThat(device.statuses).containsExactly(0, 1, 3, 11, 15);
        assertThat(device.notifications[0]).isEqualTo(1);
        assertThat(device.queues[0].waiting()).isEqualTo(1);
    }

    @Test
    void before_the_device_answers_there_is_nothing() {
        assertThat(start().take(into, 8)).isZero();
    }

    @Test
    void bytes_are_given_once_and_in_parts() {
        VirtioRng rng = start();
        Address buffer = give(10, 1);

        assertThat(rng.take(into, 4)).isEqualTo(4);
        assertThat(into.loadInt()).isEqualTo(0x0403_0201);
        assertThat(buffer.loadInt()).as("erased").isZero();
        assertThat(rng.take(into, 100)).isEqualTo(6);
        assertThat(into.loadByte()).isEqualTo((byte) 5);
        assertThat(rng.take(into, 100)).isZero();
    }

    @Test
    void an_empty_buffer_goes_back_to_the_device() {
        VirtioRng rng = start();
        give(4, 1);
        rng.take(into, 4);
        assertThat(device.notifications[0]).isEqualTo(2);

        give(256, 50);

        assertThat(rng.take(into, 1024)).isEqualTo(256);
        assertThat(into.loadByte()).isEqualTo((byte) 50);
    }

    @Test
    void a_device_that_claims_more_than_the_buffer_gives_the_buffer() {
        VirtioRng rng = start();
        give(100_000, 1);

        assertThat(rng.take(into, 1024)).isEqualTo(256);
    }

    @Test
    void a_device_that_gives_nothing_is_asked_again() {
        VirtioRng rng = start();
        give(0, 0);

        assertThat(rng.take(into, 8)).isZero();
        assertThat(device.queues[0].waiting()).isEqualTo(1);
    }

    @Test
    void other_devices_are_left_alone_and_without_memory_this_one_is_given_up() {
        FakeTransport network = new FakeTransport(DeviceType.NETWORK);
        assertThat(VirtioRng.of(network, frames)).isNull();
        assertThat(network.statuses).isEmpty();

        frames.remaining = 1;
        assertThat(start()).isNull();
        assertThat(device.status().has(DeviceStatus.FAILED)).isTrue();
    }
}
