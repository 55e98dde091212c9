// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A program that uses what the default configuration leaves out.
class NeededLibrariesTest {
    @TempDir
    private Path folder;

    @BeforeEach
    void write() throws IOException {
        Files.writeString(folder.resolve("Started.java"), """
                void main() throws InterruptedException {
                    Thread thread = new Thread(() -> System.out.println("started"));
                    thread.start();
                    thread.join();
                }
                """);
    }

    private CommandRun run(String... options) throws IOException, InterruptedException {
        String[] words = new String[options.length + 4];
        System.arraycopy(new String[] {"run", "--platform", "process"}, 0, words, 0, 3);
        System.arraycopy(options, 0, words, 3, options.length);
        words[words.length - 1] = "Started.java";
        return CommandRun.of(folder, Map.of(), words);
    }

    @Test
    void libraries_that_a_program_needs_are_added_and_named_once() throws IOException, InterruptedException {
        CommandRun first = run();
        assertThat(first.status()).as(first.all()).isZero();
        assertThat(first.output()).isEqualTo("started\n");
        assertThat(first.errors()).contains("corto: Started needs corto.java.threads\n");

        CommandRun second = run();
        assertThat(second.status()).as(second.all()).isZero();
        assertThat(second.output()).isEqualTo("started\n");
        assertThat(second.errors()).isEmpty();
    }

    @Test
    void what_the_user_left_out_stays_out_also_after_it_was_added_once() throws IOException, InterruptedException {
        assertThat(run().status()).isZero();

        for (int i = 0; i < 2; i++) {
            CommandRun refused = run("--set", "JAVA_THREADS=n");
            assertThat(refused.status()).isEqualTo(125);
            assertThat(refused.errors()).contains("corto: java.lang.Thread.start cannot be in an image: this image has one thread").contains("used by Started.main(Started.java:3)");
        }
    }
}
