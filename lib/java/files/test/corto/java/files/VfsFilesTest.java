// SPDX-License-Identifier: Apache-2.0
package corto.java.files;

import static corto.lang.Errno.EBADF;
import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.EISDIR;
import static corto.lang.Errno.ELOOP;
import static corto.lang.Errno.ENOENT;
import static org.assertj.core.api.Assertions.assertThat;

import corto.fs.file.OpenFlags;
import corto.fs.ramfs.FakeFrames;
import corto.fs.ramfs.RamFileSystem;
import corto.fs.ramfs.SpecialFiles;
import corto.fs.vfs.Mounts;
import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Result;
import corto.lang.SimulatedMemory;
import corto.runtime.FileFacts;
import corto.runtime.SpaceFacts;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

final class VfsFilesTest {
    private static final int FRAMES = 64;
    private static final int BUFFER_BYTES = 4096;
    private static final int CREATE = OpenFlags.O_CREAT | OpenFlags.O_RDWR;

    private final SimulatedMemory memory = SimulatedMemory.fresh();
    private final FakeFrames frames = new FakeFrames(memory, FRAMES);
    private final RamFileSystem root = new RamFileSystem(frames, () -> 5, SpecialFiles.NONE, "rootfs", 0755);
    private final Mounts mounts = new Mounts("rootfs", root, "rw");
    private final Address buffer = memory.map(0x4000, BUFFER_BYTES);
    private final VfsFiles files = new VfsFiles();
    private final List<Integer> opened = new ArrayList<>();

    VfsFilesTest() {
        VfsFiles.initialize(mounts);
    }

    /// The table of descriptors is the program's, and so that of all tests.
    @AfterEach
    void close_what_was_opened() {
        opened.forEach(files::close);
    }

    private int open(String path, int flags) {
        Result fd = files.open(path, flags, 0666);
        assertThat(fd.errno()).isZero();
        opened.add((int) fd.value());
        return (int) fd.value();
    }

    private Address put(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        memory.store(buffer, bytes, 0, bytes.length);
        return buffer;
    }

