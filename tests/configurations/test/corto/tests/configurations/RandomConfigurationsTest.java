// SPDX-License-Identifier: Apache-2.0
package corto.tests.configurations;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

/// A few random configurations; `tests/configurations/run` does any number of them.
class RandomConfigurationsTest {
    private static final Path ROOT = Path.of(System.getProperty("corto.root"));

    @Test
    void images_of_a_java_program_boot() throws IOException, InterruptedException {
        assertThat(run("java", 1, 4)).endsWith("4 booted, 0 refused, 0 failed\n");
    }

    @Test
    void kernels_for_a_linux_program_boot() throws IOException, InterruptedException {
        assertThat(run("elf", 1, 2)).endsWith("2 booted, 0 refused, 0 failed\n");
    }

    private static String run(String kind, int seed, int count) throws IOException, InterruptedException {
        ProcessBuilder builder = new ProcessBuilder(ROOT.resolve("tests/configurations/run").toString(), kind, Integer.toString(seed), Integer.toString(count)).redirectErrorStream(true);
        builder.environment().put("CORTO_BUILD", System.getProperty("corto.build"));
        Process process = builder.start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        process.waitFor();
        return output;
    }
}
