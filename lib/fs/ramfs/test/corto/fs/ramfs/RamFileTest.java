// SPDX-License-Identifier: Apache-2.0
package corto.fs.ramfs;

import static corto.fs.file.Pages.PAGE_BYTES;
import static org.assertj.core.api.Assertions.assertThat;

import corto.fs.file.FileMode;
import corto.fs.file.FileStatus;
import corto.fs.file.Inode;
import corto.fs.file.Latin1;
import corto.fs.file.Mapping;
import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.fs.file.Opening;
import corto.fs.file.Pages;
import corto.fs.file.SeekableFile;
import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.SimulatedMemory;
import corto.memory.frames.api.LentFrames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class RamFileTest {
    private static final int FRAMES = 64;
    private static final int PUNCH_HOLE = 3;             // and keep the size
    private static final int COLLAPSE_RANGE = 8;
    private static final int BUFFER_BYTES = 16 * PAGE_BYTES;
    private static final int ARCHIVE_BYTES = 8 * PAGE_BYTES;

    private final SimulatedMemory memory = SimulatedMemory.fresh();
    private final FakeFrames frames = new FakeFrames(memory, FRAMES);
    private final Address buffer = memory.map(0x8000_0000L, BUFFER_BYTES);
    private final Address archive = memory.map(0x9000_0000L, ARCHIVE_BYTES);
    private long now = 1000;
    private final RamFileSystem fileSystem = new RamFileSystem(frames, () -> now, SpecialFiles.NONE, "tmpfs", 0755);
    private final RamDirectory root = fileSystem.root();

    private OpenFile create(String name) {
        root.create(name, FileMode.REGULAR | 0644, 0, 0, 0);
        return open(root.find(name));
    }

    private static OpenFile open(Inode file) {
        Opening opening = new Opening(OpenFlags.O_RDWR);
        file.open(opening);
        return opening.file();
    }

    private OpenFile inPlace(String name, int start, int length) {
        for (int i = 0; i < length; i++) {
            archive.storeByte(start + i, (byte) ('a' + i % 26));
        }
        RamFile file = root.addFile(name, 0644, 0, 0);
        file.place(archive.plus(start), length);
        return open(file);
    }

    private void write(OpenFile file, String text, long offset) {
        Latin1.store(buffer, text, 0, text.length());
        assertThat(file.writeAt(buffer, text.length(), offset).value()).isEqualTo(text.length());
    }

    private String read(OpenFile file, long offset, int length) {
        return Latin1.string(buffer, (int) file.readAt(buffer, length, offset).value());
    }

    private static Mapping recording(List<String> into) {
        return new Mapping() {
            @Override
            public void invalidate(long firstPage, long pageCount) {
                into.add(firstPage + (pageCount > 1 ? "…" : ""));
            }
        };
    }

    @Test
    void what_is_written_is_read_across_pages() {
        OpenFile file = create("f");

        write(file, "hello".repeat(2000), 4090);

        assertThat(read(file, 4090, 10_000)).isEqualTo("hello".repeat(2000));
        assertThat(read(file, 4080, 12)).isEqualTo("\0".repeat(10) + "he");
        assertThat(frames.given()).isEqualTo(4);
    }

    @Test
    void random_operations_give_what_an_array_gives() {
        Random random = new Random(5);
        for (int round = 0; round < 20; round++) {
            boolean startsInPlace = round % 2 == 1;
            int start = round % 4 == 1 ? PAGE_BYTES : 100;
            int startBytes = startsInPlace ? random.nextInt(3 * PAGE_BYTES) : 0;
            OpenFile file = startsInPlace ? inPlace("f" + round, start, startBytes) : create("f" + round);
            byte[] expected = new byte[20 * PAGE_BYTES];
            for (int i = 0; i < startBytes; i++) {
                expected[i] = (byte) ('a' + i % 26);
            }
            int size = startBytes;
            for (int step = 0; step < 60; step++) {
                int offset = random.nextInt(4 * PAGE_BYTES);
                int length = random.nextInt(random.nextBoolean() ? 50 : 2 * PAGE_BYTES);
                switch (random.nextInt(6)) {
                    case 0, 1 -> {
                        byte value = (byte) random.nextInt();
                        for (int i = 0; i < length; i++) {
                            buffer.storeByte(i, value);
                        }
                        assertThat(file.writeAt(buffer, length, offset).value()).isEqualTo(length);
                        Arrays.fill(expected, offset, offset + length, value);
                        size = length == 0 ? size : Math.max(size, offset + length);
                    }
                    case 2 -> {
                        assertThat(file.truncate(offset).isError()).isFalse();
                        if (offset < size) {
                            Arrays.fill(expected, offset, expected.length, (byte) 0);
                        }
                        size = offset;
                    }
                    case 3 -> file.pages().frame(random.nextInt(6));
                    case 4 -> {
                        assertThat(file.allocate(PUNCH_HOLE, offset, length + 1).isError()).isFalse();
                        Arrays.fill(expected, offset, offset + length + 1, (byte) 0);
                    }
                    default -> {
                        Address frame = file.pages().frameToWrite(offset / PAGE_BYTES);
                        if (!frame.isZero() && offset < size) {
                            frame.storeByte(offset % PAGE_BYTES, (byte) 7);
                            expected[offset] = 7;
                        }
                    }
                }
                assertThat(file.inode().sizeBytes()).isEqualTo(size);
                int from = random.nextInt(size + 1);
                int count = (int) file.readAt(buffer, random.nextInt(3 * PAGE_BYTES), from).value();
                for (int i = 0; i < count; i++) {
                    assertThat(buffer.loadByte(i)).isEqualTo(expected[from + i]);
                }
            }
            root.unlink("f" + round);
            file.release();
            assertThat(frames.given()).isZero();
        }
    }

    @Test
    void a_sparse_file_takes_frames_only_where_it_was_written() {
        OpenFile file = create("f");

        write(file, "x", 1L << 50);

        assertThat(frames.given()).isEqualTo(1);
        assertThat(file.inode().sizeBytes()).isEqualTo((1L << 50) + 1);
        assertThat(file.seek(0, SeekableFile.SEEK_DATA).value()).isEqualTo(1L << 50);
        assertThat(file.seek(0, SeekableFile.SEEK_HOLE).value()).isZero();
        assertThat(file.seek(1L << 50, SeekableFile.SEEK_HOLE).value()).isEqualTo((1L << 50) + 1);
        FileStatus status = new FileStatus();
        file.status(status);
        assertThat(status.sectors).isEqualTo(8);
    }

    @Test
    void a_write_is_short_when_frames_run_out_and_then_gives_ENOSPC() {
        OpenFile file = create("f");
        file.allocate(0, 0, (FRAMES - 2) * PAGE_BYTES);

        assertThat(file.writeAt(buffer, 4 * PAGE_BYTES, (FRAMES - 2) * PAGE_BYTES).value()).isEqualTo(2 * PAGE_BYTES);
        assertThat(file.writeAt(buffer, 1, FRAMES * PAGE_BYTES).errno()).isEqualTo(Errno.ENOSPC.number());
        assertThat(file.inode().sizeBytes()).isEqualTo(FRAMES * PAGE_BYTES);
        assertThat(file.allocate(0, 0, Long.MAX_VALUE).errno()).isEqualTo(Errno.ENOSPC.number());
    }

    @Test
    void allocating_keeps_the_size_if_asked_and_refuses_what_it_cannot() {
        OpenFile file = create("f");

        assertThat(file.allocate(1, 0, 5000).value()).isZero();

        assertThat(file.inode().sizeBytes()).isZero();
        assertThat(frames.given()).isEqualTo(2);
        assertThat(file.allocate(COLLAPSE_RANGE, 0, 4096).errno()).isEqualTo(Errno.EOPNOTSUPP.number());
        file.truncate(0);
        assertThat(frames.given()).isZero();
    }

    @Test
    void a_punched_hole_gives_whole_pages_back_and_tells_who_maps_them() {
        OpenFile file = create("f");
        List<String> told = new ArrayList<>();
        file.writeAt(buffer, 5 * PAGE_BYTES, 0);
        Mapping mapping = recording(told);
        file.pages().attach(mapping);

        assertThat(file.allocate(PUNCH_HOLE, 100, 3 * PAGE_BYTES).value()).isZero();

        assertThat(frames.given()).isEqualTo(3);
        assertThat(file.seek(0, SeekableFile.SEEK_HOLE).value()).isEqualTo(PAGE_BYTES);
        assertThat(file.seek(PAGE_BYTES, SeekableFile.SEEK_DATA).value()).isEqualTo(3 * PAGE_BYTES);
        assertThat(told).containsExactly("1…");
        file.pages().detach(mapping);
    }

    @Test
    void content_goes_with_the_last_name_and_the_last_user() {
        OpenFile file = create("f");
        root.link("g", file.inode());
        write(file, "text", 0);

        root.unlink("f");
        root.unlink("g");
        assertThat(read(file, 0, 10)).isEqualTo("text");
        assertThat(file.description()).endsWith(" (deleted)");
        file.release();

        assertThat(frames.given()).isZero();
    }

    @Test
    void a_mapping_keeps_the_content_of_a_file_that_nobody_can_reach() {
        OpenFile file = create("f");
        write(file, "text", 0);
        Pages pages = file.pages();
        Mapping mapping = recording(new ArrayList<>());
        pages.attach(mapping);

        root.unlink("f");
        file.release();
        assertThat(Latin1.string(pages.frame(0), 4)).isEqualTo("text");
        pages.detach(mapping);

        assertThat(frames.given()).isZero();
    }

    @Test
    void mappings_are_told_when_a_hole_is_filled_and_when_the_file_is_cut() {
        OpenFile file = create("f");
        file.truncate(3 * PAGE_BYTES);
        List<String> told = new ArrayList<>();
        file.pages().attach(recording(told));

        assertThat(file.pages().frame(1).isZero()).isTrue();
        assertThat(file.pages().isHole(1)).isTrue();
        write(file, "x", PAGE_BYTES);
        write(file, "y", PAGE_BYTES);
        file.truncate(PAGE_BYTES + 1);

        assertThat(told).containsExactly("1", "2…");
        assertThat(file.pages().frame(2).isZero()).isTrue();
        assertThat(file.pages().frameToWrite(2).isZero()).isTrue();
    }

    @Test
    void pinned_frames_are_freed_at_the_unpin() {
        OpenFile file = create("f");
        write(file, "secret", 0);
        Pages pages = file.pages();
        pages.pin();
        Address frame = pages.frame(0);

        file.truncate(0);
        assertThat(Latin1.string(frame, 6)).isEqualTo("secret");
        assertThat(frames.given()).isEqualTo(1);
        pages.unpin();

        assertThat(frames.given()).isZero();
    }

    @Test
    void a_lent_frame_outlives_its_page_and_its_file() {
        OpenFile file = create("f");
        write(file, "secret", 0);
        write(file, "more", PAGE_BYTES);
        Address first = file.pages().frame(0);
        Address second = file.pages().frame(1);
        LentFrames.lend(first);
        LentFrames.lend(second);

        file.truncate(PAGE_BYTES);
        assertThat(frames.given()).isEqualTo(2);
        write(file, "other", PAGE_BYTES);
        assertThat(file.pages().frame(1).is(second)).isFalse();
        assertThat(frames.given()).isEqualTo(3);
        file.truncate(0);

        assertThat(frames.given()).isEqualTo(2);
        assertThat(Latin1.string(first, 6)).isEqualTo("secret");
        LentFrames.giveBack(first);
        LentFrames.giveBack(second);
        assertThat(frames.given()).isZero();
    }

    @Test
    void an_aligned_file_in_place_is_mapped_as_it_lies() {
        OpenFile file = inPlace("f", PAGE_BYTES, 2 * PAGE_BYTES);

        assertThat(file.pages().frame(0).is(archive.plus(PAGE_BYTES))).isTrue();
        assertThat(file.pages().frame(1).is(archive.plus(2 * PAGE_BYTES))).isTrue();
        assertThat(frames.given()).isZero();
    }

    @Test
    void the_last_page_in_place_is_copied_if_something_follows_in_it() {
        OpenFile file = inPlace("f", PAGE_BYTES, PAGE_BYTES + 10);
        assertThat(file.pages().frame(1).is(archive.plus(2 * PAGE_BYTES))).isTrue();

        archive.storeByte(3 * PAGE_BYTES - 1, (byte) 1);
        Address copy = file.pages().frame(1);

        assertThat(copy.is(archive.plus(2 * PAGE_BYTES))).isFalse();
        assertThat(copy.loadByte(PAGE_BYTES - 1)).isZero();
        assertThat(copy.loadByte(9)).isEqualTo(archive.loadByte(2 * PAGE_BYTES + 9));
    }

    @Test
    void an_unaligned_file_in_place_is_copied_page_by_page_when_mapped() {
        OpenFile file = inPlace("f", 12, 3 * PAGE_BYTES);

        Address frame = file.pages().frame(1);

        assertThat(frames.given()).isEqualTo(1);
        assertThat(frame.loadByte(0)).isEqualTo((byte) ('a' + PAGE_BYTES % 26));
    }

    @Test
    void writing_to_a_file_in_place_copies_the_page_and_leaves_the_archive() {
        OpenFile file = inPlace("f", PAGE_BYTES, 2 * PAGE_BYTES);
        List<String> told = new ArrayList<>();
        file.pages().attach(recording(told));

        write(file, "XY", PAGE_BYTES);

        assertThat(read(file, PAGE_BYTES - 1, 4)).isEqualTo((char) ('a' + (PAGE_BYTES - 1) % 26) + "XY" + (char) ('a' + (PAGE_BYTES + 2) % 26));
        assertThat(archive.loadByte(2 * PAGE_BYTES)).isEqualTo((byte) ('a' + PAGE_BYTES % 26));
        assertThat(told).containsExactly("1");
        assertThat(file.pages().frame(0).is(archive.plus(PAGE_BYTES))).isTrue();
    }

    @Test
    void what_was_cut_off_in_place_does_not_come_back() {
        OpenFile file = inPlace("f", PAGE_BYTES, 2 * PAGE_BYTES);
        List<String> told = new ArrayList<>();
        file.pages().attach(recording(told));

        file.truncate(10);
        file.truncate(PAGE_BYTES);

        assertThat(told).containsExactly("0…");
        assertThat(read(file, 8, 4)).isEqualTo("ij\0\0");
        assertThat(file.pages().frame(0).loadByte(10)).isZero();
    }

    @Test
    void writing_sets_the_modification_time_and_reading_the_access_time_once() {
        OpenFile file = create("f");
        FileStatus status = new FileStatus();
        now = 2000;
        write(file, "x", 0);
        now = 3000;
        read(file, 0, 1);
        now = 4000;
        read(file, 0, 1);

        file.status(status);

        assertThat(status.modificationNanos).isEqualTo(2000);
        assertThat(status.changeNanos).isEqualTo(2000);
        assertThat(status.accessNanos).isEqualTo(3000);
        assertThat(status.birthNanos).isEqualTo(1000);
    }
}
