// SPDX-License-Identifier: Apache-2.0
package corto.drivers.virtio.blk;

import static org.assertj.core.api.Assertions.assertThat;

import corto.block.api.BlockAccess;
import corto.block.api.BlockRequest;
import corto.block.api.BlockRequest.Operation;
import corto.block.api.BlockWaiter;
import corto.drivers.virtio.api.DeviceStatus;
import corto.drivers.virtio.api.DeviceType;
import corto.drivers.virtio.api.FakeFrames;
import corto.drivers.virtio.api.FakeTransport;
import corto.drivers.virtio.api.Features;
import corto.drivers.virtio.queue.FakeQueue;
import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.SimulatedMemory;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class VirtioBlkTest {
    private static final int RING = 16;
    private static final int SECTORS = 128;

    private static final long SEG_MAX = 1 << 2;
    private static final long RO = 1 << 5;
    private static final long BLK_SIZE = 1 << 6;
    private static final long FLUSH = 1 << 9;
    private static final long DISCARD = 1 << 13;
    private static final long WRITE_ZEROES = 1 << 14;

    private static final int T_IN = 0;
    private static final int T_OUT = 1;
    private static final int T_FLUSH = 4;
    private static final int T_DISCARD = 11;
    private static final int T_WRITE_ZEROES = 13;

    private final SimulatedMemory memory = SimulatedMemory.fresh();
    private final FakeFrames frames = new FakeFrames();
    final FakeTransport device = new FakeTransport(DeviceType.BLOCK);
    private final byte[] medium = new byte[SECTORS * 512];
    private final Address data = frames.allocateContiguous(4);
    private final List<Integer> types = new ArrayList<>();
    private VirtioBlk disk;
    private int status;                                  // what the device says
    private int lengthError;                             // added to the length it tells

    VirtioBlkTest() {
        device.offered = Features.VERSION_1 | SEG_MAX | FLUSH | DISCARD | WRITE_ZEROES | Features.RING_INDIRECT_DESC;
        device.queueSizes[0] = RING;
        device.configuration.putLong(0, SECTORS).putInt(12, 8).putInt(36, 32).putInt(48, 16);
    }

    private void start() {
        disk = VirtioBlk.of(device, frames);
    }

    /// Serves what waits, as virtio 1.2 §5.2.6 says.
    private void serve() {
        FakeQueue queue = device.queues[0];
        while (queue.waiting() > 0) {
            int head = queue.next();
            queue.use(head, serve(queue.buffers(head)) + lengthError);
        }
    }

    private int serve(List<FakeQueue.Buffer> chain) {
        FakeQueue.Buffer header = chain.getFirst();
        FakeQueue.Buffer end = chain.getLast();
        assertThat(header.length()).isEqualTo(16);
        assertThat(end.length()).isEqualTo(1);
        assertThat(end.writable()).isTrue();
        int type = header.address().loadInt();
        long sector = header.address().loadLong(8);
        types.add(type);
        int written = 0;
        int at = (int) sector * 512;
        for (FakeQueue.Buffer buffer : chain.subList(1, chain.size() - 1)) {
            assertThat(buffer.writable()).isEqualTo(type == T_IN);
            if (type == T_DISCARD || type == T_WRITE_ZEROES) {
                int from = (int) buffer.address().loadLong() * 512;
                Arrays.fill(medium, from, from + buffer.address().loadInt(8) * 512, (byte) (type == T_DISCARD ? 0xDD : 0));
            } else if (type == T_IN) {
                memory.store(buffer.address(), medium, at, buffer.length());
                written += buffer.length();
            } else {
                memory.load(buffer.address(), medium, at, buffer.length());
            }
            at += buffer.length();
        }
        end.address().storeByte((byte) status);
        return written + 1;
    }

    private BlockAccess access() {
        return new BlockAccess(disk, (_, queue, request) -> {
            serve();
            BlockWaiter.POLLING.await(disk, queue, request);
        });
    }

    private BlockRequest read(long sector, int bytes) {
        BlockRequest request = new BlockRequest(8, null);
        request.begin(Operation.READ, sector);
        request.add(data, bytes);
        return request;
    }

    // ---- setup ----

    @Test
    void setup_ends_with_DRIVER_OK_and_tells_the_size() {
        start();

        assertThat(device.statuses).containsExactly(0, 1, 3, 11, 15);
        assertThat(disk.sectors()).isEqualTo(SECTORS);
        assertThat(disk.blockBytes()).isEqualTo(512);
        assertThat(disk.mostBuffers()).isEqualTo(8);
        assertThat(disk.mostDiscardSectors()).isEqualTo(32);
        assertThat(disk.queueCount()).isEqualTo(1);
        assertThat(device.queues[0].interruptsSuppressed()).isTrue();
    }

    @Test
    void only_features_that_are_used_are_taken() {
        device.offered = -1L;
        device.configuration.putInt(20, 512).putShort(34, (short) 3);
        start();

        assertThat(device.accepted).isEqualTo(Features.VERSION_1 | Features.RING_PACKED | Features.RING_INDIRECT_DESC | Features.RING_EVENT_IDX | SEG_MAX | RO | BLK_SIZE | FLUSH
                | DISCARD | WRITE_ZEROES | 1 << 12);
    }

    @Test
    void impossible_sizes_are_refused() {
        device.offered |= BLK_SIZE;
        for (int blockBytes : new int[] {0, 1, 511, 513, 8192, -512, Integer.MIN_VALUE}) {
            device.configuration.putInt(20, blockBytes);
            assertThat(VirtioBlk.of(device, frames)).as("block of %d bytes", blockBytes).isNull();
        }
        device.configuration.putInt(20, 512).putLong(0, -1);
        assertThat(VirtioBlk.of(device, frames)).isNull();
        assertThat(device.status().has(DeviceStatus.FAILED)).isTrue();
    }

    @Test
    void odd_limits_become_possible_ones() {
        device.configuration.putInt(12, 0);
        start();
        assertThat(disk.mostBuffers()).isEqualTo(1);

        device.configuration.putInt(12, -1);
        start();
        assertThat(disk.mostBuffers()).isEqualTo(RING - 2);
    }

    @Test
    void other_devices_are_left_alone_and_without_memory_this_one_is_given_up() {
        FakeTransport entropy = new FakeTransport(DeviceType.ENTROPY);
        assertThat(VirtioBlk.of(entropy, frames)).isNull();
        assertThat(entropy.statuses).isEmpty();

        frames.remaining = 1;
        assertThat(VirtioBlk.of(device, frames)).isNull();
        assertThat(device.status().has(DeviceStatus.FAILED)).isTrue();
    }

    // ---- requests ----

    @Test
    void what_was_written_is_read_again() {
        start();
        data.storeLong(100, 77);
        assertThat(access().write(5, data, 2048).isError()).isFalse();
        data.storeLong(100, 0);

        assertThat(access().read(5, data, 2048).isError()).isFalse();

        assertThat(data.loadLong(100)).isEqualTo(77);
        assertThat(types).containsExactly(T_OUT, T_IN);
        assertThat(device.notifications[0]).isEqualTo(2);
    }

    @Test
    void without_indirect_descriptors_several_buffers_make_a_long_chain() {
        device.offered &= ~Features.RING_INDIRECT_DESC;
        start();
        medium[512] = 1;
        medium[1024] = 2;
        BlockAccess access = access();
        access.begin(Operation.READ, 1);
        access.add(data.plus(4096), 512);
        access.add(data, 512);

        assertThat(access.run().isError()).isFalse();

        assertThat(data.loadByte(4096)).isEqualTo((byte) 1);
        assertThat(data.loadByte(0)).isEqualTo((byte) 2);
    }

    @Test
    void flush_and_discard_are_requests_of_their_own() {
        start();

        assertThat(access().flush().isError()).isFalse();
        assertThat(access().discard(3, 40).isError()).isFalse();

        assertThat(types).containsExactly(T_FLUSH, T_DISCARD, T_DISCARD);
        assertThat(medium[3 * 512]).isEqualTo((byte) 0xDD);
        assertThat(medium[43 * 512 - 1]).isEqualTo((byte) 0xDD);
        assertThat(medium[43 * 512]).isZero();
    }

    @Test
    void without_a_cache_a_flush_is_done_at_once() {
        device.offered &= ~FLUSH;
        start();

        assertThat(access().flush().isError()).isFalse();
        assertThat(types).isEmpty();
    }

    @Test
    void zeroes_are_written_without_being_sent_in_as_many_steps_as_the_device_wants() {
        start();
        Arrays.fill(medium, (byte) 7);

        assertThat(access().writeZeroes(10, 20).isError()).isFalse();

        assertThat(types).containsExactly(T_WRITE_ZEROES, T_WRITE_ZEROES);
        assertThat(medium[10 * 512 - 1]).isEqualTo((byte) 7);
        for (int i = 10 * 512; i < 30 * 512; i++) {
            assertThat(medium[i]).isZero();
        }
        assertThat(medium[30 * 512]).isEqualTo((byte) 7);
    }

    @Test
    void without_WRITE_ZEROES_it_is_EOPNOTSUPP() {
        device.offered &= ~WRITE_ZEROES;
        start();

        assertThat(access().writeZeroes(0, 1).errno()).isEqualTo(Errno.EOPNOTSUPP.number());
        assertThat(types).isEmpty();
    }

    @Test
    void without_DISCARD_it_is_EOPNOTSUPP_and_on_a_read_only_disk_EROFS() {
        device.offered &= ~DISCARD;
        start();
        assertThat(access().discard(0, 1).errno()).isEqualTo(Errno.EOPNOTSUPP.number());

        device.offered |= RO;
        start();
        assertThat(access().write(0, data, 512).errno()).isEqualTo(Errno.EROFS.number());
        assertThat(types).isEmpty();
    }

    @Test
    void a_full_ring_refuses_until_something_comes_back() {
        start();
        List<BlockRequest> given = new ArrayList<>();
        for (BlockRequest request = read(given.size(), 512); disk.submit(0, request); request = read(given.size(), 512)) {
            given.add(request);
        }
        assertThat(given).hasSize(RING);

        serve();
        assertThat(disk.poll(0)).isTrue();

        assertThat(given).noneMatch(BlockRequest::isPending);
        assertThat(disk.submit(0, read(0, 512))).isTrue();
    }

    @Test
    void answers_may_come_in_any_order() {
        start();
        BlockRequest first = read(1, 512);
        BlockRequest second = read(2, 1024);
        disk.submit(0, first);
        disk.submit(0, second);
        FakeQueue queue = device.queues[0];
        int one = queue.next();
        int two = queue.next();
        queue.use(two, serve(queue.buffers(two)));
        disk.poll(0);

        assertThat(first.isPending()).isTrue();
        assertThat(second.isPending()).isFalse();
        queue.use(one, serve(queue.buffers(one)));
        disk.poll(0);
        assertThat(first.isPending()).isFalse();
        assertThat(first.result().isError()).isFalse();
    }

    // ---- a malicious device ----

    @Test
    void a_status_that_is_not_OK_is_an_error() {
        start();
        for (int wrong : new int[] {1, 3, 77, 0xFF}) {
            status = wrong;
            assertThat(access().read(0, data, 512).errno()).isEqualTo(Errno.EIO.number());
        }
        status = 2;
        assertThat(access().read(0, data, 512).errno()).isEqualTo(Errno.EOPNOTSUPP.number());
    }

    @Test
    void fewer_bytes_than_were_asked_for_are_an_error() {
        start();
        lengthError = -1;
        assertThat(access().read(0, data, 512).errno()).isEqualTo(Errno.EIO.number());
        assertThat(access().write(0, data, 512).errno()).as("no status byte").isEqualTo(Errno.EIO.number());
    }

    @Test
    void an_answer_to_nothing_ends_the_use_of_the_ring_and_of_all_that_is_in_it() {
        start();
        BlockRequest request = read(0, 512);
        disk.submit(0, request);
        device.queues[0].use(RING + 3, 513);

        assertThat(disk.poll(0)).isTrue();

        assertThat(request.result().errno()).isEqualTo(Errno.EIO.number());
        assertThat(access().read(0, data, 512).errno()).isEqualTo(Errno.EIO.number());
        assertThat(disk.poll(0)).isFalse();
    }

    @Test
    void an_answer_given_twice_is_an_error_of_the_device() {
        start();
        BlockRequest first = read(0, 512);
        BlockRequest second = read(1, 512);
        disk.submit(0, first);
        disk.submit(0, second);
        FakeQueue queue = device.queues[0];
        int head = queue.next();
        int written = serve(queue.buffers(head));
        queue.use(head, written);
        queue.use(head, written);

        disk.poll(0);

        assertThat(first.result().isError()).isFalse();
        assertThat(second.result().errno()).isEqualTo(Errno.EIO.number());
    }

    @Test
    void whatever_a_device_answers_requests_end_and_memory_stays() {
        for (int seed = 0; seed < 2_000; seed++) {
            Random random = new Random(seed);
            start();
            List<BlockRequest> given = new ArrayList<>();
            for (int step = 0; step < 30; step++) {
                BlockRequest request = read(random.nextInt(SECTORS - 8), 512 * (1 + random.nextInt(8)));
                if (disk.submit(0, request)) {
                    given.add(request);
                }
                FakeQueue queue = device.queues[0];
                switch (random.nextInt(4)) {
                    case 0 -> queue.use(random.nextInt(RING + 2) - 1, random.nextInt(4096) - 10);
                    case 1 -> serve();
                    case 2 -> disk.poll(0);
                    default -> { }
                }
            }
            serve();
            disk.poll(0);
            for (int i = 0; i <= 2 * RING; i++) {        // in a packed ring the device may have lost its place: nonsense everywhere
                device.queues[0].use(-1, -1);
                disk.poll(0);
            }
            assertThat(given).as("seed %d", seed).noneMatch(BlockRequest::isPending);
        }
    }

    @Test
    void a_configuration_that_never_settles_is_read_as_it_is() {
        device.neverSettles = true;
        start();

        assertThat(disk.sectors()).isEqualTo(SECTORS);
    }
}
