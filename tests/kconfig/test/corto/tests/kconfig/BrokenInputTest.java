// SPDX-License-Identifier: Apache-2.0
package corto.tests.kconfig;

import static org.assertj.core.api.Assertions.assertThat;

import corto.kconfig.Configuration;
import corto.kconfig.Kconfig;
import corto.kconfig.KconfigException;
import corto.kconfig.KconfigVariables;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Damaged files: each is read, or refused by a [KconfigException] that names a file and a line. No other exception, no stack overflow, no endless loop.
class BrokenInputTest {
    private static final int TREES = Integer.getInteger("corto.tests.kconfig.broken", 1500);
    private static final Duration LIMIT = Duration.ofSeconds(20);

    private static List<String> sources;

    @BeforeAll
    static void collect() throws IOException {
        LinuxSource.prepare();
        sources = new ArrayList<>();
        try (Stream<Path> files = Files.walk(LinuxSource.tree())) {
            for (Path file : files.filter(path -> path.getFileName().toString().startsWith("Kconfig") && Files.isRegularFile(path)).sorted().toList()) {
                String text = Text.read(file);
                if (text.length() < 20_000) {
                    sources.add(text);
                }
            }
        }
        for (long seed = 1; seed <= 100; seed++) {
            sources.add(String.join("\n", TreeCheck.tree(seed).flat()) + "\n");
        }
    }

    @Test
    void damaged_kconfig_files_are_read_or_refused_with_file_and_line() throws Exception {
        Path folder = Folders.fresh(LinuxSource.workFolder().resolve("broken"));
        int read = 0;
        int refused = 0;
        for (long seed = 1; seed <= TREES; seed++) {
            Dice dice = new Dice(seed);
            byte[] damaged = Damage.of(dice.of(sources), dice);
            Path file = folder.resolve("Kconfig");
            Files.write(file, damaged);

            String outcome = outcome(file);

            assertThat(outcome).as("damage of seed " + seed + " in " + file).matches("(?s)read|Kconfig(\\.\\w+)?:\\d+: .+|[^\\n]*Kconfig:\\d+: .+");
            read += outcome.equals("read") ? 1 : 0;
            refused += outcome.equals("read") ? 0 : 1;
        }

        assertThat(read).isGreaterThan(TREES / 50);
        assertThat(refused).isGreaterThan(TREES / 5);
    }

    @Test
    void deep_nesting_and_long_lines_are_read_or_refused() throws Exception {
        Path folder = Folders.fresh(LinuxSource.workFolder().resolve("deep"));
        for (String text : Damage.extremes()) {
            Path file = folder.resolve("Kconfig");
            Files.writeString(file, text);

            String outcome = outcome(file);

            assertThat(outcome).as(text.substring(0, Math.min(60, text.length()))).matches("(?s)read|Kconfig:\\d+: .+");
        }
    }

    /// `read`, the message of a refusal, or the stack trace of what must not be.
    private static String outcome(Path file) throws InterruptedException, ExecutionException {
        FutureTask<String> task = new FutureTask<>(() -> {
            try {
                Kconfig tree = Kconfig.read(file, KconfigVariables.none());
                Configuration configuration = new Configuration(tree);
                configuration.random(1);
                configuration.loadText(configuration.text(), "again");
                configuration.minimalText();
                return "read";
            } catch (KconfigException e) {
                return e.getMessage();
            } catch (Throwable e) {
                java.io.StringWriter trace = new java.io.StringWriter();
                e.printStackTrace(new java.io.PrintWriter(trace));
                return "!" + trace.toString().substring(0, Math.min(2000, trace.toString().length()));
            }
        });
        Thread thread = Thread.ofPlatform().daemon().start(task);
        try {
            return task.get(LIMIT.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            StringBuilder stack = new StringBuilder("! not done after " + LIMIT);
            for (StackTraceElement element : thread.getStackTrace()) {
                stack.append("\n  ").append(element);
            }
            return stack.toString();
        }
    }

    @Test
    void damaged_configurations_are_read_with_warnings() throws Exception {
        GeneratedTree tree = TreeCheck.tree(3);
        Path folder = Folders.fresh(LinuxSource.workFolder().resolve("broken-config"));
        tree.writeTo(folder);
        Kconfig kconfig = Kconfig.read(folder.resolve("Kconfig"), KconfigVariables.of(tree.environment()).withShell(new Shell(folder, tree.environment())));
        Configuration configuration = new Configuration(kconfig);
        configuration.random(1);
        String text = configuration.text();
        for (long seed = 1; seed <= TREES; seed++) {
            byte[] damaged = Damage.of(text, new Dice(seed));

            Configuration read = new Configuration(kconfig);
            read.loadText(new String(damaged, StandardCharsets.UTF_8), "damaged");

            assertThat(read.text()).as("damage of seed " + seed).startsWith("#\n# Automatically generated");
        }
    }
}
