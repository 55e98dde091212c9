// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.balloon;

import static org.assertj.core.api.Assertions.assertThat;

import corto.drivers.virtio.api.DeviceStatus;
import corto.drivers.virtio.api.DeviceType;
import corto.drivers.virtio.api.FakeTransport;
import corto.drivers.virtio.api.Features;
import corto.drivers.virtio.queue.FakeQueue;
import corto.lang.Address;
import corto.lang.PhysicalAddress;
import corto.lang.SimulatedMemory;
import corto.memory.directmap.DirectMap;
import corto.memory.frames.api.FrameAllocator;
import java.util.ArrayDeque;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

class VirtioBalloonTest {
    private static final long STATS_VQ = 2;
    private static final int FRAMES = 4000;
    private static final int RESERVE = 512;

    /// Frames of which each is either free or not.
    private static final class Pool implements FrameAllocator {
        final ArrayDeque<Address> free = new ArrayDeque<>();
        final Set<Address> used = new HashSet<>();

        Pool(SimulatedMemory memory, int count) {
            memory.map(DirectMap.BASE + 0x100_0000, count * 4096);
            for (int i = 0; i < count; i++) {
                free.add(new Address(DirectMap.BASE + 0x100_0000 + i * 4096L));
            }
        }

        @Override
        public Address allocate() {
            return allocateContiguous(1);
        }

        @Override
        public Address allocateContiguous(int count) {
            assertThat(count).isEqualTo(1);
            if (free.isEmpty()) {
                return Address.zero();
            }
            Address frame = free.removeFirst();
            used.add(frame);
            return frame;
        }

        @Override
        public void free(Address frame) {
            assertThat(used.remove(frame)).as("%x is in use", frame.bits()).isTrue();
            free.addFirst(frame);
        }

        @Override
        public void freeContiguous(Address first, int count) {
            throw new AssertionError();
        }

        @Override
        public long freeFrames() {
            return free.size();
        }

        @Override
        public long totalFrames() {
            return FRAMES;
        }
    }

    private Pool pool = new Pool(SimulatedMemory.fresh(), FRAMES);
    private FakeTransport device = device();
    private VirtioBalloon balloon;
    private final Set<Integer> host = new HashSet<>();       // frames that the host has

    private static FakeTransport device() {
        FakeTransport device = new FakeTransport(DeviceType.BALLOON);
        device.offered |= STATS_VQ;
        device.queueSizes[0] = 8;
        device.queueSizes[1] = 8;
        device.queueSizes[2] = 8;
        device.writableConfiguration = 4;
        return device;
    }

    private void start() {
        balloon = VirtioBalloon.of(device, pool);
    }

    private void want(int pages) {
        device.configuration.putInt(0, pages);
        balloon.configurationChanged();
    }

    private int actual() {
        return device.configuration.getInt(4);
    }

    /// The device acknowledges what waits.
    private void serve() {
        for (int index = 0; index < 2; index++) {
            FakeQueue queue = device.queues[index];
            while (queue.waiting() > 0) {
                int head = queue.next();
                List<FakeQueue.Buffer> chain = queue.buffers(head);
                assertThat(chain).hasSize(1);
                assertThat(chain.getFirst().writable()).isFalse();
                for (int i = 0; i < chain.getFirst().length() / 4; i++) {
                    int number = chain.getFirst().address().loadInt(4L * i);
                    assertThat(index == 0 ? host.add(number) : host.remove(number)).as("frame %d", number).isTrue();
                    assertThat(pool.used).contains(DirectMap.address(new PhysicalAddress((long) number << 12)));
                }
                queue.use(head, 0);
            }
        }
    }

    private void settle() {
        for (int i = 0; i < 100; i++) {
            balloon.poll();
            serve();
        }
    }

    @Test
    void the_host_gets_what_it_wants_and_gives_it_back() {
        start();
        int before = pool.free.size();
        want(2500);                                          // more than two lists
        settle();

        assertThat(host).hasSize(2500);
        assertThat(actual()).isEqualTo(2500);
        assertThat(balloon.given()).isEqualTo(2500);
        assertThat(pool.free).hasSize(before - 2500 - 3);

        want(1000);
        settle();
        assertThat(host).hasSize(1000);
        assertThat(actual()).isEqualTo(1000);

        want(0);
        settle();
        assertThat(host).isEmpty();
        assertThat(actual()).isZero();
        assertThat(pool.free).as("the lists, too").hasSize(before);
    }

