// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import corto.console.Failure;
import corto.console.Progress;
import corto.manifest.Manifest;
import corto.manifest.ManifestReader;
import corto.manifest.Program;
import corto.rootfs.Content;
import corto.rootfs.CpioReader;
import corto.rootfs.Entry;
import corto.rootfs.FileTree;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Root file systems of manifests without packages: nothing is fetched.
class RootFileSystemTest {
    private static final String PROGRAM = "kind: elf\ncommand: /srv/tool\n";

    @TempDir
    private Path folder;

    @Test
    void files_text_copies_links_and_folders_come_on_top_of_the_base() throws IOException {
        Files.createDirectories(folder.resolve("site/css"));
        Files.writeString(folder.resolve("site/index.html"), "page");
        Files.writeString(folder.resolve("site/css/a.css"), "style");

        FileTree tree = CpioReader.read(build(PROGRAM + """
                files:
                  /srv/tool: {text: "#!/bin/sh", mode: "0755"}
                  /var/www: site
                  /etc/users: {copy: /etc/passwd}
                  /etc/hostname: {text: mine}
                links: {/srv/on: /srv/off}
                folders: [/var/lib/tool]
                workdir: /var/lib/tool
                remove: [/var/www/css]
                """));

        assertThat(tree.find("/srv/tool")).get().isInstanceOfSatisfying(Entry.RegularFile.class, file -> assertThat(file.permissions()).isEqualTo(0755));
        assertThat(text(tree, "/var/www/index.html")).isEqualTo("page");
        assertThat(tree.find("/var/www/css")).isEmpty();
        assertThat(text(tree, "/etc/users")).startsWith("root:x:0:0:");
        assertThat(text(tree, "/etc/hostname")).isEqualTo("mine");
        assertThat(tree.entries()).containsEntry("/srv/on", new Entry.SymbolicLink("/srv/off")).containsEntry("/bin", new Entry.SymbolicLink("usr/bin"))
                .containsEntry("/var/lib/tool", new Entry.Directory(0755)).containsEntry("/tmp", new Entry.Directory(01777));
    }

    @Test
    void what_keep_leaves_out_is_only_what_packages_brought() throws IOException {
        FileTree tree = CpioReader.read(build(PROGRAM + "keep: [/etc/hosts]\nfiles:\n  /srv/tool: {text: x}\n"));

        assertThat(tree.entries()).containsKeys("/srv/tool", "/etc/passwd", "/proc");
    }

    @Test
    void it_is_built_again_when_a_file_of_the_manifest_changed_and_only_then() throws IOException {
        Path tool = Files.writeString(folder.resolve("tool"), "one");
        String manifest = PROGRAM + "files: {/srv/tool: tool}\n";
        Path archive = build(manifest);
        Files.setLastModifiedTime(archive, FileTime.fromMillis(0));

        build(manifest);
        assertThat(Files.getLastModifiedTime(archive).toMillis()).isZero();

        assertThat(tool.toFile().setExecutable(true)).isTrue();
        assertThat(CpioReader.read(build(manifest)).find("/srv/tool")).get().isInstanceOfSatisfying(Entry.RegularFile.class, file -> assertThat(file.permissions() & 0100).isPositive());

        Files.writeString(tool, "two!");
        assertThat(text(CpioReader.read(build(manifest)), "/srv/tool")).isEqualTo("two!");
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "there is no program /srv/tool in the root file system",
        "files: {/srv/tool: {text: x}}\nworkdir: /nowhere|the working folder /nowhere is not in the root file system",
        "files: {/srv/tool: {copy: /etc/none}}|/srv/tool is to be a copy of /etc/none, which is no file",
        "files: {/srv/tool: {text: x}}\nkeep: [/usr/sbin/nginx]|keep: \"/usr/sbin/nginx\" matches nothing",
    })
    void mistakes_are_told_with_the_manifest(String lines) {
        String[] parts = lines.contains("|") ? lines.split("\\|") : new String[] {"", lines};

        assertThatThrownBy(() -> build(PROGRAM + parts[0] + "\n")).isInstanceOf(Failure.class).hasMessageContaining("corto.yaml: ").hasMessageContaining(parts[1]);
    }

    @Test
    void manifests_of_the_catalogue_can_be_read() throws IOException {
        try (var apps = Files.list(Sdk.apps())) {
            assertThat(apps.filter(Files::isDirectory).map(app -> app.resolve(Manifest.FILE_NAME))).isNotEmpty()
                    .allSatisfy(file -> assertThat(ManifestReader.read(file).name()).isEqualTo(file.getParent().getFileName().toString()));
        }
    }

    @AfterEach
    void delete() throws IOException {
        for (String suffix : List.of(".cpio", ".cpio.stamp", ".cpio.lock")) {
            Files.deleteIfExists(Sdk.build().resolve("rootfs").resolve("test-" + folder.getFileName() + suffix));
        }
    }

    private Path build(String text) throws IOException {
        Progress.silence();
        Manifest manifest = ManifestReader.read(Files.writeString(folder.resolve("corto.yaml"), text));
        String id = "test-" + folder.getFileName();
        Program.Elf program = (Program.Elf) manifest.program();
        Guest guest = new Guest("test", id, new Guest.Root.Described(manifest.file(), program.files(), Optional.empty()), program.command(), manifest.workdir(), List.of());
        return RootFileSystem.of(guest, false);
    }

    private static String text(FileTree tree, String path) throws IOException {
        Optional<Content> content = tree.content(path);
        assertThat(content).as(path).isPresent();
        return new String(content.get().read(0, (int) content.get().size()));
    }
}
