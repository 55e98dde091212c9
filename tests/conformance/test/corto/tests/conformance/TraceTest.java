// SPDX-License-Identifier: Apache-2.0
package corto.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import corto.cli.LinuxBoot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `--strace` prints what strace prints.
final class TraceTest {
    private static final Path STRACE = Path.of("/usr/bin/strace");
    private static final String BEGIN = "getppid()";                     // what the C library does before depends on the machine
    private static final int STATUS_OF_SIGTERM = 128 + 15;

    @TempDir
    private Path folder;

    @Test
    void a_trace_has_the_lines_of_strace() throws Exception {
        Path program = Programs.compile("traced", true, folder);
        Path trace = folder.resolve("trace");
        Programs.onLinux(program, STATUS_OF_SIGTERM, STRACE.toString(), "-o", trace.toString());

        LinuxBoot boot = LinuxBoot.run(program, true);

        assertThat(lines(boot.text())).isEqualTo(lines(Files.readString(trace)));
        assertThat(boot.status()).isEqualTo(STATUS_OF_SIGTERM);
    }

    /// The lines from `BEGIN` on, without what differs from run to run: addresses, numbers of processes and ports; and without padding.
    private static List<String> lines(String text) {
        assertThat(text).contains(BEGIN);
        return text.substring(text.indexOf(BEGIN)).lines().filter(line -> !line.startsWith("corto: ")).map(line -> line
                .replaceAll("0x[0-9a-f]{5,}", "ADDRESS").replaceAll("si_pid=\\d+", "si_pid=PID").replaceAll("\\bkill\\(\\d+", "kill(PID")
                .replaceAll("(getp*pid\\(\\)) += \\d+", "$1 = PID").replaceAll("htons\\(\\d+\\)", "PORT").replaceAll(" += ", " = ")).toList();
    }
}