    @Test
    void the_reserve_stays_and_more_is_given_when_there_is_more() {
        start();
        want(FRAMES);
        settle();
        assertThat(pool.free).hasSize(RESERVE);

        for (int i = 0; i < 100; i++) {                      // somebody frees memory
            pool.free.add(new Address(DirectMap.BASE + 0x800_0000 + i * 4096L));
        }
        SimulatedMemory.current().map(DirectMap.BASE + 0x800_0000, 100 * 4096);
        settle();

        assertThat(pool.free).hasSize(RESERVE);
    }

    @Test
    void a_frame_is_not_used_before_the_host_knows() {
        start();
        want(10);
        settle();
        want(0);
        balloon.poll();

        int free = pool.free.size();
        balloon.poll();
        assertThat(pool.free).hasSize(free);
        serve();
        balloon.poll();
        assertThat(pool.free).hasSize(free + 10 + 1);
    }

    @Test
    void the_target_is_read_only_when_it_changed() {
        start();
        balloon.poll();
        device.configuration.putInt(0, 5);
        balloon.poll();
        assertThat(device.queues[0].waiting()).isZero();

        device.pendingInterrupt = 2;
        balloon.interrupt();
        balloon.poll();

        assertThat(device.queues[0].waiting()).isEqualTo(1);
    }

    @Test
    void statistics_are_offered_at_once_and_renewed_when_the_host_took_them() {
        start();
        FakeQueue queue = device.queues[2];
        int head = queue.next();
        Address buffer = queue.buffers(head).getFirst().address();
        assertThat(queue.buffers(head).getFirst().length()).isEqualTo(30);
        assertThat(buffer.loadShort(0)).isEqualTo((short) 4);
        assertThat(buffer.loadLong(2)).isEqualTo(pool.free.size() * 4096L);
        assertThat(buffer.loadShort(10)).isEqualTo((short) 5);
        assertThat(buffer.loadLong(12)).isEqualTo(FRAMES * 4096L);

        pool.allocate();
        queue.use(head, 0);
        balloon.poll();

        assertThat(queue.waiting()).isEqualTo(1);
        assertThat(queue.buffers(queue.next()).getFirst().address().loadLong(2)).isEqualTo(pool.free.size() * 4096L);
    }

    @Test
    void without_statistics_there_is_no_queue_for_them() {
        device.offered &= ~STATS_VQ;
        start();
        want(3);
        settle();

        assertThat(device.queues[2]).isNull();
        assertThat(actual()).isEqualTo(3);
    }

    @Test
    void a_device_without_queues_is_given_up() {
        device.queueSizes[1] = 0;
        start();

        assertThat(balloon).isNull();
        assertThat(device.status().has(DeviceStatus.FAILED)).isTrue();
    }

    /// A target that changes all the time, answers too early, twice, for nothing: each frame stays with one owner, and nothing faults.
    @Test
    void whatever_the_device_does_no_frame_has_two_owners() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            pool = new Pool(SimulatedMemory.fresh(), 700);
            device = device();
            device.offered |= random.nextBoolean() ? Features.RING_PACKED : 0;
            host.clear();
            start();
            boolean honest = random.nextInt(4) != 0;
            for (int step = 0; step < 60; step++) {
                switch (random.nextInt(5)) {
                    case 0 -> want(random.nextInt(8) == 0 ? random.nextInt() : random.nextInt(300));
                    case 1 -> {
                        if (honest) {
                            serve();
                        } else {
                            device.queues[random.nextInt(3)].use(random.nextInt(4) - 1, random.nextInt(100));
                        }
                    }
                    default -> balloon.poll();
                }
            }
            assertThat(pool.free.size() + pool.used.size()).as("seed %d", seed).isEqualTo(700);
            assertThat(pool.free.size()).isGreaterThanOrEqualTo(RESERVE - 1);
        }
    }
}
