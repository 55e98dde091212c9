// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.console;

import static org.assertj.core.api.Assertions.assertThat;

import corto.drivers.virtio.api.DeviceStatus;
import corto.drivers.virtio.api.DeviceType;
import corto.drivers.virtio.api.FakeFrames;
import corto.drivers.virtio.api.FakeTransport;
import corto.drivers.virtio.api.Features;
import corto.drivers.virtio.queue.FakeQueue;
import corto.lang.Address;
import corto.lang.SimulatedMemory;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VirtioConsoleTest {
    private static final int RECEIVE = 0;
    private static final int TRANSMIT = 1;

    private Address memory = SimulatedMemory.fresh().map(0x1_0000, 0x4000);
    private FakeFrames frames = new FakeFrames();
    private FakeTransport device = device();
    private final StringBuilder host = new StringBuilder();
    private VirtioConsole console;

    private static FakeTransport device() {
        FakeTransport device = new FakeTransport(DeviceType.CONSOLE);
        device.queueSizes[RECEIVE] = 64;
        device.queueSizes[TRANSMIT] = 64;
        return device;
    }

    private void start() {
        console = VirtioConsole.of(device, frames);
    }

    private boolean write(String text) {
        for (int i = 0; i < text.length(); i++) {
            memory.storeByte(i, (byte) text.charAt(i));
        }
        return console.write(memory, text.length());
    }

    /// The host takes what was written.
    private void serve() {
        FakeQueue queue = device.queues[TRANSMIT];
        while (queue.waiting() > 0) {
            int head = queue.next();
            for (FakeQueue.Buffer buffer : queue.buffers(head)) {
                assertThat(buffer.writable()).isFalse();
                for (int i = 0; i < buffer.length(); i++) {
                    host.append((char) buffer.address().loadByte(i));
                }
            }
            queue.use(head, 0);
        }
    }

    private void type(String text) {
        FakeQueue queue = device.queues[RECEIVE];
        int head = queue.next();
        FakeQueue.Buffer buffer = queue.buffers(head).getFirst();
        assertThat(buffer.writable()).isTrue();
        for (int i = 0; i < text.length(); i++) {
            buffer.address().storeByte(i, (byte) text.charAt(i));
        }
        queue.use(head, text.length());
    }

    private String read(int most) {
        int count = console.read(memory, most);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append((char) memory.loadByte(i));
        }
        return text.toString();
    }

    @Test
    void a_text_is_one_notification_and_reaches_the_host() {
        start();
        assertThat(write("hello")).isTrue();
        assertThat(device.notifications[TRANSMIT]).isEqualTo(1);
        serve();

        assertThat(host.toString()).isEqualTo("hello");
    }

    @Test
    void a_long_text_goes_in_parts() {
        start();
        String text = "0123456789".repeat(200);
        assertThat(write(text)).isTrue();
        assertThat(device.notifications[TRANSMIT]).isEqualTo(1);
        serve();

        assertThat(host.toString()).isEqualTo(text);
    }

    @Test
    void buffers_are_used_again() {
        start();
        for (int i = 0; i < 100; i++) {
            write("line " + i + "\n");
            serve();
        }

        assertThat(host.toString()).startsWith("line 0\n").endsWith("line 99\n").hasSize(790);
        console.drain();
    }

    @Test
    void what_comes_is_read_in_parts_and_in_order() {
        start();
        assertThat(read(10)).isEmpty();
        type("abcdef");
        type("gh");

        assertThat(read(4)).isEqualTo("abcd");
        assertThat(read(100)).isEqualTo("efgh");
        assertThat(read(100)).isEmpty();
    }

    @Test
    void input_does_not_end_after_as_many_buffers_as_there_are() {
        start();
        StringBuilder all = new StringBuilder();
        for (int i = 0; i < 100; i++) {
            type("x" + i);
            all.append(read(100));
        }

        assertThat(all.toString()).startsWith("x0x1").endsWith("x99");
    }

    @Test
    void a_length_beyond_the_buffer_is_cut() {
        start();
        FakeQueue queue = device.queues[RECEIVE];
        queue.use(queue.next(), 1 << 20);

        assertThat(console.read(memory, 0x4000)).isEqualTo(256);
    }

    @Test
    void with_a_broken_queue_others_must_print() {
        start();
        for (int i = 0; i < 16; i++) {
            write("x");
        }
        device.queues[TRANSMIT].use(77, 0);

        assertThat(write("y")).isFalse();
        console.drain();
    }

    @Test
    void a_device_without_queues_is_given_up() {
        device.queueSizes[TRANSMIT] = 0;
        start();

        assertThat(console).isNull();
        assertThat(device.status().has(DeviceStatus.FAILED)).isTrue();
    }

    @Test
    void whatever_the_device_does_reading_ends_and_stays_in_its_buffers() {
        for (int seed = 0; seed < 3_000; seed++) {
            Random random = new Random(seed);
            memory = SimulatedMemory.fresh().map(0x1_0000, 0x4000);
            frames = new FakeFrames();
            device = device();
            device.offered |= random.nextBoolean() ? Features.RING_PACKED : 0;
            start();
            for (int step = 0; step < 40; step++) {
                switch (random.nextInt(4)) {
                    case 0 -> device.queues[RECEIVE].use(random.nextInt(18) - 1, random.nextInt(8) == 0 ? random.nextInt() : random.nextInt(300));
                    case 1 -> serve();
                    default -> assertThat(console.read(memory, 1 + random.nextInt(1000))).isBetween(0, 1000);
                }
            }
        }
    }
}
