// SPDX-License-Identifier: Apache-2.0
package corto.fs.pipe;

import static org.assertj.core.api.Assertions.assertThat;

import corto.fs.file.FileStatus;
import corto.fs.file.Latin1;
import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.fs.file.Opening;
import corto.fs.ramfs.FakeFrames;
import corto.fs.ramfs.RamFileSystem;
import corto.fs.ramfs.SpecialFiles;
import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.SimulatedMemory;
import corto.memory.frames.api.LentFrames;
import corto.sched.events.Readiness;
import corto.sched.events.Watch;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class PipeTest {
    private static final int IN = Readiness.IN | Readiness.READ_NORMAL;
    private static final int OUT = Readiness.OUT | Readiness.WRITE_NORMAL;
    private static final int CAPACITY = 65536;

    private final SimulatedMemory memory = SimulatedMemory.fresh();
    private final FakeFrames frames = new FakeFrames(memory, 40);
    private final Address buffer = memory.map(0x8000_0000L, 1 << 18);
    private final PipeEnd reader = PipeEnd.newPipe(frames, 0);
    private final PipeEnd writer = reader.newWriteEnd(0);

    @AfterEach
    void all_frames_come_back() {
        if (reader.isOpen()) {
            reader.release();
        }
        if (writer.isOpen()) {
            writer.release();
        }
        assertThat(frames.given()).isZero();
    }

    private void write(String text) {
        Latin1.store(buffer, text, 0, text.length());
        assertThat(writer.write(buffer, text.length()).value()).isEqualTo(text.length());
    }

    private String read(int length) {
        return Latin1.string(buffer, (int) reader.read(buffer, length).value());
    }

    private static int errno(Errno errno) {
        return errno.number();
    }

    @Test
    void a_lent_frame_is_not_written_again_before_it_is_back() {
        write("first");
        Address lent = reader.contentPlace(0);
        LentFrames.lend(lent);
        reader.taken(5);
        write("other");
        assertThat(reader.contentPlace(0).is(lent)).isFalse();
        assertThat(Latin1.string(lent, 5)).isEqualTo("first");
        assertThat(read(5)).isEqualTo("other");
        int given = frames.given();

        LentFrames.giveBack(lent);

        assertThat(frames.given()).isEqualTo(given - 1);
    }

    @Test
    void what_is_written_is_read_in_order() {
        write("hello ");
        write("world");

        assertThat(reader.available().value()).isEqualTo(11);
        assertThat(read(8)).isEqualTo("hello wo");
        assertThat(read(100)).isEqualTo("rld");
        assertThat(reader.read(buffer, 1).errno()).isEqualTo(errno(Errno.EAGAIN));
    }

    @Test
    void the_end_is_read_when_no_writer_is_left() {
        write("last");
        writer.release();

        assertThat(reader.readiness()).isEqualTo(IN | Readiness.HANG_UP);
        assertThat(read(10)).isEqualTo("last");
        assertThat(read(10)).isEmpty();
        assertThat(reader.readiness()).isEqualTo(Readiness.HANG_UP);
    }

    @Test
    void writing_without_a_reader_gives_EPIPE() {
        reader.release();

        assertThat(writer.write(buffer, 1).errno()).isEqualTo(errno(Errno.EPIPE));
        assertThat(writer.readiness()).isEqualTo(OUT | Readiness.ERROR);
        assertThat(writer.write(buffer, 0).value()).isZero();
    }

    @Test
    void ends_work_in_one_direction() {
        assertThat(reader.write(buffer, 1).errno()).isEqualTo(errno(Errno.EBADF));
        assertThat(writer.read(buffer, 1).errno()).isEqualTo(errno(Errno.EBADF));
        assertThat(reader.readAt(buffer, 1, 0).errno()).isEqualTo(errno(Errno.ESPIPE));
        assertThat(reader.seek(0, 0).errno()).isEqualTo(errno(Errno.ESPIPE));
    }

    @Test
    void a_small_write_goes_as_a_whole_or_not_at_all() {
        assertThat(writer.write(buffer, CAPACITY - 100).value()).isEqualTo(CAPACITY - 100);

        assertThat(writer.write(buffer, 101).errno()).isEqualTo(errno(Errno.EAGAIN));
        assertThat(writer.write(buffer, 4097).value()).isEqualTo(100);
        assertThat(writer.write(buffer, 1).errno()).isEqualTo(errno(Errno.EAGAIN));
    }

    @Test
    void a_full_pipe_is_writable_again_when_a_page_has_been_read() {
        assertThat(writer.write(buffer, CAPACITY + 5).value()).isEqualTo(CAPACITY);
        assertThat(writer.readiness()).isZero();

        reader.read(buffer, 4095);
        assertThat(writer.readiness()).isZero();
        reader.read(buffer, 1);

        assertThat(writer.readiness()).isEqualTo(OUT);
    }

    @Test
    void sixty_five_thousand_single_bytes_fill_it() {
        for (int i = 0; i < CAPACITY; i++) {
            assertThat(writer.write(buffer, 1).bits()).isEqualTo(1);
        }

        assertThat(writer.write(buffer, 1).errno()).isEqualTo(errno(Errno.EAGAIN));
    }

    @Test
    void frames_are_taken_only_while_they_hold_something() {
        assertThat(frames.given()).isZero();
        writer.write(buffer, 10_000);
        assertThat(frames.given()).isEqualTo(3);

        reader.read(buffer, 10_000);

        assertThat(frames.given()).isEqualTo(1);
    }

    @Test
    void random_traffic_arrives_as_it_was_sent() {
        Random random = new Random(7);
        long sent = 0;
        long received = 0;
        for (int i = 0; i < 3000; i++) {
            if (random.nextInt(20) == 0) {
                reader.changeCapacity(1L << 12 + random.nextInt(5));
            }
            int length = random.nextInt(random.nextBoolean() ? 100 : 9000);
            if (random.nextBoolean()) {
                for (int k = 0; k < length; k++) {
                    buffer.storeByte(k, (byte) ((sent + k) * 7));
                }
                long done = writer.write(buffer, length).bits();
                sent += Math.max(0, done);
            } else {
                long done = reader.read(buffer, length).bits();
                for (int k = 0; k < done; k++) {
                    assertThat(buffer.loadByte(k)).isEqualTo((byte) ((received + k) * 7));
                }
                received += Math.max(0, done);
            }
            assertThat(reader.available().value()).isEqualTo(sent - received);
        }
        assertThat(received).isGreaterThan(100_000);
    }

    @Test
    void without_memory_a_small_write_gives_ENOMEM_and_leaves_nothing() {
        PipeEnd other = PipeEnd.newPipe(frames, 0);
        PipeEnd otherWriter = other.newWriteEnd(0);
        for (int taken = frames.given(); taken < 40; taken++) {
            frames.allocate();
        }

        assertThat(otherWriter.write(buffer, 10).errno()).isEqualTo(errno(Errno.ENOMEM));
        assertThat(other.available().value()).isZero();

        SimulatedMemory.fresh();
        other.release();
        otherWriter.release();
        for (long frame = 0x10_0000; frame < 0x10_0000 + 40 * 4096; frame += 4096) {
            frames.free(new Address(frame));
        }
    }

    @Test
    void the_capacity_is_rounded_up_and_has_limits() {
        assertThat(reader.capacity().value()).isEqualTo(CAPACITY);
        assertThat(reader.changeCapacity(0).value()).isEqualTo(4096);
        assertThat(reader.changeCapacity(5000).value()).isEqualTo(8192);
        assertThat(reader.changeCapacity((1 << 20) + 1).errno()).isEqualTo(errno(Errno.EPERM));
        writer.write(buffer, 8192);
        assertThat(reader.changeCapacity(4096).errno()).isEqualTo(errno(Errno.EBUSY));
        assertThat(writer.readiness()).isZero();
        assertThat(reader.changeCapacity(1 << 20).value()).isEqualTo(1 << 20);
        assertThat(writer.readiness()).isEqualTo(OUT);
    }

    @Test
    void watches_are_told_of_bytes_room_and_ends() {
        int[] told = new int[1];
        reader.watches().add(new Watch() {
            @Override
            public void changed(int readiness) {
                told[0] |= readiness;
            }
        });

        write("x");
        assertThat(told[0]).isEqualTo(IN);
        told[0] = 0;
        writer.release();
        assertThat(told[0] & Readiness.HANG_UP).isNotZero();
    }

    @Test
    void fstat_tells_a_FIFO_and_both_ends_have_one_number() {
        FileStatus one = new FileStatus();
        FileStatus other = new FileStatus();

        reader.status(one);
        writer.status(other);

        assertThat(one.mode).isEqualTo(0010600);
        assertThat(one.inode).isEqualTo(other.inode);
        assertThat(reader.description()).isEqualTo("pipe:[" + one.inode + "]");
    }

    // FIFOs

    private final RamFileSystem fileSystem = new RamFileSystem(frames, () -> 0,
            (owner, mode, uid, gid, _) -> new Fifo(owner, frames, mode & 07777, uid, gid), "tmpfs", 0755);

    private OpenFile open(int flags) {
        if (fileSystem.root().isEmpty()) {
            fileSystem.root().create("fifo", 0010644, 0, 0, 0);
        }
        Opening opening = new Opening(flags);
        int errno = fileSystem.root().find("fifo").open(opening).errno();
        assertThat(errno).isIn(0, Errno.ENXIO.number());
        return opening.file();
    }

    @Test
    void opening_a_FIFO_waits_until_both_ends_are_there() {
        OpenFile in = open(OpenFlags.O_RDONLY);
        assertThat(in.finishOpening().errno()).isEqualTo(errno(Errno.EAGAIN));

        OpenFile out = open(OpenFlags.O_WRONLY);

        assertThat(out.finishOpening().errno()).isZero();
        assertThat(in.finishOpening().errno()).isZero();
        out.release();
        assertThat(in.finishOpening().errno()).as("a writer came and went").isZero();
        assertThat(in.readiness()).isEqualTo(Readiness.HANG_UP);
        in.release();
    }

    @Test
    void a_FIFO_opened_without_waiting() {
        assertThat(open(OpenFlags.O_WRONLY | OpenFlags.O_NONBLOCK)).as("ENXIO").isNull();
        OpenFile in = open(OpenFlags.O_RDONLY | OpenFlags.O_NONBLOCK);
        assertThat(in.finishOpening().errno()).isZero();
        assertThat(in.readiness()).as("no writer has been there").isZero();
        OpenFile out = open(OpenFlags.O_WRONLY | OpenFlags.O_NONBLOCK);
        assertThat(out).isNotNull();
        in.release();
        out.release();
        OpenFile both = open(OpenFlags.O_RDWR);
        assertThat(both.finishOpening().errno()).isZero();
        assertThat(both.readiness()).isEqualTo(OUT);
        both.release();
    }

    @Test
    void what_was_in_a_FIFO_goes_with_its_last_end() {
        OpenFile both = open(OpenFlags.O_RDWR);
        both.write(buffer, 10);
        both.release();

        OpenFile again = open(OpenFlags.O_RDWR);

        assertThat(again.available().value()).isZero();
        again.release();
    }
}
