// SPDX-License-Identifier: Apache-2.0
package corto.tests.compiler;

import static org.junit.jupiter.api.Assertions.assertEquals;

import corto.compiler.Optimization;
import corto.tests.compiler.generator.ProgramGenerator;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/// Random programs, fifty a batch; `tests/compiler/fuzz` runs as many as one has time for.
final class GeneratedProgramsTest {
    private static final long FIRST_SEED = 1_000_000;
    /// How many batches to run, unless the environment variable CORTO_RANDOM_BATCHES says. A batch takes a minute of gcc.
    private static final int BATCHES = Integer.parseInt(System.getenv().getOrDefault("CORTO_RANDOM_BATCHES", "4"));
    private static final int BATCH = 50;

    @TestFactory
    Stream<DynamicTest> random_programs_print_the_same_on_HotSpot_and_as_images() {
        Path work = Path.of(System.getProperty("corto.build")).resolve("tests/compiler/generated");
        Images images = new Images("process", Optimization.SIZE, 0);
        return Stream.iterate(0, i -> i < BATCHES, i -> i + 1).map(i -> DynamicTest.dynamicTest("seeds from " + (FIRST_SEED + i * BATCH), () -> {
            List<Differential.Result> failed = FuzzCommand.run(images, work, FIRST_SEED + i * BATCH, BATCH);
            failed.forEach(ProgramsTest::check);
        }));
    }

    @Test
    void same_seed_gives_same_program() {
        for (long seed = 0; seed < 20; seed++) {
            assertEquals(ProgramGenerator.program(seed, "generated", "P"), ProgramGenerator.program(seed, "generated", "P"));
        }
    }
}
