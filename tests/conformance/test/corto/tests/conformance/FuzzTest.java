// SPDX-License-Identifier: Apache-2.0
package corto.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import corto.cli.LinuxBoot;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Random system calls with random arguments give results and errors, and nothing else. Another seed, and more calls: `corto run --quiet` of the compiled `programs/fuzz.c`.
final class FuzzTest {
    /// How Linux's programs end when there is no memory: an orderly end, not a panic.
    private static final String OUT_OF_MEMORY = "needs more memory than this machine has";
    private static final int KILLED = 128 + 9;

    @TempDir
    private Path folder;

    /// Seeds that have found something stay in the list.
    @ParameterizedTest
    @CsvSource({"1, 20000, 1", "2, 10000, 3", "109, 20000, 2"})
    void the_kernel_survives_random_calls(int seed, int calls, int threads) throws Exception {
        Path program = Programs.compile("fuzz", true, folder, "-Wl,-Ttext-segment=0x37600000");     // where no argument points

        LinuxBoot boot = LinuxBoot.run(program, false, Integer.toString(seed), Integer.toString(calls), Integer.toString(threads));

        if (boot.text().contains(OUT_OF_MEMORY)) {
            assertThat(boot.status()).as(boot.text()).isEqualTo(KILLED);       // with several threads, the clock decides what they get at the same time
        } else {
            assertThat(boot.text()).contains("survived " + calls + " calls of each of " + threads + " threads");
            assertThat(boot.status()).isZero();
        }
    }

    @ParameterizedTest
    @CsvSource({"1, 40"})
    void the_kernel_survives_damaged_programs(int seed, int rounds) throws Exception {
        Path program = Programs.compile("damaged", true, folder);

        LinuxBoot boot = LinuxBoot.run(program, false, Integer.toString(seed), Integer.toString(rounds));

        assertThat(boot.text()).contains("survived " + rounds + " damaged programs");
        assertThat(boot.status()).isZero();
    }
}
