// SPDX-License-Identifier: Apache-2.0
package corto.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import corto.cli.LinuxBoot;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/// A program that takes all memory gets an error or is ended, with a line that says why. The kernel never panics, however little memory there is.
final class ExhaustionTest {
    private static final long KIBIBYTE = 1024;
    private static final List<String> WAYS = List.of("heap", "sparse", "shared", "write", "files", "folders", "areas", "pipes", "sockets", "threads", "events");
    private static final int TOLD = 7;                       // the program's own status, after the error
    private static final int KILLED = 128 + 9;
    private static final int NOT_STARTED = 127;
    private static final int UNCAUGHT = 1;                   // not even the list of arguments could be made

    @TempDir
    private static Path folder;

    /// With 4 MiB and more, which is the least for a kernel with everything.
    @TestFactory
    Stream<DynamicTest> a_program_without_memory_gets_an_error_or_is_ended() throws Exception {
        Path program = Programs.compile("hungry", true, folder);
        return Stream.of(4, 7, 24).flatMap(mebibytes -> WAYS.stream().map(way -> DynamicTest.dynamicTest(way + " in " + mebibytes + " MiB", () -> {
            LinuxBoot boot = boot(program, mebibytes * 1024, way);

            assertThat(boot.status()).as(boot.text()).isIn(TOLD, KILLED);
            assertThat(boot.text()).containsPattern(boot.status() == TOLD ? "(?m)^(ENOMEM|ENOSPC|EAGAIN|EMFILE)$" : "more memory than this machine has|no memory left");
        })));
    }

    @TestFactory
    Stream<DynamicTest> a_machine_of_any_size_ends_in_order() throws Exception {
        Path program = Programs.compile("hungry", true, folder);
        return Stream.iterate(3072, kibibytes -> kibibytes < 5120, kibibytes -> kibibytes + 128).map(kibibytes -> DynamicTest.dynamicTest(kibibytes + " KiB", () ->
                assertThat(boot(program, kibibytes, "heap").status()).isIn(TOLD, KILLED, NOT_STARTED, UNCAUGHT)));
    }

    private static LinuxBoot boot(Path program, int kibibytes, String way) throws Exception {
        LinuxBoot boot = LinuxBoot.runWithMemory(program, kibibytes * KIBIBYTE, way);
        assertThat(boot.text()).doesNotContain("panic", "did not catch");
        return boot;
    }
}
