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
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

        assertThat(boot.text()).containsPattern("\\[pid +\\d+] exit_group\\(3\\)").containsPattern("(?m)^strace: Process \\d+ attached$");
        assertThat(joined(boot.text())).containsExactlyInAnyOrderElementsOf(joined(Files.readString(trace)));
        assertThat(boot.status()).isZero();
    }

    @Test
    void a_summary_counts_calls_and_errors_as_strace_does() throws Exception {
        Path program = Programs.compile("traced", true, folder);
        Path table = folder.resolve("table");
        Programs.onLinux(program, STATUS_OF_SIGTERM, STRACE.toString(), "-c", "-o", table.toString());

        LinuxBoot boot = LinuxBoot.runTraced(program, Map.of("strace", "1", "strace-summary", "only", "strace-times", "1"));

        assertThat(counts(boot.text())).isEqualTo(counts(Files.readString(table)));
        assertThat(boot.text()).contains("% time     seconds  usecs/call     calls    errors syscall\n").doesNotContain(BEGIN);
    }

    @Test
    void only_calls_that_are_asked_for_are_printed_with_their_times() throws Exception {
        Path program = Programs.compile("traced", true, folder);
        Path trace = folder.resolve("trace");
        Programs.onLinux(program, STATUS_OF_SIGTERM, STRACE.toString(), "-e", "trace=getppid,%file,socket", "-o", trace.toString());

        LinuxBoot boot = LinuxBoot.runTraced(program, Map.of("strace", "getppid,%file,socket", "strace-times", "1"));

        String line = "(?m)^ +\\d+\\.\\d{6} (.* = .*) <\\d+\\.\\d{6}>$";
        assertThat(boot.text()).containsPattern(line);
        assertThat(lines(boot.text().replaceAll(line, "$1").replaceAll("(?m)^ +\\d+\\.\\d{6} ([-+]{3})", "$1"))).isEqualTo(lines(Files.readString(trace).replaceAll("syscall_0x3e7.*\n", "")));     // strace shows what it does not know, always
    }

    /// Calls and errors by name, without what the C library's beginning depends on.
    private static Map<String, String> counts(String table) {
        Map<String, String> counts = new TreeMap<>();
        Matcher row = Pattern.compile("(?m)^ *\\d+\\.\\d\\d +\\d+\\.\\d{6} +\\d+ +(\\d+) (.{9}) (\\w+)$").matcher(table);
        while (row.find()) {
            counts.put(row.group(3), row.group(1) + " calls, errors: " + row.group(2).strip());
        }
        assertThat(counts).hasSizeGreaterThan(100);
        counts.keySet().removeAll(Set.of("total", "others", "brk", "mmap", "mprotect", "prlimit64", "rseq", "getrandom", "readlink", "readlinkat"));
        return counts;
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
        return text.substring(text.indexOf(BEGIN)).lines().filter(line -> !line.startsWith("corto: ") && !line.startsWith("strace: ")).map(line -> line
                .replaceAll("0x[0-9a-f]{5,}", "ADDRESS").replaceAll("si_pid=\\d+", "si_pid=PID").replaceAll("\\bkill\\(\\d+", "kill(PID")
                .replaceAll("(getp*pid\\(\\)) += \\d+", "$1 = PID").replaceAll("(getpgid\\(0\\)|shmget\\(.*\\)) += \\d+", "$1 = ID")
                .replaceAll("htons\\(\\d+\\)", "PORT").replaceAll(" += ", " = ")).toList();
    }
}
