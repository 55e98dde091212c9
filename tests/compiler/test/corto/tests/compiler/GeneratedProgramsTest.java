// SPDX-License-Identifier: Apache-2.0
package corto.tests.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import corto.compiler.Optimization;
import corto.tests.compiler.generator.ProgramGenerator;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Random programs, a hundred an image; `tests/compiler/fuzz` runs as many as one has time for.
final class GeneratedProgramsTest {
    private static final long FIRST_SEED = 1_000_000;
    /// How many images of quickly compiled programs to run, unless the environment variable CORTO_RANDOM_BATCHES says. One takes ten seconds of processor time, by
    /// gcc, where tcc is not installed, thirty.
    private static final int BATCHES = Integer.parseInt(System.getenv().getOrDefault("CORTO_RANDOM_BATCHES", "3"));
    private static final int BATCH = 100;
    private static final int OPTIMIZED = 50;

    @TestFactory
    Stream<DynamicTest> random_programs_print_the_same_on_HotSpot_and_as_images() {
        Images quick = new Images("process", Optimization.QUICK, 0);
        Images optimized = new Images("process", Optimization.SIZE, 0);
        return Stream.concat(Stream.of(test(optimized, FIRST_SEED, OPTIMIZED)),
                Stream.iterate(FIRST_SEED + OPTIMIZED, seed -> seed < FIRST_SEED + OPTIMIZED + BATCHES * BATCH, seed -> seed + BATCH).map(seed -> test(quick, seed, BATCH)));
    }

    private static DynamicTest test(Images images, long seed, int count) {
        Path work = Path.of(System.getProperty("corto.build")).resolve("tests/compiler/generated");
        return DynamicTest.dynamicTest("seeds from " + seed + " for " + images.optimization(), () -> FuzzCommand.run(images, work, seed, count).forEach(ProgramsTest::check));
    }

    @Test
    void same_seed_gives_same_program() {
        for (long seed = 0; seed < 20; seed++) {
            assertEquals(ProgramGenerator.program(seed, "generated", "P"), ProgramGenerator.program(seed, "generated", "P"));
        }
    }
}
