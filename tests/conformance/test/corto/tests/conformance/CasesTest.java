// SPDX-License-Identifier: Apache-2.0
package corto.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import corto.cli.LinuxBoot;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// Linux decides, case by case: what each `CASE` of `cases/*.c` prints on this host, it prints on Corto.
final class CasesTest {
    private static final String HEADING = "== ";
    /// Of a case that differs, by itself on both sides: where threads and time limits meet, a busy machine makes either differ now and then. What is wrong differs each time.
    private static final int MORE_RUNS = 2;

    /// A file with this line is about libraries that are off by default.
    private static final String NEEDS_OPTIONS = "// Needs options.";

    /// A case prints it where the host denies what it is about.
    private static final String DENIED = "denied here";

    /// Files that work with musl on Linux, whose calls wait, are interrupted, begin again, start and end threads, or pass many arguments.
    private static final List<String> NATIVE = List.of("directories-list", "futex-words", "identity-calls", "inotify-events", "locks-records", "paths-names", "pipes-splice", "signals-contexts",
            "time-clocks", "timers-intervals", "waiting-signalfd");

    @TempDir
    private Path folder;

    private interface Compiler {
        Path compile(Path source) throws IOException, InterruptedException;
    }

    @TestFactory
    Stream<DynamicContainer> cases() throws IOException {
        List<Path> sources;
        try (Stream<Path> all = Files.list(Programs.CASES)) {
            sources = all.filter(file -> file.toString().endsWith(".c")).sorted().toList();
        }
        return containers(sources, source -> Programs.compile(source, true, folder));
    }

    /// The same as native programs: their calls are jumps on Corto, and system calls on Linux.
    @TestFactory
    Stream<DynamicContainer> native_cases() {
        return containers(NATIVE.stream().map(name -> Programs.CASES.resolve(name + ".c")).toList(), source -> Programs.compileNative(source, folder));
    }

    private static Stream<DynamicContainer> containers(List<Path> sources, Compiler compiler) {
        return sources.stream().map(source -> DynamicContainer.dynamicContainer(source.getFileName().toString(), source.toUri(), casesOf(source, compiler)));
    }

    /// One compilation, one run on Linux, one boot.
    private static Stream<DynamicTest> casesOf(Path source, Compiler compiler) {
        try {
            Path program = compiler.compile(source);
            Map<String, String> onLinux = sections(Programs.onLinux(program, List.of()));
            boolean needsOptions = Files.readString(source).contains(NEEDS_OPTIONS);
            LinuxBoot boot = boot(program, needsOptions);
            Map<String, String> onCorto = sections(ConformanceTest.KERNEL_LINES.matcher(boot.text()).replaceAll(""));
            String last = onCorto.isEmpty() ? "" : onCorto.keySet().stream().reduce((a, b) -> b).orElseThrow();
            return onLinux.keySet().stream().map(name -> DynamicTest.dynamicTest(name, () -> {
                assertThat(onCorto).as("the program ended in case \"%s\" with status %d: %s", last, boot.status(), boot.text()).containsKey(name);
                String expected = onLinux.get(name);
                Assumptions.assumeFalse(expected.contains(DENIED), "Linux here lets nobody do that");
                String actual = onCorto.get(name);
                for (int again = 0; again < MORE_RUNS && !actual.equals(expected); again++) {
                    expected = sections(Programs.onLinux(program, List.of(name))).get(name);
                    actual = sections(ConformanceTest.KERNEL_LINES.matcher(boot(program, needsOptions, name).text()).replaceAll("")).getOrDefault(name, "");
                }
                assertThat(actual).isEqualTo(expected);
            }));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (Exception e) {
            throw new IllegalStateException(source + ": " + e.getMessage(), e);
        }
    }

    private static LinuxBoot boot(Path program, boolean needsOptions, String... arguments) throws IOException, InterruptedException {
        return needsOptions ? LinuxBoot.runWithOptions(program, arguments) : LinuxBoot.run(program, false, arguments);
    }

    private static Map<String, String> sections(String text) {
        Map<String, String> sections = new LinkedHashMap<>();
        for (String section : text.split("(?m)^" + HEADING)) {
            int end = section.indexOf('\n');
            if (end > 0) {
                sections.put(section.substring(0, end), section.substring(end + 1));
            }
        }
        return sections;
    }
}
