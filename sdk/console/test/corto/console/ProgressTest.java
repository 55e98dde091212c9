// SPDX-License-Identifier: Apache-2.0
package corto.console;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What a process writes to its standard error, which is told to be a terminal or not.
class ProgressTest {
    private static final String ERASE = "\r\u001b[K";

    /// Two steps, the first of more than a second, then a line that stays, then output.
    static final class Steps {
        private Steps() {
        }

        public static void main(String[] arguments) throws InterruptedException {
            if (arguments.length > 0) {
                Progress.silence();
            }
            Progress.step("compiling");
            Thread.sleep(1500);
            Progress.step("linking what has a name that is longer than the terminal is wide");
            Progress.note("done");
            Progress.step("running");
            System.out.println("output");
        }
    }

    @Test
    void on_a_terminal_there_is_one_line_that_counts_seconds_and_makes_room() throws IOException, InterruptedException {
        String errors = errors("2", "xterm", 60);

        assertThat(errors).isEqualTo(ERASE + "corto: compiling" + "\rcorto: compiling  1 s"
                + ERASE + "corto: linking what has a name that is longer than the ter…" + ERASE + "corto: done\n" + ERASE + "corto: running" + ERASE);
    }

    @Test
    void elsewhere_each_step_is_a_line_that_stays() throws IOException, InterruptedException {
        String lines = "corto: compiling\ncorto: linking what has a name that is longer than the terminal is wide\ncorto: done\ncorto: running\n";

        assertThat(errors("1", "xterm", 60)).isEqualTo(lines);
        assertThat(errors("2", "dumb", 60)).isEqualTo(lines);
    }

    @Test
    void silence_is_silence() throws IOException, InterruptedException {
        assertThat(errors("2", "xterm", 60, "quiet")).isEmpty();
    }

    private static String errors(String terminals, String type, int columns, String... arguments) throws IOException, InterruptedException {
        List<String> words = new java.util.ArrayList<>(List.of(System.getProperty("java.home") + "/bin/java", "-Dstderr.encoding=UTF-8", "-Dcorto.terminal=" + terminals, "-Dcorto.columns=" + columns,
                "-cp", System.getProperty("java.class.path"), Steps.class.getName()));
        words.addAll(List.of(arguments));
        ProcessBuilder builder = new ProcessBuilder(words).redirectOutput(ProcessBuilder.Redirect.DISCARD);
        builder.environment().putAll(Map.of("TERM", type, "LC_ALL", "C.UTF-8"));
        Process process = builder.start();
        String errors = new String(process.getErrorStream().readAllBytes());
        assertThat(process.waitFor()).isZero();
        return errors;
    }
}
