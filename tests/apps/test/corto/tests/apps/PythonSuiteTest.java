// SPDX-License-Identifier: Apache-2.0
package corto.tests.apps;

import static org.assertj.core.api.Assertions.assertThat;

import corto.cli.ProgramBoot;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// Python's own tests of the operating system: at least as many pass as have passed before. What does not is told in the README.
///
/// `-D corto.apps=all` runs all of them, else the quick ones run.
final class PythonSuiteTest {
    private static final Path PROGRAM = CortoRun.ROOT.resolve("tests/apps/programs/python-tests");
    private static final Duration LIMIT = Duration.ofMinutes(9);
    private static final Pattern RAN = Pattern.compile("(?m)^Ran (\\d+) tests? in ");
    private static final Pattern RESULT = Pattern.compile("(?m)^(?:OK|FAILED)(?: \\((.*)\\))?$");
    private static final Pattern COUNT = Pattern.compile("(failures|errors|skipped)=(\\d+)");

    /// `passed`: tests that pass at least; skipped ones do not count.
    private record Suite(String name, int passed, boolean isQuick) {
    }

    private static final List<Suite> SUITES = List.of(
            new Suite("test_time", 55, true),
            new Suite("test_select", 6, true),
            new Suite("test_os", 243, false),
            new Suite("test_io", 616, false),
            new Suite("test_threading", 185, false),
            new Suite("test_mmap", 36, true),
            new Suite("test_signal", 51, false));

    @TestFactory
    Stream<DynamicTest> as_many_of_pythons_tests_pass_as_before() {
        boolean all = System.getProperty("corto.apps", "").equals("all");
        return SUITES.stream().filter(suite -> all || suite.isQuick()).map(suite -> DynamicTest.dynamicTest(suite.name(), () -> run(suite)));
    }

    private static void run(Suite suite) throws Exception {
        ProgramBoot.Ended ended = ProgramBoot.prepare(PROGRAM).run(List.of("/usr/bin/python3.11", "-m", "test", "-v", suite.name()), new byte[0], LIMIT);

        Matcher ran = RAN.matcher(ended.text());
        assertThat(ran.find()).as(ended.text()).isTrue();
        Matcher result = RESULT.matcher(ended.text());
        assertThat(result.find(ran.end())).as(ended.text()).isTrue();
        int passed = Integer.parseInt(ran.group(1));
        Matcher count = COUNT.matcher(result.group(1) == null ? "" : result.group(1));
        while (count.find()) {
            passed -= Integer.parseInt(count.group(2));
        }
        System.out.println("Python's " + suite.name() + ": " + passed + " passed, of " + ran.group(1) + " run" + (result.group(1) == null ? "" : "; " + result.group(1)));
        assertThat(passed).as(String.join("\n", problems(ended.text()))).isGreaterThanOrEqualTo(suite.passed());
    }

    /// The lines that name what failed.
    private static List<String> problems(String text) {
        List<String> problems = new ArrayList<>();
        text.lines().filter(line -> line.startsWith("FAIL: ") || line.startsWith("ERROR: ")).forEach(problems::add);
        return problems;
    }
}
