// SPDX-License-Identifier: Apache-2.0
package corto.fs.ext2;

import static org.assertj.core.api.Assertions.assertThat;

import corto.block.api.FakeDisk;
import corto.fs.file.FileMode;
import corto.fs.file.FileStatus;
import corto.fs.file.FileSystemStatus;
import corto.fs.file.Inode;
import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.fs.file.SeekableFile;
import corto.lang.Errno;
import corto.lang.Result;
import java.io.File;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Ext2Test {
    private static final int CREATE = OpenFlags.O_CREAT | OpenFlags.O_RDWR;

    private final TestDisk test = new TestDisk();

    private void fresh(String... options) {
        test.mount(TestDisk.make(8 << 10, options.length == 0 ? new String[] {"-t", "ext2"} : options));
    }

    private static byte[] noise(int seed, int bytes) {
        byte[] noise = new byte[bytes];
        new Random(seed).nextBytes(noise);
        return noise;
    }

    private Inode inode(String path) {
        assertThat(test.paths.find(test.context, test.context.root(), path, false).errno()).as(path).isZero();
        return test.paths.found();
    }

    private FileStatus status(String path) {
        FileStatus status = new FileStatus();
        inode(path).status(status);
        return status;
    }

    @ParameterizedTest
    @ValueSource(ints = {1024, 2048, 4096})
    void files_are_there_after_mounting_again_and_e2fsck_agrees(int blockBytes) {
        fresh("-t", "ext2", "-b", Integer.toString(blockBytes));
        byte[] large = noise(1, 1_500_000);
        test.paths.makeDirectory(test.context, test.context.root(), "/d", 0755);
        test.write("/d/hello", "Hello");
        test.writeAt("/d/large", large, 0, CREATE);
        test.paths.makeSymbolicLink(test.context, "d/hello", test.context.root(), "/short");
        test.paths.makeSymbolicLink(test.context, "./".repeat(100) + "d/hello", test.context.root(), "/long");
        test.paths.link(test.context, test.context.root(), "/d/hello", false, test.context.root(), "/again");
        test.syncAndCheck("made");

        test.remount();

        assertThat(test.remark).isNull();
        assertThat(test.text("/d/hello")).isEqualTo("Hello");
        assertThat(test.text("/short")).isEqualTo("Hello");
        assertThat(test.text("/long")).isEqualTo("Hello");
        assertThat(test.text("/again")).isEqualTo("Hello");
        assertThat(test.read("/d/large")).isEqualTo(large);
        assertThat(test.list("/")).containsExactlyInAnyOrder(".", "..", "lost+found", "d", "short", "long", "again");
        assertThat(status("/again").linkCount).isEqualTo(2);
        assertThat(status("/").linkCount).isEqualTo(4);
    }

    @Test
    void debugfs_sees_what_was_written() {
        fresh();
        test.write("/file", "text");
        test.paths.makeSymbolicLink(test.context, "file", test.context.root(), "/link");
        test.sync();

        assertThat(TestDisk.debugfs(test.disk.content, false, "cat /file\nstat /link\n").output()).contains("text").contains("Fast link dest: \"file\"");
    }

    @Test
    void what_debugfs_wrote_is_read() {
        byte[] image = TestDisk.make(8 << 10, "-t", "ext2");
        TestDisk.debugfs(image, true, "write /etc/hostname name\nmkdir dir\nsymlink link name\nmknod null c 1 3\n");
        test.mount(image);

        assertThat(test.read("/name")).isNotEmpty();
        assertThat(test.read("/link")).isEqualTo(test.read("/name"));
        assertThat(inode("/dir").isDirectory()).isTrue();
        assertThat(inode("/null").representedDevice()).isEqualTo(FileStatus.device(1, 3));
        test.syncAndCheck("only read");
    }

    @Test
    void attributes_and_times_stay() {
        fresh();
        test.write("/file", "x");
        Inode file = inode("/file");
        file.changeMode(04751);
        file.changeOwner(100_000, 70_000);
        file.changeTimes(1_234_567_890_123_456_789L, 5_000_000_000_987_654_321L);      // beyond 2038
        test.paths.makeNode(test.context, test.context.root(), "/device", FileMode.BLOCK_DEVICE | 0600, FileStatus.device(259, 70_000));
        test.syncAndCheck("attributes");
        test.remount();

        FileStatus status = status("/file");
        assertThat(status.mode).isEqualTo(FileMode.REGULAR | 04751);
        assertThat(status.uid).isEqualTo(100_000);
        assertThat(status.gid).isEqualTo(70_000);
        assertThat(status.accessNanos).isEqualTo(1_234_567_890_123_456_789L);
        assertThat(status.modificationNanos).isEqualTo(5_000_000_000_987_654_321L);
        assertThat(status("/device").representedDevice).isEqualTo(FileStatus.device(259, 70_000));
    }

    @Test
    void holes_take_no_blocks_and_are_found() {
        fresh();
        OpenFile file = test.open("/sparse", CREATE);
        byte[] end = noise(2, 3000);
        long far = 3L << 30;                             // triple indirect, and beyond 2 GiB
        test.writeAll(file, end, far);
        test.writeAll(file, end, 70_000);

        assertThat(file.inode().sizeBytes()).isEqualTo(far + 3000);
        assertThat(status("/sparse").sectors).isLessThan(40);
        assertThat(file.seek(0, SeekableFile.SEEK_DATA).value()).isEqualTo(69_632);
        assertThat(file.seek(69_632, SeekableFile.SEEK_HOLE).value()).isEqualTo(73_728);
        assertThat(file.seek(80_000, SeekableFile.SEEK_DATA).value()).isEqualTo(far);
        assertThat(file.readAt(test.buffer, 8, 1 << 20).value()).isEqualTo(8);
        assertThat(test.buffer.loadLong()).isZero();
        file.release();
        test.syncAndCheck("sparse");

        test.remount();
        file = test.open("/sparse", OpenFlags.O_RDWR);
        assertThat(file.readAt(test.buffer, 3000, far).value()).isEqualTo(3000);
        assertThat(test.buffer.loadByte(2999)).isEqualTo(end[2999]);
        assertThat(file.truncate(70_001).errno()).isZero();
        assertThat(file.truncate(1 << 20).errno()).isZero();
        assertThat(file.readAt(test.buffer, 8, 70_000).value()).isEqualTo(8);
        assertThat(test.buffer.loadLong()).isEqualTo(end[0] & 0xFF);
        file.release();
        test.syncAndCheck("cut");
    }

    @Test
    void a_file_that_is_deleted_while_open_goes_with_its_last_user() {
        fresh();
        long free = freeBlocks();
        OpenFile file = test.open("/file", CREATE);
        test.writeAll(file, noise(3, 400_000), 0);
        test.paths.unlink(test.context, test.context.root(), "/file");
        test.sync();
        assertThat(test.readAll(file)).isEqualTo(noise(3, 400_000));
        assertThat(freeBlocks()).isLessThan(free);

        file.release();

        test.syncAndCheck("released");
        assertThat(freeBlocks()).isEqualTo(free);
    }

    private long freeBlocks() {
        FileSystemStatus status = new FileSystemStatus();
        test.fileSystem.status(status);
        return status.freeBlocks;
    }

    @Test
    void a_full_disk_gives_ENOSPC_and_what_is_deleted_can_be_used_at_once() {
        fresh();
        OpenFile file = test.open("/file", CREATE);
        byte[] part = noise(4, 100_000);
        long written = 0;
        int errno = 0;
        while (errno == 0) {
            test.memory.store(test.buffer, part, 0, part.length);
            Result result = file.writeAt(test.buffer, part.length, written);
            errno = result.errno();
            written += Math.max(0, result.bits());
        }
        assertThat(errno).isEqualTo(Errno.ENOSPC.number());
        assertThat(file.inode().sizeBytes()).isEqualTo(written);
        assertThat(test.tryOpen("/other", CREATE)).isZero();
        test.syncAndCheck("full");

        file.release();
        test.paths.unlink(test.context, test.context.root(), "/file");
        test.writeAt("/other", noise(5, (int) written - 5000), 0, CREATE);

        assertThat(test.read("/other")).isEqualTo(noise(5, (int) written - 5000));
        test.syncAndCheck("full again");
    }

    @Test
    void inodes_run_out_with_ENOSPC_and_come_back() {
        fresh("-t", "ext2", "-N", "32");
        int made = 0;
        while (test.tryOpen("/f" + made, CREATE) == 0) {
            made++;
        }
        assertThat(made).isEqualTo(21);
        assertThat(test.tryOpen("/more", CREATE)).isEqualTo(Errno.ENOSPC.number());
        test.paths.unlink(test.context, test.context.root(), "/f3");
        assertThat(test.tryOpen("/more", CREATE)).isZero();
        test.syncAndCheck("inodes");
    }

    @Test
    void directories_grow_and_entries_that_stay_are_listed_once() {
        fresh();
        test.paths.makeDirectory(test.context, test.context.root(), "/d", 0755);
        for (int i = 0; i < 500; i++) {
            test.write("/d/a-rather-long-name-of-a-file-" + i, "");
        }
        for (int i = 0; i < 500; i += 2) {
            test.paths.unlink(test.context, test.context.root(), "/d/a-rather-long-name-of-a-file-" + i);
        }
        assertThat(test.list("/d")).hasSize(252).containsAll(IntStream.range(0, 250).mapToObj(i -> "a-rather-long-name-of-a-file-" + (2 * i + 1)).toList());
        test.syncAndCheck("large directory");
        assertThat(test.paths.removeDirectory(test.context, test.context.root(), "/d").errno()).isEqualTo(Errno.ENOTEMPTY.number());
    }

    @Test
    void directories_move_with_their_parents() {
        fresh();
        test.paths.makeDirectory(test.context, test.context.root(), "/a", 0755);
        test.paths.makeDirectory(test.context, test.context.root(), "/a/b", 0755);
        test.paths.makeDirectory(test.context, test.context.root(), "/c", 0755);
        test.write("/a/b/file", "x");
        assertThat(test.paths.rename(test.context, test.context.root(), "/a/b", test.context.root(), "/c/b", 0).errno()).isZero();

        assertThat(test.text("/c/b/../b/file")).isEqualTo("x");
        assertThat(status("/a").linkCount).isEqualTo(2);
        assertThat(status("/c").linkCount).isEqualTo(3);
        assertThat(test.paths.rename(test.context, test.context.root(), "/c", test.context.root(), "/c/b/c", 0).errno()).isEqualTo(Errno.EINVAL.number());
        test.syncAndCheck("moved");
    }

    @Test
    void rename_replaces_and_frees_what_was_there() {
        fresh();
        long free = freeBlocks();
        test.writeAt("/target", noise(6, 100_000), 0, CREATE);
        test.write("/new", "new");
        assertThat(test.paths.rename(test.context, test.context.root(), "/new", test.context.root(), "/target", 0).errno()).isZero();

        assertThat(test.text("/target")).isEqualTo("new");
        assertThat(test.list("/")).doesNotContain("new");
        test.syncAndCheck("replaced");
        assertThat(freeBlocks()).isEqualTo(free - 1);
    }

    @Test
    void fallocate_gives_zeros_that_have_blocks() {
        fresh();
        OpenFile file = test.open("/file", CREATE);
        test.writeAll(file, noise(7, 5000), 0);
        assertThat(file.allocate(0, 3000, 100_000).errno()).isZero();

        assertThat(file.inode().sizeBytes()).isEqualTo(103_000);
        byte[] expected = Arrays.copyOf(noise(7, 5000), 103_000);
        assertThat(test.readAll(file)).isEqualTo(expected);
        assertThat(file.seek(0, SeekableFile.SEEK_HOLE).value()).isEqualTo(103_000);
        assertThat(file.allocate(1, 0, 1 << 20).errno()).isEqualTo(Errno.EOPNOTSUPP.number());
        file.release();
        test.syncAndCheck("allocated");
    }

    // ---- ext4, and what cannot be used ----

    @ParameterizedTest
    @ValueSource(strings = {"1024", "4096"})
    void an_ext4_image_is_read_and_not_written(String blockBytes) {
        byte[] image = TestDisk.make(32 << 10, "-t", "ext4", "-b", blockBytes);
        TestDisk.debugfs(image, true, "write /usr/bin/env name\nmkdir dir\nsymlink link name\n");
        test.mount(image.clone());

        assertThat(test.remark).startsWith("mounted read-only because of incompatible features");
        assertThat(new String(test.read("/link"), 0, 4, StandardCharsets.ISO_8859_1)).isEqualTo("\u007fELF");
        assertThat(test.read("/name")).hasSize((int) new File("/usr/bin/env").length());
        assertThat(test.tryOpen("/new", CREATE)).isEqualTo(Errno.EROFS.number());
        test.sync();
        assertThat(test.disk.content).isEqualTo(image);
    }

    @Test
    void a_journal_that_has_to_be_replayed_is_refused_by_name() {
        byte[] image = TestDisk.make(32 << 10, "-t", "ext4");
        TestDisk.debugfs(image, true, "feature needs_recovery\n");
        test.disk = new FakeDisk(image);

        assertThat(test.tryMount(false).problem()).isEqualTo("its journal has to be replayed first (feature needs_recovery): run e2fsck");
    }

    @Test
    void unknown_features_are_refused_by_name() {
        byte[] image = TestDisk.make(32 << 10, "-t", "ext4", "-O", "inline_data");
        test.disk = new FakeDisk(image);
        assertThat(test.tryMount(false).problem()).isEqualTo("it has the feature inline_data, which is not supported");

        test.disk = new FakeDisk(new byte[1 << 20]);
        assertThat(test.tryMount(false).problem()).isEqualTo("there is no ext2 file system on it");

        image = TestDisk.make(8 << 10, "-t", "ext2");
        test.disk = new FakeDisk(Arrays.copyOf(image, 4 << 20));
        assertThat(test.tryMount(false).problem()).isEqualTo("it has 8192 blocks of 1024 bytes, which is more than the disk has");
    }

    @Test
    void ext3_without_recovery_is_written_and_e2fsck_agrees() {
        fresh("-t", "ext3");
        test.write("/file", "x");
        test.syncAndCheck("ext3");
        assertThat(test.remark).isNull();
    }

    @Test
    void an_index_is_dropped_when_the_directory_changes() {
        byte[] image = TestDisk.make(8 << 10, "-t", "ext2");
        StringBuilder commands = new StringBuilder("mkdir d\ncd d\n");
        for (int i = 0; i < 300; i++) {
            commands.append("symlink a-name-for-the-index-").append(i).append(" t\n");
        }
        TestDisk.debugfs(image, true, commands.toString());
        TestDisk.Outcome optimised = TestDisk.optimise(image);
        assertThat(optimised.status()).as(optimised.output()).isLessThan(2);
        assertThat(TestDisk.debugfs(image, false, "stat /d\n").output()).contains("Flags: 0x1000");
        test.mount(image);

        assertThat(test.list("/d")).hasSize(302);
        for (int i = 0; i < 300; i += 3) {
            test.paths.unlink(test.context, test.context.root(), "/d/a-name-for-the-index-" + i);
        }
        test.write("/d/new", "new");
        assertThat(test.list("/d")).hasSize(203);
        test.syncAndCheck("index");
        assertThat(TestDisk.debugfs(test.disk.content, false, "stat /d\n").output()).contains("Flags: 0x0");
    }

    // ---- clean and unclean ----

    @Test
    void the_disk_says_unclean_while_something_may_be_missing_and_clean_after_sync() {
        fresh();
        assertThat(state()).isEqualTo("not clean");
        test.write("/file", "x");
        test.sync();
        assertThat(state()).isEqualTo("clean");

        OpenFile file = test.open("/file", OpenFlags.O_RDWR);
        test.writeAll(file, noise(1, 10), 100);
        file.sync();
        assertThat(state()).isEqualTo("not clean");
        test.sync();
        assertThat(state()).isEqualTo("clean");

        test.paths.unlink(test.context, test.context.root(), "/file");
        test.sync();
        assertThat(state()).as("a file without a name").isEqualTo("not clean");
        file.release();
        test.syncAndCheck("released");
        assertThat(state()).isEqualTo("clean");
    }

    private String state() {
        return TestDisk.debugfs(test.disk.content, false, "stats -h\n").output().lines().filter(line -> line.startsWith("Filesystem state:"))
                .findFirst().orElseThrow().substring(17).strip();
    }

    @Test
    void one_that_was_not_clean_stays_so() {
        fresh();
        test.write("/file", "x");
        test.remount();
        assertThat(test.remark).contains("e2fsck");
        test.sync();
        assertThat(state()).isEqualTo("not clean");
    }

    @Test
    void after_a_failed_write_nothing_is_written_any_more() {
        fresh();
        test.write("/file", "x");
        test.disk.writesUntilFailure = 1;
        assertThat(test.fileSystem.sync().errno()).isEqualTo(Errno.EIO.number());
        test.disk.writesUntilFailure = Long.MAX_VALUE;
        long writes = test.disk.writes;

        assertThat(test.tryOpen("/other", CREATE)).isEqualTo(Errno.EROFS.number());
        assertThat(test.fileSystem.sync().errno()).isEqualTo(Errno.EIO.number());
        assertThat(test.disk.writes).isEqualTo(writes);
        assertThat(test.text("/file")).isEqualTo("x");
    }
}
