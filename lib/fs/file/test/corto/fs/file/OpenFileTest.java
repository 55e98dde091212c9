// SPDX-License-Identifier: Apache-2.0
package corto.fs.file;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Result;
import corto.sched.events.Readiness;
import corto.sched.events.Watch;
import corto.sched.events.WatchList;
import org.junit.jupiter.api.Test;

final class OpenFileTest {
    private static final class Fake extends SeekableFile {
        final WatchList watches = new WatchList();
        long size = 100;
        long lastOffset;
        boolean wasClosed;

        Fake(int flags) {
            super(flags);
        }

        @Override
        protected long sizeBytes() {
            return size;
        }

        @Override
        protected Result readBytesAt(Address to, long lengthBytes, long offset) {
            lastOffset = offset;
            return Result.of(Math.max(0, Math.min(lengthBytes, size - offset)));
        }

        @Override
        protected Result writeBytesAt(Address from, long lengthBytes, long offset) {
            lastOffset = offset;
            size = Math.max(size, offset + lengthBytes);
            return Result.of(lengthBytes);
        }

        @Override
        public WatchList watches() {
            return watches;
        }

        @Override
        protected void closed() {
            wasClosed = true;
        }
    }

    private static final Address BUFFER = new Address(0x1000);

    @Test
    void reading_moves_the_position_and_ends_at_the_end() {
        Fake file = new Fake(OpenFlags.O_RDONLY);

        assertThat(file.read(BUFFER, 70).value()).isEqualTo(70);
        assertThat(file.read(BUFFER, 70).value()).isEqualTo(30);
        assertThat(file.read(BUFFER, 70).value()).isZero();
        assertThat(file.position()).isEqualTo(100);
    }

    @Test
    void reading_at_an_offset_leaves_the_position() {
        Fake file = new Fake(OpenFlags.O_RDONLY);

        assertThat(file.readAt(BUFFER, 10, 95).value()).isEqualTo(5);

        assertThat(file.position()).isZero();
    }

    @Test
    void a_file_opened_for_one_direction_refuses_the_other_with_EBADF() {
        assertThat(new Fake(OpenFlags.O_RDONLY).write(BUFFER, 1).errno()).isEqualTo(Errno.EBADF.number());
        assertThat(new Fake(OpenFlags.O_WRONLY).read(BUFFER, 1).errno()).isEqualTo(Errno.EBADF.number());
        assertThat(new Fake(OpenFlags.O_PATH).read(BUFFER, 1).errno()).isEqualTo(Errno.EBADF.number());
        assertThat(new Fake(OpenFlags.O_PATH | OpenFlags.O_RDWR).write(BUFFER, 1).errno()).isEqualTo(Errno.EBADF.number());
    }

    @Test
    void appending_writes_at_the_end_wherever_the_position_is() {
        Fake file = new Fake(OpenFlags.O_WRONLY | OpenFlags.O_APPEND);

        file.write(BUFFER, 5);

        assertThat(file.lastOffset).isEqualTo(100);
        assertThat(file.position()).isEqualTo(105);
    }

    @Test
    void flags_for_opening_only_are_forgotten_and_F_SETFL_changes_what_Linux_changes() {
        Fake file = new Fake(OpenFlags.O_RDWR | OpenFlags.O_CREAT | OpenFlags.O_CLOEXEC | OpenFlags.O_APPEND);

        assertThat(file.flags()).isEqualTo(OpenFlags.O_RDWR | OpenFlags.O_APPEND);
        file.setFlags(OpenFlags.O_NONBLOCK | OpenFlags.O_TRUNC);
        assertThat(file.flags()).isEqualTo(OpenFlags.O_RDWR | OpenFlags.O_NONBLOCK);
    }

    @Test
    void the_last_reference_closes_and_tells_watches() {
        Fake file = new Fake(OpenFlags.O_RDONLY);
        int[] told = new int[1];
        file.watches.add(new Watch() {
            @Override
            public void changed(int readiness) {
                told[0] = readiness;
                assertThat(file.isOpen()).isFalse();
            }
        });
        file.retain();

        file.release();
        assertThat(file.wasClosed).isFalse();
        file.release();

        assertThat(file.wasClosed).isTrue();
        assertThat(told[0]).isEqualTo(Readiness.INVALID);
    }

    @Test
    void seeking_is_from_start_position_or_end_and_never_below_zero() {
        Fake file = new Fake(OpenFlags.O_RDONLY);

        assertThat(file.seek(10, SeekableFile.SEEK_SET).value()).isEqualTo(10);
        assertThat(file.seek(-3, SeekableFile.SEEK_CUR).value()).isEqualTo(7);
        assertThat(file.seek(50, SeekableFile.SEEK_END).value()).isEqualTo(150);
        assertThat(file.seek(-151, SeekableFile.SEEK_CUR).errno()).isEqualTo(Errno.EINVAL.number());
        assertThat(file.seek(Long.MAX_VALUE, SeekableFile.SEEK_END).errno()).isEqualTo(Errno.EINVAL.number());
        assertThat(file.seek(0, 9).errno()).isEqualTo(Errno.EINVAL.number());
        assertThat(file.position()).isEqualTo(150);
    }

    @Test
    void data_and_holes_of_a_file_without_holes() {
        Fake file = new Fake(OpenFlags.O_RDONLY);

        assertThat(file.seek(5, SeekableFile.SEEK_DATA).value()).isEqualTo(5);
        assertThat(file.seek(5, SeekableFile.SEEK_HOLE).value()).isEqualTo(100);
        assertThat(file.seek(100, SeekableFile.SEEK_DATA).errno()).isEqualTo(Errno.ENXIO.number());
    }

    @Test
    void a_device_number_is_packed_as_glibc_does() {
        long device = FileStatus.device(0x12345, 0x6789A);

        assertThat(device).isEqualTo(0x9AL | 0x345L << 8 | 0x678L << 20 | 0x12L << 44);
        assertThat(FileStatus.major(device)).isEqualTo(0x12345);
        assertThat(FileStatus.minor(device)).isEqualTo(0x6789A);
        assertThat(FileStatus.device(1, 3)).isEqualTo(0x103);
    }
}
