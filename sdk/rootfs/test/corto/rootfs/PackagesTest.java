// SPDX-License-Identifier: Apache-2.0
package corto.rootfs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import corto.console.Failure;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.apache.commons.compress.archivers.ar.ArArchiveEntry;
import org.apache.commons.compress.archivers.ar.ArArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveOutputStream;
import org.apache.commons.compress.archivers.tar.TarConstants;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.tukaani.xz.LZMA2Options;
import org.tukaani.xz.XZOutputStream;

class PackagesTest {
    @TempDir
    private Path folder;

    @Test
    void the_files_of_a_package_are_unpacked_onto_merged_usr() throws IOException {
        Path deb = deb("data.tar.xz", xz(tar()));
        FileTree tree = new FileTree();
        BaseSystem.layOut(tree);

        DebianArchive.unpack(deb, folder.resolve("files.tar"));
        TarReader.readInto(tree, folder.resolve("files.tar"));

        assertThat(tree.content("/usr/lib/libx.so.1").orElseThrow().size()).isEqualTo(5);
        assertThat(tree.entries().get("/usr/lib/libx.so")).isEqualTo(new Entry.SymbolicLink("libx.so.1"));
        assertThat(tree.entries().get("/usr/lib/other.so")).isEqualTo(new Entry.HardLink("/usr/lib/libx.so.1"));
        assertThat(tree.find("/usr/lib/libx.so.1")).get().isInstanceOfSatisfying(Entry.RegularFile.class, file -> {
            assertThat(file.seconds()).isEqualTo(1_600_000_000L);
            assertThat(file.permissions()).isEqualTo(0755);
        });
    }

    @Test
    void a_package_in_zstd_is_unpacked() throws IOException, InterruptedException {
        Path deb = deb("data.tar.zst", compressed("zstd", tar()));

        DebianArchive.unpack(deb, folder.resolve("files.tar"));

        assertThat(folder.resolve("files.tar")).hasBinaryContent(tar());
        assertThat(folder).isDirectoryNotContaining(file -> file.toString().contains(".tar."  + ProcessHandle.current().pid()));
    }

    @Test
    void a_package_without_files_and_a_damaged_one_are_named() throws IOException {
        Path empty = deb("control.tar", tar());
        Path zstd = deb("data.tar.zst", new byte[] {0x28, (byte) 0xB5, 0x2F, (byte) 0xFD, 0, 0, 0, 0});

        assertThatThrownBy(() -> DebianArchive.unpack(empty, folder.resolve("t"))).isInstanceOf(Failure.class).hasMessageContaining("has no data.tar");
        assertThatThrownBy(() -> DebianArchive.unpack(zstd, folder.resolve("t"))).isInstanceOf(Failure.class).hasMessageContaining("data.tar.zst.deb is no whole Debian package: zstd: ");
    }

    @Test
    void a_folder_and_the_archives_of_it_give_the_same_tree() throws IOException, InterruptedException {
        Path files = Files.createDirectories(folder.resolve("root/lib")).getParent();
        Files.writeString(files.resolve("lib/libx.so.1"), "12345");
        Files.createSymbolicLink(files.resolve("lib/libx.so"), Path.of("libx.so.1"));
        Files.createLink(files.resolve("lib/other.so"), files.resolve("lib/libx.so.1"));
        Path tar = Files.write(folder.resolve("root.tar.xz"), xz(tar()));

        FileTree fromFolder = read(files);
        FileTree fromTar = read(tar);
        for (String program : List.of("gzip", "zstd", "xz")) {
            Path archive = Files.write(folder.resolve("root.tar." + program), compressed(program, tar()));
            assertThat(read(archive).entries().keySet()).as(program).isEqualTo(fromTar.entries().keySet());
        }
        CpioWriter.write(fromFolder, folder.resolve("root.cpio"));
        FileTree fromCpio = read(folder.resolve("root.cpio"));

        assertThat(fromFolder.entries().keySet()).isEqualTo(fromTar.entries().keySet()).isEqualTo(fromCpio.entries().keySet())
                .containsExactly("/lib", "/lib/libx.so", "/lib/libx.so.1", "/lib/other.so");
        assertThat(fromCpio.entries().values().stream().filter(entry -> entry instanceof Entry.HardLink)).hasSize(1);
    }

    @Test
    void what_is_no_archive_is_refused() throws IOException {
        Path text = Files.writeString(folder.resolve("text"), "hello");

        assertThatThrownBy(() -> read(text)).isInstanceOf(Failure.class).hasMessageContaining("neither a cpio (newc) nor a tar");
        assertThatThrownBy(() -> read(folder.resolve("none"))).isInstanceOf(Failure.class).hasMessageContaining("there is no ");
    }

