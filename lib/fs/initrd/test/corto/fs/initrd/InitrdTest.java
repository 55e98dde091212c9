// SPDX-License-Identifier: Apache-2.0
package corto.fs.initrd;

import static org.assertj.core.api.Assertions.assertThat;

import corto.fs.file.Directory;
import corto.fs.file.FileStatus;
import corto.fs.file.Inode;
import corto.fs.file.Latin1;
import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.fs.file.Opening;
import corto.fs.ramfs.FakeFrames;
import corto.fs.ramfs.RamFileSystem;
import corto.fs.ramfs.SpecialFiles;
import corto.lang.Address;
import corto.lang.SimulatedMemory;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;

final class InitrdTest {
    private static final int ROOM = 1 << 17;
    private static final Path CORPUS = Path.of(System.getProperty("corto.root", "."), "lib/fs/initrd/test/corpus");
    private static final int RANDOM_ARCHIVES = 20_000;

    private final SimulatedMemory memory = SimulatedMemory.fresh();
    private final FakeFrames frames = new FakeFrames(memory, 8);
    private final Address archive = memory.map(0x4000_0000L, ROOM);
    private final Address buffer = memory.map(0x5000_0000L, 1 << 16);
    private RamFileSystem fileSystem;

    private String unpack(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            archive.storeByte(i, bytes[i]);
        }
        fileSystem = new RamFileSystem(frames, () -> 7, SpecialFiles.NONE, "tmpfs", 0755);
        return Initrd.unpack(archive, bytes.length, fileSystem.root());
    }

    private Inode file(String path) {
        Inode at = fileSystem.root();
        for (String name : path.split("/")) {
            at = ((Directory) at).find(name);
            assertThat(at).as(path).isNotNull();
        }
        return at;
    }

    private String content(String path) {
        return content(file(path));
    }

    private String content(Inode file) {
        Opening opening = new Opening(OpenFlags.O_RDONLY);
        file.open(opening);
        String text = Latin1.string(buffer, (int) opening.file().read(buffer, 1 << 16).value());
        opening.file().release();
        return text;
    }

    @Test
    void files_directories_and_links_become_what_the_archive_says() {
        assertThat(unpack(new Archive().directory(".", 0711).directory("bin", 0750).file("bin/sh", "#!").symbolicLink("sh", "bin/sh").trailer().bytes())).isNull();

        FileStatus status = new FileStatus();
        file("bin/sh").status(status);
        assertThat(content("bin/sh")).isEqualTo("#!");
        assertThat(status.mode).isEqualTo(0100644);
        assertThat(status.uid).isEqualTo(3);
        assertThat(status.gid).isEqualTo(4);
        assertThat(status.modificationNanos).isEqualTo(1_000_102_000_000_000L);
        assertThat(file("sh").target()).isEqualTo("bin/sh");
        assertThat(file("bin").mode()).isEqualTo(0040750);
        assertThat(file("bin").modificationNanos()).isEqualTo(1_000_101_000_000_000L);
        assertThat(fileSystem.root().mode()).isEqualTo(0040711);
    }

    @Test
    void names_with_leading_slash_or_dot_are_the_same() {
        assertThat(unpack(new Archive().file("/a/x", "1").file("./a/y", "2").file("a//z", "3").file("./w", "4").trailer().bytes())).isNull();

        assertThat(content("a/x") + content("a/y") + content("a/z") + content("w")).isEqualTo("1234");
        assertThat(file("a").mode()).isEqualTo(0040755);
    }

    @Test
    void zeros_behind_a_name_put_the_content_on_a_page_where_it_is_mapped() {
        assertThat(unpack(new Archive().file("a", "x").aligned("lib", 4096, "y".repeat(8192)).trailer().bytes())).isNull();

        Opening opening = new Opening(OpenFlags.O_RDONLY);
        file("lib").open(opening);
        OpenFile lib = opening.file();
        assertThat(lib.pages().frame(1).is(archive.plus(8192))).isTrue();
        assertThat(frames.given()).isZero();
    }

    @Test
    void several_names_of_one_file_share_the_content_that_one_of_them_has() {
        assertThat(unpack(new Archive().entry(9, 0100644, 2, "a", 1, "").entry(9, 0100644, 2, "b", 1, "text")
                .entry(8, 0100644, 2, "c", 1, "more").entry(8, 0100644, 2, "d", 1, "").trailer().bytes())).isNull();

        assertThat(file("a")).isSameAs(file("b"));
        assertThat(content("a")).isEqualTo("text");
        assertThat(file("c")).isSameAs(file("d"));
        assertThat(content("d")).isEqualTo("more");
        assertThat(file("c").linkCount()).isEqualTo(2);
    }

    @Test
    void many_files_with_two_names_each_are_told_apart() {
        int count = 500;
        Archive archive = new Archive();
        for (int i = 0; i < count; i++) {
            archive.entry(1 << 8 | i << 10, 0100644, 2, "first" + i, 1, "");
        }
        for (int i = 0; i < count; i++) {
            archive.entry(1 << 8 | i << 10, 0100644, 2, "second" + i, 1, "content " + i);
        }

        assertThat(unpack(archive.trailer().bytes())).isNull();

        for (int i = 0; i < count; i++) {
            assertThat(file("first" + i)).isSameAs(file("second" + i));
            assertThat(content("first" + i)).isEqualTo("content " + i);
        }
    }

    @Test
    void a_later_entry_replaces_an_earlier_one() {
        assertThat(unpack(new Archive().file("a", "old").directory("d", 0700).file("a", "new").directory("d", 0711).directory("e", 0700).file("e", "file")
                .trailer().bytes())).isNull();

        assertThat(content("a")).isEqualTo("new");
        assertThat(file("d").mode()).isEqualTo(0040711);
        assertThat(content("e")).isEqualTo("file");
    }

    @Test
    void archives_may_follow_each_other() {
        byte[] bytes = new Archive().file("a", "1").trailer().raw("\0".repeat(333)).raw("\0\0\0").file("b", "2").trailer().raw("\0".repeat(99)).bytes();

        assertThat(unpack(bytes)).isNull();

        assertThat(content("a") + content("b")).isEqualTo("12");
    }

    @Test
    void the_padding_behind_the_trailer_may_be_missing() {
        byte[] bytes = new Archive().file("a", "1").trailer().bytes();

        assertThat(unpack(Arrays.copyOf(bytes, bytes.length - 3))).isNull();
    }

    @Test
    void devices_that_nobody_makes_are_left_out() {
        assertThat(unpack(new Archive().entry(1, 0020666, 1, "null", 1, "").file("a", "x").trailer().bytes())).isNull();

        assertThat(fileSystem.root().find("null")).isNull();
        assertThat(content("a")).isEqualTo("x");
    }

    @Test
    void six_hundred_files_are_all_there() {
        Archive large = new Archive();
        for (int i = 0; i < 600; i++) {
            large.file("usr/lib/d" + i / 50 + "/f" + i, "content " + i);
        }

        assertThat(unpack(large.trailer().bytes())).isNull();

        for (int i = 0; i < 600; i++) {
            assertThat(content("usr/lib/d" + i / 50 + "/f" + i)).isEqualTo("content " + i);
        }
    }

    /// Each file of the corpus is one broken archive: the message expected, a line end, the archive.
    @Test
    void every_broken_archive_of_the_corpus_gets_its_message() throws IOException {
        int count = 0;
        try (var files = Files.newDirectoryStream(CORPUS)) {
            for (Path path : files) {
                byte[] bytes = Files.readAllBytes(path);
                String text = new String(bytes, StandardCharsets.ISO_8859_1);
                int end = text.indexOf('\n');
                byte[] broken = Arrays.copyOfRange(bytes, end + 1, bytes.length);
                assertThat(unpack(broken)).as(path.getFileName().toString()).isEqualTo(text.substring(0, end));
                count++;
            }
        }
        assertThat(count).isGreaterThanOrEqualTo(16);
    }

    /// Reading outside of the archive's memory would throw: it lies alone in simulated memory, and ends where the mapping ends.
    @Test
    void random_damage_gives_a_message_or_a_tree_and_never_an_endless_loop() {
        byte[] sound = new Archive().directory(".", 0755).directory("bin", 0755).file("bin/a", "hello").symbolicLink("bin/b", "a").entry(5, 0100644, 2, "x", 1, "text")
                .entry(5, 0100644, 2, "y", 1, "").aligned("lib/c", 256, "z".repeat(300)).trailer().bytes();
        Random random = new Random(6);
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            for (int i = 0; i < RANDOM_ARCHIVES; i++) {
                byte[] damaged = sound.clone();
                int length = random.nextInt(4) == 0 ? random.nextInt(damaged.length + 1) : damaged.length;
                for (int changes = random.nextInt(6); changes >= 0; changes--) {
                    int at = random.nextInt(damaged.length);
                    damaged[at] = (byte) (random.nextBoolean() ? "0123456789abcdefF/.\0".charAt(random.nextInt(20)) : random.nextInt());
                }
                if (random.nextInt(4) == 0) {
                    int from = random.nextInt(damaged.length);
                    System.arraycopy(sound, 0, damaged, from, Math.min(damaged.length - from, random.nextInt(200)));
                }
                unpackAlone(damaged, length, i);
            }
        });
    }

    private static void unpackAlone(byte[] bytes, int length, int round) {
        SimulatedMemory alone = SimulatedMemory.fresh();
        int rounded = Math.max(1, length);
        Address at = alone.map(0x7000_0000L, rounded);
        for (int i = 0; i < length; i++) {
            at.storeByte(i, bytes[i]);
        }
        RamFileSystem files = new RamFileSystem(new FakeFrames(alone, 1), () -> 7, SpecialFiles.NONE, "tmpfs", 0755);
        String problem = Initrd.unpack(at, length, files.root());
        assertThat(problem == null || problem.startsWith("initial files: byte ")).as("round %d: %s", round, problem).isTrue();
    }
}
