// SPDX-License-Identifier: Apache-2.0
package corto.block.cache;

import static org.assertj.core.api.Assertions.assertThat;

import corto.block.api.BlockAccess;
import corto.block.api.BlockWaiter;
import corto.block.api.FakeDisk;
import corto.fs.ramfs.FakeFrames;
import corto.lang.Errno;
import corto.lang.SimulatedMemory;
import java.util.ArrayList;
import java.util.Random;
import org.junit.jupiter.api.Test;

class BlockCacheTest {
    private static final int BLOCK = 1024;
    private static final int BLOCKS = 100;
    private static final int MOST = 8;

    private final SimulatedMemory memory = SimulatedMemory.fresh();
    private final FakeFrames frames = new FakeFrames(memory, 64);
    private final FakeDisk disk = new FakeDisk(new byte[BLOCKS * BLOCK]);
    private final BlockCache cache = new BlockCache(new BlockAccess(disk, BlockWaiter.POLLING), BLOCK, MOST, frames);

    private void change(long number, int value, int order) {
        CachedBlock block = cache.read(number);
        block.data().storeByte(0, (byte) value);
        cache.dirty(block, order);
    }

    @Test
    void a_block_is_read_once() {
        disk.content[5 * BLOCK] = 9;

        assertThat(cache.read(5).data().loadByte()).isEqualTo((byte) 9);
        assertThat(cache.read(5).data().loadByte()).isEqualTo((byte) 9);

        assertThat(disk.reads).isEqualTo(1);
    }

    @Test
    void nothing_is_written_before_its_turn() {
        disk.record = new ArrayList<>();
        change(3, 1, 2);
        change(4, 1, 1);
        change(5, 1, 1);

        assertThat(disk.record).isEmpty();
        assertThat(cache.write(1).isError()).isFalse();
        assertThat(cache.flush().isError()).isFalse();
        assertThat(cache.write(2).isError()).isFalse();

        assertThat(disk.record).extracting(FakeDisk.Event::offset).containsExactly(4L * BLOCK, 5L * BLOCK, 0L, 3L * BLOCK);
        assertThat(disk.record.get(2).isFlush()).isTrue();
        assertThat(cache.dirtyCount()).isZero();
    }

    @Test
    void the_oldest_clean_blocks_make_room() {
        change(0, 7, 0);
        for (int i = 1; i < 3 * MOST; i++) {
            cache.beginOperation();
            cache.read(i);
        }
        disk.reads = 0;

        cache.beginOperation();
        assertThat(cache.read(3 * MOST - 1)).isNotNull();
        assertThat(cache.read(0).data().loadByte()).as("dirty").isEqualTo((byte) 7);
        assertThat(disk.reads).isZero();
        cache.read(1);
        assertThat(disk.reads).isEqualTo(1);
        assertThat(frames.given()).isLessThanOrEqualTo(MOST / 4 + 1);
    }

    @Test
    void blocks_of_the_running_operation_stay_where_they_are() {
        cache.beginOperation();
        CachedBlock first = cache.read(0);
        for (int i = 1; i < 3 * MOST; i++) {
            cache.read(i);
        }

        assertThat(cache.read(0)).isSameAs(first);
    }

    @Test
    void forgotten_blocks_are_not_written() {
        change(3, 1, 0);
        cache.forget(3);

        cache.write(0);

        assertThat(disk.content[3 * BLOCK]).isZero();
        assertThat(cache.read(3).data().loadByte()).isZero();
    }

    @Test
    void a_fresh_block_is_zero_and_not_read() {
        disk.content[3 * BLOCK] = 1;

        assertThat(cache.fresh(3).data().loadByte()).isZero();
        assertThat(disk.reads).isZero();
    }

    @Test
    void errors_are_told_and_what_could_not_be_written_stays_dirty() {
        disk.failsFrom = 20 * BLOCK / 512;
        assertThat(cache.read(30)).isNull();
        assertThat(cache.problem().errno()).isEqualTo(Errno.EIO.number());
        assertThat(cache.read(BLOCKS)).isNull();
        assertThat(cache.problem().errno()).isEqualTo(Errno.EINVAL.number());

        change(19, 1, 0);
        disk.failsFrom = 0;
        assertThat(cache.write(0).errno()).isEqualTo(Errno.EIO.number());
        disk.failsFrom = Long.MAX_VALUE;
        assertThat(cache.write(0).isError()).isFalse();
        assertThat(disk.content[19 * BLOCK]).isEqualTo((byte) 1);
    }

    @Test
    void without_memory_there_is_ENOMEM_and_close_gives_all_back() {
        while (!frames.allocate().isZero()) {
            assertThat(frames.freeFrames()).isNotNegative();
        }
        int others = frames.given();
        assertThat(cache.read(0)).isNull();
        assertThat(cache.problem().errno()).isEqualTo(Errno.ENOMEM.number());

        cache.close();
        assertThat(frames.given()).isEqualTo(others);
    }

    @Test
    void random_use_agrees_with_an_array() {
        Random random = new Random(1);
        byte[] expected = new byte[BLOCKS];
        for (int step = 0; step < 100_000; step++) {
            int number = random.nextInt(BLOCKS);
            switch (random.nextInt(6)) {
                case 0 -> {
                    expected[number] = (byte) step;
                    change(number, step, random.nextInt(3));
                }
                case 1 -> cache.write(random.nextInt(3));
                case 2 -> cache.beginOperation();
                default -> assertThat(cache.read(number).data().loadByte()).isEqualTo(expected[number]);
            }
        }
        for (int order = 0; order < 3; order++) {
            cache.write(order);
        }
        for (int number = 0; number < BLOCKS; number++) {
            assertThat(disk.content[number * BLOCK]).isEqualTo(expected[number]);
        }
    }
}