    @Test
    void what_was_fetched_once_needs_neither_apt_nor_a_network() throws IOException {
        Path cache = folder.resolve("cache");
        DebianPackages packages = new DebianPackages(cache);
        Files.createDirectories(cache.resolve("resolved"));
        Files.createDirectories(cache.resolve("packages"));
        String digest = "0123456789abcdef".repeat(4);
        Path tar = Files.write(cache.resolve("packages/libx_1%3a2.0-1_amd64-0123456789abcdef.tar"), tar());
        Files.writeString(cache.resolve("resolved").resolve(DebianPackages.key(List.of("libx"), new TreeSet<>(DebianPackages.SCRIPTS_ONLY))), "libx 1:2.0-1 amd64 " + digest + " 100\n");

        assertThat(packages.fetch(List.of("libx"), List.of())).containsExactly(tar);
    }

    @Test
    void a_name_that_no_package_can_have_is_refused_before_apt_sees_it() {
        assertThatThrownBy(() -> new DebianPackages(folder).fetch(List.of("--option"), List.of())).isInstanceOf(Failure.class).hasMessageContaining("\"--option\"");
    }

    @Test
    void a_reduced_tree_has_what_is_wanted_what_links_lead_to_and_what_is_always_there() {
        FileTree tree = new FileTree();
        BaseSystem.layOut(tree);
        Set<String> always = Set.copyOf(tree.entries().keySet());
        Entry.RegularFile file = new Entry.RegularFile(0644, 0, Content.of("x"));
        tree.put("/usr/bin/tool", new Entry.SymbolicLink("/etc/alternatives/tool"));
        tree.put("/etc/alternatives/tool", new Entry.SymbolicLink("/usr/bin/tool.sh"));
        tree.put("/usr/bin/tool.sh", file);
        tree.put("/usr/bin/other", file);
        tree.put("/var/log/tool", new Entry.Directory(0755));

        Reduction.keep(tree, List.of("/usr/bin/tool", "/var/log/tool"), always);

        assertThat(tree.entries()).containsKeys("/usr/bin/tool", "/etc/alternatives/tool", "/usr/bin/tool.sh", "/var/log/tool", "/lib", "/tmp");
        assertThat(tree.entries()).doesNotContainKey("/usr/bin/other");
        assertThatThrownBy(() -> Reduction.keep(tree, List.of("/usr/bin/tol"), always)).isInstanceOf(Failure.class).hasMessageContaining("/usr/bin/tol");
    }

    @Test
    void files_of_etc_do_not_replace_those_of_packages() throws IOException {
        FileTree tree = new FileTree();
        tree.put("/etc/hosts", new Entry.RegularFile(0644, 0, Content.of("mine")));

        BaseSystem.configure(tree);

        assertThat(tree.content("/etc/hosts").orElseThrow().size()).isEqualTo(4);
        assertThat(new String(tree.content("/etc/passwd").orElseThrow().read(0, 1000), StandardCharsets.UTF_8)).contains("www-data:x:33:33:");
    }

    private FileTree read(Path source) {
        FileTree tree = new FileTree();
        Archives.readInto(tree, source, folder.resolve("work"));
        return tree;
    }

    private static byte[] tar() throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (TarArchiveOutputStream tar = new TarArchiveOutputStream(bytes)) {
            TarArchiveEntry directory = new TarArchiveEntry("./lib/");
            tar.putArchiveEntry(directory);
            tar.closeArchiveEntry();
            TarArchiveEntry file = new TarArchiveEntry("./lib/libx.so.1");
            file.setSize(5);
            file.setMode(0100755);
            file.setModTime(1_600_000_000_000L);
            tar.putArchiveEntry(file);
            tar.write("12345".getBytes());
            tar.closeArchiveEntry();
            TarArchiveEntry link = new TarArchiveEntry("./lib/libx.so", TarConstants.LF_SYMLINK);
            link.setLinkName("libx.so.1");
            tar.putArchiveEntry(link);
            tar.closeArchiveEntry();
            TarArchiveEntry other = new TarArchiveEntry("./lib/other.so", TarConstants.LF_LINK);
            other.setLinkName("./lib/libx.so.1");
            tar.putArchiveEntry(other);
            tar.closeArchiveEntry();
        }
        return bytes.toByteArray();
    }

    private static byte[] xz(byte[] bytes) throws IOException {
        ByteArrayOutputStream compressed = new ByteArrayOutputStream();
        try (OutputStream out = new XZOutputStream(compressed, new LZMA2Options())) {
            out.write(bytes);
        }
        return compressed.toByteArray();
    }

    private byte[] compressed(String program, byte[] bytes) throws IOException, InterruptedException {
        Path plain = Files.write(folder.resolve("plain"), bytes);
        Process process = new ProcessBuilder(program, "-c", plain.toString()).start();
        byte[] result = process.getInputStream().readAllBytes();
        assertThat(process.waitFor()).isZero();
        return result;
    }

    private Path deb(String member, byte[] content) throws IOException {
        Path file = folder.resolve(member + ".deb");
        try (ArArchiveOutputStream ar = new ArArchiveOutputStream(Files.newOutputStream(file))) {
            for (Object[] one : new Object[][] {{"debian-binary", "2.0\n".getBytes()}, {member, content}}) {
                ar.putArchiveEntry(new ArArchiveEntry((String) one[0], ((byte[]) one[1]).length));
                ar.write((byte[]) one[1]);
                ar.closeArchiveEntry();
            }
        }
        return file;
    }
}
