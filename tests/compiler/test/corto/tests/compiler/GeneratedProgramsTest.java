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

/// Random programs, many an image; `tests/compiler/fuzz` runs as many as one has time for.
final class GeneratedProgramsTest {
    private static final long FIRST_SEED = 1_000_000;
    /// How many images to run, unless the environment variable CORTO_RANDOM_BATCHES says. All by gcc, which makes the images that people use; `fuzz` takes tcc.
    private static final int BATCHES = Integer.parseInt(System.getenv().getOrDefault("CORTO_RANDOM_BATCHES", "2"));
    private static final int BATCH = 50;

    @TestFactory
    Stream<DynamicTest> random_programs_print_the_same_on_HotSpot_and_as_images() {
        Images images = new Images("process", Optimization.SIZE, 0);
        return Stream.iterate(0, i -> i < BATCHES, i -> i + 1).map(i -> test(images, FIRST_SEED + i * BATCH, BATCH));
    }

    private static DynamicTest test(Images images, long seed, int count) {
        Path work = Path.of(System.getProperty("corto.build")).resolve("tests/compiler/generated");
        return DynamicTest.dynamicTest("seeds from " + seed, () -> FuzzCommand.run(images, work, seed, count).forEach(ProgramsTest::check));
    }

    @Test
    void same_seed_gives_same_program() {
        for (long seed = 0; seed < 20; seed++) {
            assertEquals(ProgramGenerator.program(seed, "generated", "P"), ProgramGenerator.program(seed, "generated", "P"));
        }
    }
}
