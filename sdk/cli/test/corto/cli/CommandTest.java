// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command as its user sees it: started by the launcher.
class CommandTest {
    private static final Path ROOT = Path.of(System.getProperty("corto.root"));

    @TempDir
    private Path folder;

    private record Result(int status, String output, String errors) {
    }

    @Test
    void help_names_the_commands() throws IOException, InterruptedException {
        Result result = corto("--help");

        assertThat(result.status()).isZero();
        assertThat(result.output()).contains("run ", "build ", "size ", "why ", "doctor ", "test ", "bench ");
        assertThat(result.errors()).isEmpty();
    }

    @Test
    void an_unknown_command_gets_a_suggestion() throws IOException, InterruptedException {
        Result result = corto("rnu", "hello");

        assertThat(result.status()).isEqualTo(125);
        assertThat(result.errors()).startsWith("corto: there is no command \"rnu\". Did you mean \"run\"?");
    }

    @Test
    void an_unknown_target_names_the_apps() throws IOException, InterruptedException {
        Result result = corto("run", "helo");

        assertThat(result.status()).isEqualTo(125);
        assertThat(result.output()).isEmpty();
        assertThat(result.errors()).startsWith("corto: there is no \"helo\"").contains("Did you mean \"hello\"?").doesNotContain("\tat ");
    }

    @Test
    void an_unknown_option_gets_a_suggestion() throws IOException, InterruptedException {
        Result result = corto("run", "--machin", "q35", "hello");

        assertThat(result.status()).isEqualTo(125);
        assertThat(result.errors()).contains("--machine");
    }

    @Test
    void a_java_file_that_does_not_compile_shows_javacs_message() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("Main.java"), "void main() { int x = \"text\"; }");

        Result result = corto("run", file.toString());

        assertThat(result.status()).isEqualTo(125);
        assertThat(result.errors()).contains("Main.java:1: error: incompatible types").doesNotContain("\tat ");
    }

    @Test
    void a_manifest_with_an_unknown_key_is_refused_with_its_line() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("corto.yaml"), "name: x\nmemori: 1M\n");

        Result result = corto("run", folder.toString());

        assertThat(result.status()).isEqualTo(125);
        assertThat(result.errors()).contains("corto.yaml:2: unknown key \"memori\". Did you mean \"memory\"?");
    }

    @Test
    void a_wrong_amount_of_memory_names_the_option() throws IOException, InterruptedException {
        Result result = corto("run", "-m", "64", "hello");

        assertThat(result.status()).isEqualTo(125);
        assertThat(result.errors()).contains("--memory: \"64\" is not an amount of memory.");
    }

    private Result corto(String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(ROOT.resolve("corto").toString()));
        words.addAll(List.of(arguments));
        Path output = folder.resolve("stdout");
        Path errors = folder.resolve("stderr");
        ProcessBuilder builder = new ProcessBuilder(words).redirectOutput(output.toFile()).redirectError(errors.toFile());
        builder.environment().put("CORTO_BUILD", System.getProperty("corto.build"));
        builder.environment().put("CORTO_STALE", "1");        // the tools that are being tested
        builder.environment().remove("CORTO_DEBUG");
        int status = builder.start().waitFor();
        return new Result(status, Files.readString(output, StandardCharsets.UTF_8), Files.readString(errors, StandardCharsets.UTF_8));
    }
}
