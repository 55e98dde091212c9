// SPDX-License-Identifier: Apache-2.0
package corto.block.api;

import static org.assertj.core.api.Assertions.assertThat;

import corto.block.api.BlockRequest.Operation;
import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.SimulatedMemory;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BlockAccessTest {
    private static final int SECTORS = 64;

    private final SimulatedMemory memory = SimulatedMemory.fresh();
    private final Address buffer = memory.map(0x1000, 4096);
    private final FakeDisk disk = new FakeDisk(new byte[SECTORS * 512]);
    private final BlockAccess access = new BlockAccess(disk, BlockWaiter.POLLING);

    @Test
    void what_was_written_is_read_again_from_a_slow_disk_too() {
        disk.isSlow = true;
        buffer.storeLong(8, 42);
        assertThat(access.write(10, buffer, 1024).isError()).isFalse();
        buffer.storeLong(8, 0);

        assertThat(access.read(10, buffer, 1024).isError()).isFalse();

        assertThat(buffer.loadLong(8)).isEqualTo(42);
        assertThat(disk.content[10 * 512 + 8]).isEqualTo((byte) 42);
    }

    @Test
    void several_buffers_lie_one_behind_the_other_on_the_disk() {
        buffer.storeByte(0, (byte) 1);
        buffer.storeByte(2048, (byte) 2);
        access.begin(Operation.WRITE, 3);
        access.add(buffer.plus(2048), 512);
        access.add(buffer, 512);

        assertThat(access.run().isError()).isFalse();

        assertThat(disk.content[3 * 512]).isEqualTo((byte) 2);
        assertThat(disk.content[4 * 512]).isEqualTo((byte) 1);
    }

    @Test
    void what_lies_outside_or_is_no_whole_block_gives_EINVAL() {
        assertThat(access.read(SECTORS - 1, buffer, 1024).errno()).isEqualTo(Errno.EINVAL.number());
        assertThat(access.read(-1, buffer, 512).errno()).isEqualTo(Errno.EINVAL.number());
        assertThat(access.read(Long.MAX_VALUE, buffer, 512).errno()).isEqualTo(Errno.EINVAL.number());
        disk.blockBytes = 4096;
        assertThat(access.read(8, buffer, 512).errno()).isEqualTo(Errno.EINVAL.number());
        assertThat(access.read(4, buffer, 4096).errno()).isEqualTo(Errno.EINVAL.number());
        assertThat(access.read(8, buffer, 4096).isError()).isFalse();
    }

    @Test
    void a_disk_that_is_read_only_gives_EROFS_for_writing_and_discarding() {
        disk.isReadOnly = true;

        assertThat(access.write(0, buffer, 512).errno()).isEqualTo(Errno.EROFS.number());
        assertThat(access.discard(0, 8).errno()).isEqualTo(Errno.EROFS.number());
        assertThat(access.read(0, buffer, 512).isError()).isFalse();
        assertThat(access.flush().isError()).isFalse();
    }

    @Test
    void a_discard_is_divided_as_the_disk_wants_it() {
        assertThat(access.discard(1, 20).isError()).isFalse();
        assertThat(disk.content[512]).isEqualTo((byte) 0xDD);
        assertThat(disk.content[21 * 512 - 1]).isEqualTo((byte) 0xDD);
        assertThat(disk.content[21 * 512]).isZero();

        disk.mostDiscardSectors = 0;
        assertThat(access.discard(1, 20).errno()).isEqualTo(Errno.EOPNOTSUPP.number());
    }

    @Test
    void a_completion_is_told_and_may_submit_again() {
        List<Long> seen = new ArrayList<>();
        BlockRequest request = new BlockRequest(1, done -> {
            seen.add(done.sector());
            if (done.sector() < 2) {
                long next = done.sector() + 1;
                done.begin(Operation.READ, next);
                done.add(buffer, 512);
                disk.submit(0, done);
            }
        });
        disk.isSlow = true;
        request.begin(Operation.READ, 0);
        request.add(buffer, 512);
        disk.submit(0, request);

        while (disk.poll(0)) {
            assertThat(seen).isNotEmpty();
        }

        assertThat(seen).containsExactly(0L, 1L, 2L);
    }
}
