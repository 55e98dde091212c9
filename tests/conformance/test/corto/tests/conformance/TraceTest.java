// SPDX-License-Identifier: Apache-2.0
package corto.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import corto.cli.LinuxBoot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// `--strace` prints what strace prints.
final class TraceTest {
    private static final Path STRACE = Path.of("/usr/bin/strace");
    private static final String BEGIN = "getppid()";                     // what the C library does before depends on the machine
    private static final int STATUS_OF_SIGTERM = 128 + 15;

    private static final String UNFINISHED = "<unfinished ...>";

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

    @Test
    void each_process_has_its_lines() throws Exception {
        Path program = Programs.compile("traced-children", true, folder);
        Path trace = folder.resolve("trace");
        Programs.onLinux(program, 0, STRACE.toString(), "-f", "-o", trace.toString());

        LinuxBoot boot = LinuxBoot.run(program, true);

        assertThat(boot.text()).containsPattern("\\[pid +\\d+] exit_group\\(3\\)");
        assertThat(joined(boot.text())).containsExactlyInAnyOrderElementsOf(joined(Files.readString(trace)));
        assertThat(boot.status()).isZero();
    }

    /// Lines without the numbers of processes, and whole: the two parts of a call are one, as what stands between depends on who is faster.
    private static List<String> joined(String text) {
        Map<String, String> begun = new HashMap<>();                     // by the name of the call
        List<String> whole = new ArrayList<>();
        String plain = text.replaceAll("(?m)^(\\[pid +)?\\d+]? +", "");
        for (String line : lines(plain)) {
            String one = line.replaceAll("(wait4|waitid)\\((P_PID, )?\\d+", "$1($2PID").replaceAll("(vfork|wait4)(\\(.*\\)) = [1-9]\\d*$", "$1$2 = PID")
                    .replaceAll("(si_[us]time)=\\d+( /\\* [^*]* \\*/)?", "$1=TIME");
            if (one.endsWith(UNFINISHED)) {
                begun.put(one.substring(0, one.indexOf('(')), one.substring(0, one.length() - UNFINISHED.length()).strip());
            } else if (one.startsWith("<... ")) {
                String name = one.substring("<... ".length(), one.indexOf(" resumed>"));
                whole.add((begun.remove(name) + one.substring(one.indexOf('>') + 1)).replaceAll(",(\\S)", ", $1").replaceAll("(vfork|wait4)(\\(.*\\)) = [1-9]\\d*$", "$1$2 = PID"));
            } else {
                whole.add(one.replaceAll(",(\\S)", ", $1"));
            }
        }
        return whole;
    }

    /// The lines from `BEGIN` on, without what differs from run to run: addresses, numbers of processes and ports; and without padding.
    private static List<String> lines(String text) {
        assertThat(text).contains(BEGIN);
        return text.substring(text.indexOf(BEGIN)).lines().filter(line -> !line.startsWith("corto: ")).map(line -> line
                .replaceAll("0x[0-9a-f]{5,}", "ADDRESS").replaceAll("si_pid=\\d+", "si_pid=PID").replaceAll("\\bkill\\(\\d+", "kill(PID")
                .replaceAll("(getp*pid\\(\\)) += \\d+", "$1 = PID").replaceAll("(getpgid\\(0\\)|shmget\\(.*\\)) += \\d+", "$1 = ID")
                .replaceAll("htons\\(\\d+\\)", "PORT").replaceAll(" += ", " = ")).toList();
    }
}
