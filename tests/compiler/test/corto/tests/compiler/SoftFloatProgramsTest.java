// SPDX-License-Identifier: Apache-2.0
package corto.tests.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import corto.compiler.Optimization;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// `floatingPoint=soft`, what a kernel beside an application uses: float and double in general registers.
final class SoftFloatProgramsTest {
    private static final Pattern VECTOR_REGISTER = Pattern.compile("%[xyz]mm|%st\\b|%mm[0-7]");
    private static final Path PROGRAMS = Path.of(System.getProperty("corto.root")).resolve("tests/compiler/programs");
    private static final Path WORK = Path.of(System.getProperty("corto.build")).resolve("tests/compiler");

    @TestFactory
    Stream<DynamicTest> arithmetic_is_that_of_HotSpot() throws IOException {
        List<Program> programs = Program.below(PROGRAMS).stream().filter(program -> program.topic().equals("arithmetic")).toList();
        return ProgramsTest.tests(programs, new Images("process", Optimization.SIZE, 0, true), "soft-float");
    }

    @Test
    void an_image_arithmetic_is_that_of_HotSpot_touches_no_vector_register() throws Exception {
        Path classes = Javac.compileShared(Program.below(PROGRAMS).stream().map(Program::source).toList(), WORK);

        Path image = new Images("pc", Optimization.SIZE, 0, true).build(List.of(classes), "arithmetic.DoubleEdges", List.of(), WORK.resolve("test-soft-float/registers"));

        String code = Outcome.of(List.of("objdump", "-d", "--no-show-raw-insn", image.resolveSibling("image.debug").toString()), new byte[0], 60).output();
        assertTrue(code.contains("<double_multiply>"), "the program computes");
        assertEquals(List.of(), code.lines().filter(line -> VECTOR_REGISTER.matcher(line).find()).toList());
    }
}
