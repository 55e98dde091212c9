// SPDX-License-Identifier: Apache-2.0
package corto.tests.fs;

import static org.assertj.core.api.Assertions.assertThat;

import corto.cli.FilesImage;
import corto.compiler.CompilationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

final class FileLibrariesTest {
    private static final Path PROGRAMS = Path.of(System.getProperty("corto.root"), "tests/fs/programs");

    @Test
    void an_image_unpacks_an_archive_and_works_with_files() throws IOException, InterruptedException, CompilationException {
        Path image = FilesImage.build(PROGRAMS.resolve("FileLibraries.java"));

        Process process = new ProcessBuilder(image.resolve("image.elf").toString()).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);

        assertThat(output).isEqualTo(Files.readString(PROGRAMS.resolve("FileLibraries.expected")));
        assertThat(process.waitFor()).isZero();
    }
}
