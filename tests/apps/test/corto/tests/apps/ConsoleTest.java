// SPDX-License-Identifier: Apache-2.0
package corto.tests.apps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Standard input and output over each kind of console: everything arrives, in its order, also what was typed before the machine had booted.
class ConsoleTest {
    // All of it fits into a pipe, 64 KiB (pipe(7)): QEMU drops what a virtio console prints while the pipe is full.
    private static final int LINES = 2000;

    @TempDir
    Path folder;

    @BeforeAll
    static void prepare() throws IOException, InterruptedException {
        for (String console : new String[] {"serial", "virtio"}) {
            CortoRun.prepare("busybox", "--console", console);
        }
    }

    @ParameterizedTest
    @CsvSource({"serial,pc", "serial,microvm", "virtio,pc", "virtio,q35", "virtio,microvm"})
    void all_that_is_typed_comes_back(String console, String machine) throws IOException, InterruptedException {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < LINES; i++) {
            text.append("line ").append(i).append(" of what was typed\n");
        }
        Path typed = Files.writeString(folder.resolve("typed"), text);
        Path shown = folder.resolve("shown");
        List<String> words = new ArrayList<>(List.of(CortoRun.ROOT.resolve("corto").toString(), "run", "-q", "--accel", "tcg", "--timeout", "140", "--console", console, "--machine", machine, "busybox", "--", "cat"));
        ProcessBuilder builder = new ProcessBuilder(words).redirectInput(typed.toFile()).redirectOutput(shown.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("CORTO_BUILD", CortoRun.BUILD.toString());
        builder.environment().put("CORTO_STALE", "1");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));

        assertThat(builder.start().waitFor()).isZero();

        assertThat(Files.readString(shown, StandardCharsets.UTF_8).replace("\r", "")).isEqualTo(text.toString());
    }
}
