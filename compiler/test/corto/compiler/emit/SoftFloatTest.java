// SPDX-License-Identifier: Apache-2.0
package corto.compiler.emit;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The operations that replace the processor's: compared with it by a C program, for the very text that images contain.
class SoftFloatTest {
    private static final int ROUNDS = 2_000_000;

    @TempDir
    private Path folder;

    @Test
    void results_equal_those_of_the_processor_bit_for_bit() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("softfloat.h"), UnitWriter.resource("softfloat.h"));
        Path program = Files.writeString(folder.resolve("test.c"), new String(getClass().getResourceAsStream("softfloat-test.c").readAllBytes(), StandardCharsets.UTF_8));

        assertThat(output("gcc", "-std=gnu11", "-O2", "-fwrapv", "-w", "-o", "test", program.toString(), "-lm")).isEmpty();

        assertThat(output("./test", Integer.toString(ROUNDS), "20")).isEqualTo("0 failures\n");
    }

    /// gcc refuses what needs a vector register.
    @Test
    void the_operations_need_general_registers_only() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("unit.c"), UnitWriter.resource("prelude.h") + UnitWriter.resource("softfloat.h"));

        assertThat(output("gcc", "-std=gnu11", "-O2", "-ffreestanding", "-ffixed-r15", "-mgeneral-regs-only", "-fkeep-static-functions", "-w", "-c", "unit.c")).isEmpty();
    }

    private String output(String... command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(List.of(command)).directory(folder.toFile()).redirectErrorStream(true).start();
        String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return text;
    }
}
