// SPDX-License-Identifier: Apache-2.0
package corto.rootfs;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class TarReaderTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void makeFiles() throws IOException {
        Files.createDirectories(folder.resolve("usr/bin"));
        Files.writeString(folder.resolve("usr/bin/tool"), "x");
        Files.createLink(folder.resolve("usr/bin/other"), folder.resolve("usr/bin/tool"));
        Files.createSymbolicLink(folder.resolve("bin"), Path.of("usr/bin"));
    }

    private boolean isDirect(String... words) throws IOException, InterruptedException {
        Path file = folder.resolve("x.tar");
        List<String> command = new ArrayList<>(List.of("tar", "-cf", file.toString()));
        command.addAll(List.of(words));
        assertThat(new ProcessBuilder(command).directory(folder.toFile()).inheritIO().start().waitFor()).isZero();
        FileTree tree = new FileTree();
        Archives.readInto(tree, file, folder.resolve("work"));
        return TarReader.isDirect(tree, file);
    }

    @Test
    void an_archive_without_compression_can_be_used_as_it_is() throws IOException, InterruptedException {
        assertThat(isDirect("./usr", "./bin")).isTrue();
        assertThat(isDirect("usr", "bin")).isTrue();
    }

    @Test
    void a_compressed_one_and_a_cpio_cannot() throws IOException, InterruptedException {
        assertThat(isDirect("-z", "usr")).isFalse();
        assertThat(TarReader.matches(Files.writeString(folder.resolve("x.cpio"), "070701"))).isFalse();
        assertThat(TarReader.matches(folder)).isFalse();
    }

    @Test
    void one_with_a_name_that_leads_through_a_link_cannot() throws IOException, InterruptedException {
        assertThat(isDirect("bin", "--no-recursion", "usr", "usr/bin", "bin/tool")).isFalse();
    }
}
