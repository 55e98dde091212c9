// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import corto.build.SourceFiles;
import corto.console.Failure;
import corto.console.Progress;
import corto.manifest.Manifest;
import corto.manifest.ManifestReader;
import corto.manifest.Program;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CProgramTest {
    private static final int E_TYPE = 16;
    private static final short ET_EXEC = 2;
    private static final short ET_DYN = 3;

    @TempDir
    private Path folder;

    private String id;

    @BeforeEach
    void write() throws IOException {
        id = "test-c-" + folder.getFileName();
        Files.writeString(folder.resolve("main.c"), "#include <stdio.h>\n#include \"a word.h\"\nint main(void) { puts(WORD); return twice(21); }\n");
        Files.writeString(folder.resolve("a word.h"), "#define WORD \"one\"\nint twice(int);\n");
        Files.writeString(folder.resolve("twice.c"), "int twice(int n) { return n * FACTOR; }\n");
    }

    @AfterEach
    void delete() throws IOException {
        SourceFiles.delete(Sdk.applications().resolve(id));
        Files.deleteIfExists(Sdk.applications().resolve(id + ".lock"));
    }

    @ParameterizedTest
    @CsvSource({"gcc, true", "gcc, false", "musl-gcc, true", "musl-gcc, false"})
    void sources_become_one_program(String compiler, boolean isStatic) throws IOException, InterruptedException {
        Path program = compile("compiler: " + compiler + "\nstatic: " + isStatic + "\n");

        byte[] elf = Files.readAllBytes(program);
        short type = ByteBuffer.wrap(elf).order(ByteOrder.LITTLE_ENDIAN).getShort(E_TYPE);
        assertThat(type).isEqualTo(isStatic && compiler.startsWith("musl") ? ET_EXEC : ET_DYN);
        if (isStatic || compiler.equals("gcc")) {
            Process process = new ProcessBuilder(program.toString()).start();
            assertThat(new String(process.getInputStream().readAllBytes())).isEqualTo("one\n");
            assertThat(process.waitFor()).isEqualTo(42);
        }
    }

    @Test
    void it_is_compiled_again_when_a_header_changed_and_only_then() throws IOException {
        Path program = compile("");
        Files.setLastModifiedTime(program, FileTime.fromMillis(0));

        compile("");
        assertThat(Files.getLastModifiedTime(program).toMillis()).isZero();

        Files.writeString(folder.resolve("a word.h"), "#define WORD \"another\"\nint twice(int);\n");
        compile("");
        assertThat(Files.getLastModifiedTime(program).toMillis()).isPositive();
    }

    @Test
    void a_mistake_is_told_in_the_compilers_words() throws IOException {
        Files.writeString(folder.resolve("twice.c"), "int twice(int n) { return m; }\n");

        assertThatThrownBy(() -> compile("")).isInstanceOf(Failure.class)
                .hasMessageContaining("corto.yaml: gcc could not compile shop.").hasMessageContaining("twice.c:1:27: error: ").hasMessageContaining("undeclared");
    }

    @Test
    void without_sources_it_says_where_it_looked() throws IOException {
        Files.delete(folder.resolve("main.c"));
        Files.delete(folder.resolve("twice.c"));

        assertThatThrownBy(() -> compile("")).isInstanceOf(Failure.class).hasMessageContaining("there is no .c file in " + folder);
    }

    private Path compile(String lines) throws IOException {
        Progress.silence();
        Manifest manifest = ManifestReader.read(Files.writeString(folder.resolve("corto.yaml"), "name: shop\nkind: c\nflags: [-DFACTOR=2]\n" + lines));
        return CProgram.compile(manifest, (Program.C) manifest.program(), id);
    }
}
