// SPDX-License-Identifier: Apache-2.0
package corto.tests.apps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Programs in the background: `corto run --detach`, `ps`, `logs`, `stop`, with a folder of runs of the test's own.
class DetachedTest {
    /// What a command printed.
    private record Answer(int status, String output, String errors) {
    }

    @TempDir
    private Path folder;

    @BeforeEach
    void build() throws IOException, InterruptedException {
        CortoRun.prepare("busybox");
    }

    @AfterEach
    void end() throws IOException, InterruptedException {
        corto("stop", "--all", "-t", "0");
    }

    @Test
    void a_detached_program_is_listed_followed_stopped_and_remembered() throws Exception {
        Answer begun = corto("run", "--accel", "tcg", "-d", "--name", "box", "busybox", "--", "sh", "-c", "trap 'echo bye; exit 3' TERM; echo hello; while true; do read -t 1 line; done");
        Answer again = corto("run", "--name", "box", "busybox");
        Answer running = corto("ps");
        Process follower = builder("logs", "-f", "box").start();
        Answer stopped = corto("stop", "-t", "60", "box");

        assertThat(begun).isEqualTo(new Answer(0, "box\n", ""));
        assertThat(again.errors()).contains("--name: \"box\" is the name of a program that runs");
        assertThat(running.output()).containsPattern("box +busybox +up \\d+ s +32M");
        assertThat(stopped).isEqualTo(new Answer(0, "box\n", ""));
        assertThat(follower.waitFor(CortoRun.LIMIT.toSeconds(), TimeUnit.SECONDS)).isTrue();
        assertThat(new String(follower.getInputStream().readAllBytes(), StandardCharsets.UTF_8).replace("\r", "")).isEqualTo("hello\nbye\n");
        assertThat(corto("ps").output()).doesNotContain("box");
        assertThat(corto("ps", "--all").output()).containsPattern("box +busybox +ended with 3 \\d+ s ago");
        assertThat(corto("logs", "-n", "1", "box").output()).isEqualToIgnoringNewLines("bye\r\n");
    }

    @Test
    void a_detached_program_that_speaks_no_HTTP_is_left_when_it_listens() throws Exception {
        Path program = CProgram.compile(folder, "late", """
                #include <netinet/in.h>
                #include <unistd.h>
                int main(void) {
                    usleep(500000);
                    int listener = socket(AF_INET, SOCK_STREAM, 0);
                    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(7)};
                    bind(listener, (struct sockaddr *) &address, sizeof address);
                    listen(listener, 1);
                    write(accept(listener, NULL, NULL), "hello", 5);
                    pause();
                }
                """);
        CortoRun.prepare(program.toString());
        int port = CortoRun.freePort();

        Answer begun = corto("run", "--accel", "tcg", "-d", "--name", "late", "-p", CortoRun.publish(port, 7), program.toString());

        assertThat(begun).isEqualTo(new Answer(0, "late\n", "corto: port " + port + " of 127.0.0.1 leads to port 7 of late\n"));
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout((int) CortoRun.LIMIT.toMillis());
            assertThat(socket.getInputStream().readNBytes(5)).asString().isEqualTo("hello");
        }
    }

    @Test
    void a_program_that_does_not_end_is_killed_and_a_port_of_a_run_is_known() throws Exception {
        String port = CortoRun.publish(CortoRun.freePort(), 80);
        Answer begun = corto("run", "--accel", "tcg", "-q", "-d", "-p", port, "busybox", "--", "sh", "-c", "trap '' TERM; while true; do read -t 1 line; done");
        Answer taken = corto("run", "-q", "-p", port, "busybox");
        Answer stopped = corto("stop", "-t", "0", "busybox");

        assertThat(begun).isEqualTo(new Answer(0, "busybox\n", ""));
        assertThat(taken.errors()).containsPattern("is in use: corto run busybox \\(process \\d+\\)").contains("or end that one: corto stop busybox");
        assertThat(stopped.output()).isEqualTo("busybox\n");
        assertThat(corto("ps", "-a").output()).containsPattern("busybox +busybox +ended with 137");
    }

    private Answer corto(String... words) throws IOException, InterruptedException {
        Path output = folder.resolve("output");
        Path errors = folder.resolve("errors");
        int status = builder(words).redirectOutput(output.toFile()).redirectError(errors.toFile()).start().waitFor();
        return new Answer(status, Files.readString(output), Files.readString(errors));
    }

    private ProcessBuilder builder(String... words) {
        List<String> line = new ArrayList<>(List.of("env", "--default-signal=HUP,INT,TERM", CortoRun.ROOT.resolve("corto").toString()));
        line.addAll(List.of(words));
        ProcessBuilder builder = new ProcessBuilder(line).redirectInput(Path.of("/dev/null").toFile());
        builder.environment().put("CORTO_BUILD", CortoRun.BUILD.toString());
        builder.environment().put("CORTO_STALE", "1");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
        builder.environment().put("XDG_RUNTIME_DIR", folder.toString());
        return builder;
    }
}
