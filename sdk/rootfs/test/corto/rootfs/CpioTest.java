// SPDX-License-Identifier: Apache-2.0
package corto.rootfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import corto.console.Failure;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.apache.commons.compress.archivers.cpio.CpioArchiveEntry;
import org.apache.commons.compress.archivers.cpio.CpioArchiveInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CpioTest {
    @TempDir
    private Path folder;

    @Test
    void a_tree_comes_back_as_it_was_written() throws IOException {
        FileTree tree = sample();

        FileTree back = CpioReader.read(write(tree));

        assertThat(back.entries().keySet()).isEqualTo(tree.entries().keySet());
        assertThat(back.find("/etc/motd")).get().isInstanceOfSatisfying(Entry.RegularFile.class, file -> {
            assertThat(file.permissions()).isEqualTo(0640);
            assertThat(file.seconds()).isEqualTo(1_700_000_000L);
        });
        assertThat(text(back, "/etc/motd")).isEqualTo("hello\n");
        assertThat(text(back, "/etc/other")).isEqualTo("hello\n");
        assertThat(back.entries()).containsEntry("/etc/other", new Entry.HardLink("/etc/motd")).containsEntry("/bin", new Entry.SymbolicLink("usr/bin"))
                .containsEntry("/dev/null", new Entry.Special(0020000, 0666, 1, 3)).containsEntry("/tmp", new Entry.Directory(01777));
    }

    @Test
    void another_reader_sees_sorted_names_inodes_in_order_and_links_counted() throws IOException {
        Map<String, CpioArchiveEntry> items = new LinkedHashMap<>();
        try (CpioArchiveInputStream in = new CpioArchiveInputStream(new ByteArrayInputStream(bytes(sample())))) {
            for (CpioArchiveEntry item = in.getNextEntry(); item != null; item = in.getNextEntry()) {
                items.put(item.getName(), item);
            }
        }

        assertThat(items.keySet()).containsExactly(".", "bin", "dev", "dev/null", "etc", "etc/motd", "etc/other", "tmp", "usr", "usr/bin", "usr/bin/tool");
        assertThat(items.values().stream().map(CpioArchiveEntry::getInode)).containsExactly(1L, 2L, 3L, 4L, 5L, 6L, 6L, 8L, 9L, 10L, 11L);
        assertThat(items.get(".").getNumberOfLinks()).isEqualTo(6);
        assertThat(items.get("usr").getNumberOfLinks()).isEqualTo(3);
        assertThat(items.get("etc/motd").getNumberOfLinks()).isEqualTo(2);
        assertThat(items.get("etc/other").getSize()).isZero();
        assertThat(items.values()).allSatisfy(item -> {
            assertThat(item.getUID()).isZero();
            assertThat(item.getGID()).isZero();
        });
    }

    @Test
    void the_same_tree_gives_the_same_bytes() throws IOException {
        assertThat(bytes(sample())).isEqualTo(bytes(sample()));
    }

    @Test
    void data_of_programs_and_large_files_begins_on_a_page_and_other_data_does_not_cost_one() throws IOException {
        FileTree tree = new FileTree();
        tree.put("/a", file(new byte[10]));
        tree.put("/elf", file(elf(5000)));
        tree.put("/elf-of-less-than-a-page", file(elf(4095)));
        tree.put("/large", file(new byte[64 << 10]));
        tree.put("/middle", file(new byte[(64 << 10) - 1]));
        Path file = write(tree);

        Map<String, Long> offsets = new LinkedHashMap<>();
        CpioReader.list(file).forEach(item -> offsets.put(item.name(), item.dataOffset()));

        assertThat(offsets.get("elf") % 4096).isZero();
        assertThat(offsets.get("large") % 4096).isZero();
        assertThat(offsets.get("a")).isLessThan(300);
        assertThat(offsets.get("elf-of-less-than-a-page")).isEqualTo(offsets.get("elf") + 5000 + 110 + 26);
        assertThat(offsets.get("middle")).isEqualTo(offsets.get("large") + (64 << 10) + 110 + 8 + 2);
        assertThat(Files.readAllBytes(file)).startsWith("070701".getBytes());
    }

    /// Sizes and name lengths at random: whatever the gap, no name is longer than Linux takes, and nothing else changes.
    @Test
    void no_gap_makes_a_name_longer_than_4096_bytes() throws IOException {
        Random random = new Random(1);
        for (int round = 0; round < 100; round++) {
            FileTree tree = new FileTree();
            for (int i = 0; i < 8; i++) {
                int length = round % 10 == 0 ? 4000 + random.nextInt(93) : 2 + random.nextInt(60);
                StringBuilder name = new StringBuilder("/" + i);
                while (name.length() < length) {
                    name.append(name.length() % 200 == 0 ? '/' : (char) ('a' + i));
                }
                tree.put(name.toString(), file(elf(4096 + random.nextInt(9000))));
            }
            Path file = write(tree);
            byte[] bytes = Files.readAllBytes(file);

            List<CpioReader.Item> items = CpioReader.list(file);
            assertThat(items.stream().filter(item -> item.size() > 0)).hasSize(8).allSatisfy(item -> assertThat(item.dataOffset() % 4096).as(item.name()).isZero());
            assertThat(items).allSatisfy(item -> {
                int from = (int) item.dataOffset();
                assertThat(Arrays.copyOfRange(bytes, from, from + 4)).isEqualTo(item.size() > 0 ? elf(4) : Arrays.copyOfRange(bytes, from, from + 4));
            });
            assertThat(CpioReader.read(file).entries().keySet()).isEqualTo(tree.entries().keySet());
        }
    }

    @Test
    void a_file_named_trailer_does_not_end_the_archive_of_a_folder_below() throws IOException {
        FileTree tree = new FileTree();
        tree.put("/x/TRAILER!!!", file(new byte[1]));
        tree.put("/z", file(new byte[1]));

        assertThat(CpioReader.read(write(tree)).entries()).containsKeys("/x/TRAILER!!!", "/z");
    }

    @Test
    void damage_is_told_with_its_offset() throws IOException {
        byte[] whole = bytes(sample());
        byte[] magic = whole.clone();
        magic[112] = 'x';
        byte[] digits = whole.clone();
        digits[10] = 'g';

        assertDamaged(magic, "at offset 112 there is no header");
        assertDamaged(digits, "at offset 0 there is no header");
        assertDamaged(Arrays.copyOf(whole, whole.length / 2), "at offset ");
        assertDamaged(new byte[0], "at offset 0 there is no header");
    }

    @Test
    void the_archive_ends_on_a_block() throws IOException {
        assertThat(bytes(sample()).length % 512).isZero();
    }

    private void assertDamaged(byte[] bytes, String what) throws IOException {
        Path file = Files.write(folder.resolve("damaged.cpio"), bytes);
        assertThatThrownBy(() -> CpioReader.list(file)).isInstanceOf(Failure.class).hasMessageContaining("damaged.cpio").hasMessageContaining(what);
    }

    private static FileTree sample() {
        FileTree tree = new FileTree();
        tree.put("/usr/bin", new Entry.Directory(0755));
        tree.put("/bin", new Entry.SymbolicLink("usr/bin"));
        tree.put("/bin/tool", file(elf(100)));
        tree.put("/etc/motd", new Entry.RegularFile(0640, 1_700_000_000L, Content.of("hello\n")));
        tree.put("/etc/other", new Entry.HardLink("/etc/motd"));
        tree.put("/dev/null", new Entry.Special(0020000, 0666, 1, 3));
        tree.put("/tmp", new Entry.Directory(01777));
        return tree;
    }

    private static byte[] elf(int length) {
        byte[] bytes = new byte[length];
        System.arraycopy(new byte[] {0x7F, 'E', 'L', 'F'}, 0, bytes, 0, 4);
        return bytes;
    }

    private static Entry.RegularFile file(byte[] bytes) {
        return new Entry.RegularFile(0644, 0, new Content.Bytes(bytes));
    }

    private static String text(FileTree tree, String path) throws IOException {
        Content content = tree.content(path).orElseThrow();
        return new String(content.read(0, (int) content.size()));
    }

    private Path write(FileTree tree) {
        Path file = folder.resolve("root.cpio");
        CpioWriter.write(tree, file);
        return file;
    }

    private static byte[] bytes(FileTree tree) throws IOException {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        CpioWriter.write(tree, out);
        return out.toByteArray();
    }
}
