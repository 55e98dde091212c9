// SPDX-License-Identifier: Apache-2.0
package corto.tests.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import corto.compiler.Optimization;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/// The differential programs: each prints the same, with the same exit status, on HotSpot and as an image.
final class ProgramsTest {
    private static final int BATCH = 40;
    private static final Path ROOT = Path.of(System.getProperty("corto.root"));
    private static final Path WORK = Path.of(System.getProperty("corto.build")).resolve("tests/compiler");

    @TestFactory
    Stream<DynamicTest> on_process() throws IOException {
        return tests(Program.below(ROOT.resolve("tests/compiler/programs")), new Images("process", Optimization.SIZE, 0), "process");
    }

    @TestFactory
    Stream<DynamicTest> on_pc() throws IOException {
        return tests(listed("pc.list"), new Images("pc", Optimization.SIZE, 0), "pc");
    }

    /// A collection at every second allocation, freed memory poisoned: nothing that is still used may be freed.
    @TestFactory
    Stream<DynamicTest> under_collector_stress() throws IOException {
        return tests(listed("stress.list"), new Images("process", Optimization.SIZE, 2), "stress");
    }

    private static List<Program> listed(String file) throws IOException {
        List<String> titles = Files.readAllLines(ROOT.resolve("tests/compiler").resolve(file)).stream().filter(line -> !line.isBlank() && !line.startsWith("#")).toList();
        List<Program> programs = Program.below(ROOT.resolve("tests/compiler/programs")).stream().filter(program -> titles.contains(program.title())).toList();
        assertEquals(titles.size(), programs.size(), () -> file + " names programs that do not exist: " + titles.stream().filter(t -> programs.stream().noneMatch(p -> p.title().equals(t))).toList());
        return programs;
    }

    static Stream<DynamicTest> tests(List<Program> programs, Images images, String folder) throws IOException {
        Path classes = Javac.compileShared(Program.below(ROOT.resolve("tests/compiler/programs")).stream().map(Program::source).toList(), WORK);
        return new Differential(images, classes, WORK.resolve("test-" + folder), BATCH).run(programs)
                .map(result -> DynamicTest.dynamicTest(result.program().title(), result.program().source().toUri(), () -> check(result)));
    }

    static void check(Differential.Result result) {
        if (result.image() == null) {
            fail("no image: " + result.reason());
        }
        Outcome expected = result.hotSpot();
        assumeTrue(result.isSupported(), expected.output());
        Outcome image = result.image();
        assertEquals(Outcome.withoutFrames(expected.output()), Outcome.withoutFrames(image.output()), () -> "standard output; standard error of the image:\n" + image.errors());
        assertEquals(Outcome.withoutFrames(expected.errors()), Outcome.withoutFrames(image.errors()), () -> "standard error, all of it:\n" + image.errors());
        assertEquals(expected.status(), image.status(), () -> "exit status; standard error of the image:\n" + image.errors());
    }
}
