// SPDX-License-Identifier: Apache-2.0
package corto.fs.tar;

import static org.assertj.core.api.Assertions.assertThat;

import corto.fs.file.Directory;
import corto.fs.file.FileStatus;
import corto.fs.file.FileSystem;
import corto.fs.file.Inode;
import corto.fs.file.Latin1;
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
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class TarTest {
    private static final int ROOM = 1 << 18;
    private static final int RANDOM_ARCHIVES = 20_000;

    private final SimulatedMemory memory = SimulatedMemory.fresh();
    private final FakeFrames frames = new FakeFrames(memory, 8);
    private final Address archive = memory.map(0x4000_0000L, ROOM);
    private final Address buffer = memory.map(0x5000_0000L, 1 << 16);
    private RamFileSystem fileSystem;

    /// Devices and FIFOs that only tell what they are.
    private static final class Device extends Inode {
        private final long device;

        Device(FileSystem fileSystem, int mode, int uid, int gid, long device) {
            super(fileSystem, mode, uid, gid);
            this.device = device;
        }

        @Override
        public long sizeBytes() {
            return 0;
        }

        @Override
        public long representedDevice() {
            return device;
        }
    }

    private String unpack(byte[] bytes) {
        for (int i = 0; i < bytes.length; i++) {
            archive.storeByte(i, bytes[i]);
        }
        fileSystem = new RamFileSystem(frames, () -> 7, Device::new, "tmpfs", 0755);
        return new TarReader(archive, bytes.length, fileSystem.root()).unpack();
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
        Opening opening = new Opening(OpenFlags.O_RDONLY);
        file(path).open(opening);
        String text = Latin1.string(buffer, (int) opening.file().read(buffer, 1 << 16).value());
        opening.file().release();
        return text;
    }

    @Test
    void a_tar_is_recognised_by_the_sum_of_its_header() {
        byte[] bytes = new TarBuilder().file("a", "x").end();
        unpack(bytes);

        assertThat(new TarFormat().matches(archive, bytes.length)).isTrue();
        archive.storeByte(0, (byte) 'b');
        assertThat(new TarFormat().matches(archive, bytes.length)).isFalse();
        assertThat(new TarFormat().matches(archive, 511)).isFalse();
    }

    @Test
    void files_directories_links_and_devices_become_what_the_archive_says() {
        assertThat(unpack(new TarBuilder().directory("./").directory("./bin/").file("./bin/sh", "#!").symbolicLink("./sh", "bin/sh").link("./same", "./bin/sh")
                .entry('3', "./null", "", "").entry('6', "./fifo", "", "").end())).isNull();

        FileStatus status = new FileStatus();
        file("bin/sh").status(status);
        assertThat(content("bin/sh")).isEqualTo("#!");
        assertThat(status.mode).isEqualTo(0100644);
        assertThat(status.uid).isEqualTo(3);
        assertThat(status.gid).isEqualTo(4);
        assertThat(status.linkCount).isEqualTo(2);
        assertThat(status.modificationNanos).isEqualTo(1_000_000_000_000L);
        assertThat(file("same")).isSameAs(file("bin/sh"));
        assertThat(file("sh").target()).isEqualTo("bin/sh");
        assertThat(file("bin").modificationNanos()).isEqualTo(1_000_000_000_000L);
        assertThat(fileSystem.root().mode()).isEqualTo(0040644);
        assertThat(file("null").mode()).isEqualTo(0020644);
        assertThat(file("null").representedDevice()).isEqualTo(FileStatus.device(1, 7));
        assertThat(file("fifo").mode()).isEqualTo(0010644);
    }

    @Test
    void contents_stay_in_the_archive() {
        unpack(new TarBuilder().file("a", "y".repeat(9000)).end());

        archive.storeByte(TarBuilder.BLOCK + 5, (byte) 'z');

        assertThat(content("a")).startsWith("yyyyyzyyy").hasSize(9000);
        assertThat(frames.given()).isZero();
    }

    @Test
    void a_directory_of_an_archive_from_before_posix_ends_in_a_slash() {
        assertThat(unpack(new TarBuilder().entry('\0', "d/", "", "").entry('\0', "d/f", "", "x").end())).isNull();

        assertThat(file("d").isDirectory()).isTrue();
        assertThat(content("d/f")).isEqualTo("x");
    }

    @Test
    void long_names_and_links_of_gnu_go_before_the_header() {
        String name = "n".repeat(120) + "/" + "m".repeat(200);
        String target = "t".repeat(300);

        assertThat(unpack(new TarBuilder().entry('L', "././@LongLink", "", name + "\0").file("short", "x")
                .entry('K', "././@LongLink", "", target + "\0").entry('L', "././@LongLink", "", name + "2\0").symbolicLink("short", "short").file("after", "y").end())).isNull();

        assertThat(content(name)).isEqualTo("x");
        assertThat(file(name + "2").target()).isEqualTo(target);
        assertThat(content("after")).isEqualTo("y");
    }

    @Test
    void pax_records_go_before_the_header_and_global_ones_stay() {
        assertThat(unpack(new TarBuilder().records('g', "uid", "70000", "comment", "of git").records('x', "path", "p/q", "mtime", "12.5", "size", "3", "gid", "9")
                .entry('0', "short", "", "00000000000", "").content("abc").file("after", "y").records('x', "linkpath", "p/q", "mtime", "-1.25").link("l", "short").end())).isNull();

        assertThat(content("p/q")).isEqualTo("abc");
        assertThat(file("p/q").uid()).isEqualTo(70000);
        assertThat(file("p/q").gid()).isEqualTo(9);
        assertThat(file("p/q").modificationNanos()).isEqualTo(12_500_000_000L);
        assertThat(file("after").uid()).isEqualTo(70000);
        assertThat(file("after").gid()).isEqualTo(4);
        assertThat(file("l")).isSameAs(file("p/q"));
    }

    @Test
    void a_time_before_1970_and_a_large_owner_are_binary() {
        byte[] header = new byte[TarBuilder.BLOCK];
        TarBuilder.put(header, 0, "old");
        TarBuilder.put(header, 100, "0000600");
        TarBuilder.put(header, 108, "\u0080\0\0\0\0\u0012\u0034\u0056");
        TarBuilder.put(header, 116, "0000000");
        TarBuilder.put(header, 124, "00000000000");
        TarBuilder.put(header, 136, "\u00FF".repeat(11) + "\u00FE");
        header[156] = '0';
        TarBuilder.put(header, 257, "ustar  ");

        assertThat(unpack(new TarBuilder().header(header).end())).isNull();

        assertThat(file("old").uid()).isEqualTo(0x123456);
        assertThat(file("old").modificationNanos()).isEqualTo(-2_000_000_000L);
    }

    @Test
    void a_later_entry_replaces_an_earlier_one() {
        assertThat(unpack(new TarBuilder().file("a", "old").directory("e").link("b", "a").file("a", "new").file("e", "file").link("a", "a").end())).isNull();

        assertThat(content("a") + content("b") + content("e")).isEqualTo("newoldfile");
    }

    @Test
    void the_last_padding_may_be_missing() {
        byte[] bytes = new TarBuilder().file("a", "x").end();

        assertThat(unpack(Arrays.copyOf(bytes, bytes.length - TarBuilder.BLOCK))).isNull();
    }

    @Test
    void a_broken_archive_gets_a_message_with_byte_and_entry() {
        Map<String, byte[]> broken = new TreeMap<>();
        TarBuilder sound = new TarBuilder().file("a", "x");
        broken.put("byte 1024, entry 2: the archive ends without a block of zeros: it is cut off", sound.bytes());
        broken.put("byte 0, entry 1: the archive is cut off in the content of a", Arrays.copyOf(sound.bytes(), TarBuilder.BLOCK));
        broken.put("byte 0, entry 1: the archive ends without a block of zeros: it is cut off", Arrays.copyOf(sound.bytes(), 511));
        broken.put("byte 1024, entry 2: no entry begins here: the sum of its header is wrong", sound.raw("junk".repeat(128)).end());
        broken.put("byte 0, entry 1: an entry has a size that is no number: a", new TarBuilder().entry('0', "a", "", "0000008", "").end());
        broken.put("byte 0, entry 1: an entry has a size that is no number: b", new TarBuilder().entry('0', "b", "", "\u0080" + "\u007F".repeat(11), "").end());
        broken.put("byte 0, entry 1: an entry has a size that is no number: c", new TarBuilder().entry('0', "c", "", "\u00FF".repeat(12), "").end());
        broken.put("byte 0, entry 1: the archive is cut off in the content of d", new TarBuilder().entry('0', "d", "", "77777777777", "").end());
        broken.put("byte 0, entry 1: a is sparse, and so does not lie in one piece: make the archive without --sparse", new TarBuilder().entry('S', "a", "", "").end());
        broken.put("byte 1024, entry 2: b is sparse, and so does not lie in one piece: make the archive without --sparse",
                new TarBuilder().records('x', "GNU.sparse.major", "1", "path", "b").file("GNUSparseFile.0/b", "").end());
        broken.put("byte 0, entry 1: a is of type 77 ('M'), of which it is not known how to read it", new TarBuilder().entry('M', "a", "", "").end());
        broken.put("byte 0, entry 1: a is to be another name of b, which is no file that came before", new TarBuilder().link("a", "b").end());
        broken.put("byte 512, entry 2: a is to be another name of d/, which is no file that came before", new TarBuilder().directory("d/").link("a", "d/").end());
        broken.put("byte 0, entry 1: a name leads out of its directory: ..", new TarBuilder().file("../a", "").end());
        broken.put("byte 0, entry 1: a name leads out of its directory: a/..", new TarBuilder().file("a/../b", "").end());
        broken.put("byte 1024, entry 2: a name goes through what is no directory: a", new TarBuilder().file("a", "x").file("a/b", "x").end());
        broken.put("byte 512, entry 2: a name goes through what is no directory: l", new TarBuilder().symbolicLink("l", "d").file("l/b", "x").end());
        broken.put("byte 1024, entry 3: a file would replace a directory that is not empty: d", new TarBuilder().directory("d").directory("d/e").file("d", "x").end());
        broken.put("byte 0, entry 1: a file has the name of a directory", new TarBuilder().file("./", "x").end());
        broken.put("byte 0, entry 1: a symbolic link has a target of 0 bytes: s", new TarBuilder().symbolicLink("s", "").end());
        broken.put("byte 0, entry 1: a record of an extended header is no LENGTH KEYWORD=VALUE", new TarBuilder().entry('x', "x", "", "12 path=abcd").end());
        broken.put("byte 0, entry 1: a record of an extended header has no number: mtime=1.x", new TarBuilder().records('x', "mtime", "1.x").end());
        byte[] bad = new byte[TarBuilder.BLOCK];
        TarBuilder.put(bad, 0, "a");
        TarBuilder.put(bad, 100, "rw-r--r");
        bad[156] = '0';
        broken.put("byte 0, entry 1: a number of the header is not octal: a", new TarBuilder().header(bad).end());

        broken.forEach((message, bytes) -> assertThat(unpack(bytes)).isEqualTo("initial files: " + message));
    }

    @TempDir
    Path folder;

    /// What GNU tar writes of a tree is that tree.
    @ParameterizedTest
    @ValueSource(strings = {"v7", "ustar", "oldgnu", "gnu", "pax"})
    void an_archive_of_tar_becomes_the_tree_that_tar_read(String format) throws IOException, InterruptedException {
        boolean hasLongNames = !format.equals("v7") && !format.equals("ustar");
        Path tree = Files.createDirectories(folder.resolve("tree"));
        Files.createDirectories(tree.resolve("usr/lib/deep/er"));
        Files.writeString(tree.resolve("usr/lib/deep/er/file"), "deep");
        Files.writeString(tree.resolve("large"), "0123456789".repeat(5000));
        Files.createFile(tree.resolve("empty"));
        Files.createLink(tree.resolve("usr/other-name"), tree.resolve("large"));
        Files.createSymbolicLink(tree.resolve("link"), Path.of("usr/lib"));
        Files.createSymbolicLink(tree.resolve("dangling"), Path.of("nowhere"));
        if (hasLongNames) {
            Path far = Files.createDirectories(tree.resolve("x".repeat(200)).resolve("y".repeat(200)));
            Files.writeString(far.resolve("z".repeat(200)), "far");
            Files.createLink(far.resolve("w".repeat(200)), far.resolve("z".repeat(200)));
            Files.createSymbolicLink(tree.resolve("to-far"), tree.relativize(far));
        }
        Files.setLastModifiedTime(tree.resolve("empty"), FileTime.from(Instant.ofEpochSecond(1_234_567_890)));
        Path file = folder.resolve("tree.tar");
        Process tar = new ProcessBuilder("tar", "--format=" + format, "-C", tree.toString(), "-cf", file.toString(), ".").inheritIO().start();
        assertThat(tar.waitFor()).isZero();

        assertThat(unpack(Files.readAllBytes(file))).isNull();

        assertThat(ours(fileSystem.root(), "", new TreeMap<>())).isEqualTo(theirs(tree, format.equals("pax")));
    }

    private TreeMap<String, String> ours(Directory directory, String prefix, TreeMap<String, String> into) {
        Opening opening = new Opening(OpenFlags.O_DIRECTORY);
        directory.open(opening);
        opening.file().entries((name, _, _, _) -> {
            if (!name.equals(".") && !name.equals("..")) {
                Inode file = directory.find(name);
                String path = prefix + name;
                into.put(path, describe(file.mode(), file.isDirectory() ? 0 : file.linkCount(), file.modificationNanos(),
                        file.isSymbolicLink() ? file.target() : file.isRegular() ? content(path) : ""));
                if (file instanceof Directory below) {
                    ours(below, path + "/", into);
                }
            }
            return true;
        });
        opening.file().release();
        return into;
    }

    private static TreeMap<String, String> theirs(Path root, boolean hasNanos) throws IOException {
        TreeMap<String, String> into = new TreeMap<>();
        try (var files = Files.walk(root)) {
            for (Path file : (Iterable<Path>) files.filter(path -> !path.equals(root))::iterator) {
                Map<String, Object> status = Files.readAttributes(file, "unix:mode,nlink,lastModifiedTime,isDirectory,isSymbolicLink", LinkOption.NOFOLLOW_LINKS);
                boolean isDirectory = (boolean) status.get("isDirectory");
                boolean isLink = (boolean) status.get("isSymbolicLink");
                Instant time = ((FileTime) status.get("lastModifiedTime")).toInstant();
                long nanos = time.getEpochSecond() * 1_000_000_000L + (hasNanos ? time.getNano() : 0);
                into.put(root.relativize(file).toString(), describe((int) status.get("mode"), isDirectory ? 0 : (int) status.get("nlink"), nanos,
                        isLink ? Files.readSymbolicLink(file).toString() : isDirectory ? "" : Files.readString(file)));
            }
        }
        return into;
    }

    private static String describe(int mode, int links, long nanos, String content) {
        return Integer.toOctalString(mode) + " " + links + " " + nanos + " " + content.length() + " " + content.hashCode();
    }

    /// Reading outside of the archive's memory would throw: it lies alone in simulated memory, and ends where the mapping ends.
    @Test
    void random_damage_gives_a_message_or_a_tree_and_never_an_endless_loop() {
        byte[] sound = new TarBuilder().directory("./").directory("bin/").file("bin/a", "hello").symbolicLink("bin/b", "a").link("c", "bin/a")
                .records('g', "comment", "x").records('x', "path", "long/name", "mtime", "5.5", "size", "4").file("l", "text").entry('L', "L", "", "another/name\0")
                .entry('3', "d", "", "").end();
        Random random = new Random(8);
        Assertions.assertTimeoutPreemptively(Duration.ofMinutes(2), () -> {
            for (int i = 0; i < RANDOM_ARCHIVES; i++) {
                byte[] damaged = sound.clone();
                int length = random.nextInt(4) == 0 ? random.nextInt(damaged.length + 1) : damaged.length;
                for (int changes = random.nextInt(6); changes >= 0; changes--) {
                    int at = random.nextInt(damaged.length);
                    damaged[at] = (byte) (random.nextBoolean() ? "0123456789xgLKS=/.\0 ".charAt(random.nextInt(20)) : random.nextInt());
                }
                if (random.nextInt(4) == 0) {
                    int from = random.nextInt(damaged.length);
                    System.arraycopy(sound, 0, damaged, from, Math.min(damaged.length - from, random.nextInt(2000)));
                }
                if (random.nextInt(8) != 0) {
                    repairSums(damaged);
                }
                unpackAlone(damaged, length, i);
            }
        });
    }

    /// With a wrong sum nothing else would be looked at.
    private static void repairSums(byte[] bytes) {
        for (int at = 0; at + TarBuilder.BLOCK <= bytes.length; at += TarBuilder.BLOCK) {
            if (new String(bytes, at + 257, 4, StandardCharsets.ISO_8859_1).equals("usta")) {
                System.arraycopy(new TarBuilder().header(Arrays.copyOfRange(bytes, at, at + TarBuilder.BLOCK)).bytes(), 0, bytes, at, TarBuilder.BLOCK);
            }
        }
    }

    private static void unpackAlone(byte[] bytes, int length, int round) {
        SimulatedMemory alone = SimulatedMemory.fresh();
        Address at = alone.map(0x7000_0000L, Math.max(1, length));
        for (int i = 0; i < length; i++) {
            at.storeByte(i, bytes[i]);
        }
        RamFileSystem files = new RamFileSystem(new FakeFrames(alone, 1), () -> 7, SpecialFiles.NONE, "tmpfs", 0755);
        String problem = new TarReader(at, length, files.root()).unpack();
        assertThat(problem == null || problem.startsWith("initial files: byte ")).as("round %d: %s", round, problem).isTrue();
    }
}