    private String got(Result length) {
        assertThat(length.errno()).isZero();
        byte[] bytes = new byte[(int) length.value()];
        memory.load(buffer, bytes, 0, bytes.length);
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    private void write(String path, String text) {
        int fd = open(path, CREATE | OpenFlags.O_TRUNC);
        assertThat(files.write(fd, put(text), text.length()).value()).isEqualTo(text.length());
    }

    private static void assertFails(Errno expected, Result result) {
        assertThat(result.errno()).isEqualTo(expected.number());
    }

    @Test
    void what_is_written_is_read() {
        int fd = open("/x", CREATE);

        assertThat(files.write(fd, put("hello"), 5).value()).isEqualTo(5);
        assertThat(files.writeAt(fd, put("J"), 1, 0).value()).isEqualTo(1);
        assertThat(got(files.readAt(fd, buffer, 10, 0))).isEqualTo("Jello");
        assertThat(files.seek(fd, 1, 0).value()).isEqualTo(1);
        assertThat(got(files.read(fd, buffer, 3))).isEqualTo("ell");
        assertThat(files.available(fd).value()).isEqualTo(1);
        assertThat(files.truncate(fd, 2).errno()).isZero();
        assertThat(files.read(fd, buffer, 3).value()).isZero();
        assertThat(files.sync(fd).errno()).isZero();
    }

    @Test
    void relative_paths_begin_at_the_root() {
        write("x", "1");

        assertThat(got(files.realPath("/x", buffer))).isEqualTo("/x");
        assertThat(got(files.realPath("x", buffer))).isEqualTo("/x");
    }

    @Test
    void descriptors_are_above_the_standard_streams_and_used_again() {
        int first = open("/a", CREATE);
        int second = open("/b", CREATE);

        assertThat(first).isEqualTo(3);
        assertThat(second).isEqualTo(4);
        assertThat(files.close(first).errno()).isZero();
        assertThat(open("/c", CREATE)).isEqualTo(first);
    }

    @Test
    void a_descriptor_that_is_not_open_gives_EBADF() {
        assertFails(EBADF, files.read(1, buffer, 1));
        assertFails(EBADF, files.write(-1, buffer, 1));
        assertFails(EBADF, files.readAt(99, buffer, 1, 0));
        assertFails(EBADF, files.seek(1 << 30, 0, 0));
        assertFails(EBADF, files.status(0, new FileFacts()));
        assertFails(EBADF, files.entries(5, buffer, BUFFER_BYTES));
        assertFails(EBADF, files.close(3));
    }

    @Test
    void many_files_are_open_at_once() {
        for (int i = 0; i < 100; i++) {
            assertThat(open("/f" + i, CREATE)).isEqualTo(3 + i);
        }
    }

    @Test
    void a_directory_is_listed_in_pieces() {
        for (int i = 0; i < 50; i++) {
            assertThat(files.makeDirectory("/a directory with a long name " + i, 0777).errno()).isZero();
        }
        int fd = open("/", OpenFlags.O_DIRECTORY);

        List<String> names = new ArrayList<>();
        for (String piece = got(files.entries(fd, buffer, 512)); !piece.isEmpty(); piece = got(files.entries(fd, buffer, 512))) {
            names.addAll(List.of(piece.split("\0")));
        }

        assertThat(names).hasSize(52).contains(".", "..", "a directory with a long name 49").doesNotHaveDuplicates();
    }

    @Test
    void facts_are_those_of_stat() {
        write("/x", "12345");
        assertThat(files.changeMode("/x", 0640).errno()).isZero();
        assertThat(files.changeTimes("/x", true, 11, 22).errno()).isZero();
        assertThat(files.link("/x", "/y").errno()).isZero();

        FileFacts facts = new FileFacts();
        assertThat(files.status("/y", true, facts).errno()).isZero();
        assertThat(facts.mode).isEqualTo(0100640);
        assertThat(facts.sizeBytes).isEqualTo(5);
        assertThat(facts.linkCount).isEqualTo(2);
        assertThat(facts.accessNanos).isEqualTo(11);
        assertThat(facts.modificationNanos).isEqualTo(22);
        SpaceFacts space = new SpaceFacts();
        assertThat(files.space("/x", space).errno()).isZero();
        assertThat(space.blocks).isEqualTo(FRAMES);
        assertThat(space.freeBlocks).isEqualTo(FRAMES - 1);
    }

    @Test
    void real_path_follows_links_and_keeps_the_name_that_was_asked_for() {
        files.makeDirectory("/d", 0777);
        write("/d/file", "");
        files.link("/d/file", "/d/other");
        files.symbolicLink("d/../d/file", "/link");
        files.symbolicLink("/d", "/folder");

        assertThat(got(files.realPath("/d/file", buffer))).isEqualTo("/d/file");
        assertThat(got(files.realPath("/folder/./other", buffer))).isEqualTo("/d/other");
        assertThat(got(files.realPath("/link", buffer))).isEqualTo("/d/file");
        assertThat(got(files.realPath("/folder/..", buffer))).isEqualTo("/");
        assertThat(got(files.realPath("folder/", buffer))).isEqualTo("/d");
        assertFails(ENOENT, files.realPath("/d/nothing", buffer));
    }

    @Test
    void real_path_of_a_loop_gives_ELOOP() {
        files.symbolicLink("/two", "/one");
        files.symbolicLink("/one", "/two");

        assertFails(ELOOP, files.realPath("/one", buffer));
    }

    @Test
    void links_are_read() {
        files.symbolicLink("some/where", "/link");
        write("/x", "");

        assertThat(got(files.readLink("/link", buffer))).isEqualTo("some/where");
        assertFails(EINVAL, files.readLink("/x", buffer));
    }

    @Test
    void a_file_that_is_removed_stays_usable_until_it_is_closed() {
        int fd = open("/x", CREATE);
        files.write(fd, put("data"), 4);

        assertThat(files.unlink("/x").errno()).isZero();
        assertThat(got(files.readAt(fd, buffer, 4, 0))).isEqualTo("data");
        assertFails(ENOENT, files.access("/x", 0));
        long before = frames.freeFrames();
        files.close(fd);
        assertThat(frames.freeFrames()).isEqualTo(before + 1);
    }

    @Test
    void a_directory_is_not_opened_for_writing() {
        assertFails(EISDIR, files.open("/", OpenFlags.O_WRONLY, 0));
    }

    @Test
    void mounts_are_told_until_there_is_none_left() {
        assertThat(got(files.mount(0, buffer))).isEqualTo("rootfs\0/\0rootfs\0rw\0");
        assertThat(files.mount(1, buffer).value()).isZero();
        assertThat(files.syncAll().errno()).isZero();
    }
}
