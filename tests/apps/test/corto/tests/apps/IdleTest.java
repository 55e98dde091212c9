// SPDX-License-Identifier: Apache-2.0
package corto.tests.apps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A machine whose program waits executes next to nothing.
///
/// QEMU translates one instruction at a time (`-singlestep`) and logs each while `log exec` of its monitor is on: so the lines of the log are the instructions, firmware and kernel
/// and all.
class IdleTest {
    private static final int SECONDS = 10;
    private static final int MOST_A_SECOND = 1000;

    @TempDir
    Path folder;

    /// Instructions a second while the program sleeps that prints "ready" before.
    private long instructions(List<String> options, String target, String... words) throws IOException, InterruptedException {
        Path log = folder.resolve("log");
        Path monitor = folder.resolve("monitor");
        List<String> command = new ArrayList<>(List.of("-q"));
        command.addAll(options);
        for (String word : List.of("--singlestep", "--d", "nochain", "--D", log.toString(), "--monitor", "unix:" + monitor + ",server,nowait")) {
            command.addAll(List.of("--qemu", word));
        }
        command.add(target);
        command.addAll(List.of(words));
        try (CortoRun run = CortoRun.start(command.toArray(String[]::new)); SocketChannel channel = SocketChannel.open(StandardProtocolFamily.UNIX)) {
            run.await("ready");
            channel.connect(UnixDomainSocketAddress.of(monitor));
            Thread.sleep(3000);                              // whatever still comes after the last line
            tell(channel, "log exec,nochain");
            Thread.sleep(SECONDS * 1000L);
            tell(channel, "log nochain");
            Thread.sleep(500);
        }
        try (Stream<String> lines = Files.lines(log, StandardCharsets.ISO_8859_1)) {
            long count = lines.filter(line -> line.startsWith("Trace ")).count();
            System.out.printf("%s %s: %d instructions in %d s%n", target, options, count, SECONDS);
            return count / SECONDS;
        }
    }

    private static void tell(SocketChannel monitor, String command) throws IOException {
        monitor.write(ByteBuffer.wrap((command + "\n").getBytes(StandardCharsets.US_ASCII)));
    }

    @Test
    void a_linux_server_that_waits_for_connections_with_a_disk_mounted() throws IOException, InterruptedException {
        Path program = CProgram.compile(folder, "server", """
                #include <netinet/in.h>
                #include <stdio.h>
                #include <sys/socket.h>
                int main(void) {
                    int server = socket(AF_INET, SOCK_STREAM, 0);
                    struct sockaddr_in any = {.sin_family = AF_INET, .sin_port = htons(80)};
                    if (bind(server, (struct sockaddr *) &any, sizeof any) != 0 || listen(server, 5) != 0) {
                        return 1;
                    }
                    puts("ready");
                    fflush(stdout);
                    return accept(server, NULL, NULL) < 0;
                }
                """, "-static");
        Path disk = Files.createFile(folder.resolve("disk.img"));
        assertThat(new ProcessBuilder("/sbin/mke2fs", "-q", "-F", "-t", "ext2", disk.toString(), "16M").inheritIO().start().waitFor()).isZero();

        assertThat(instructions(List.of("-p", CortoRun.publish(CortoRun.freePort(), 80), "-v", disk + ":/data"), program.toString())).isLessThan(MOST_A_SECOND);
    }

    /// What shows that instructions are counted: a hundred wake-ups a second.
    @Test
    void a_linux_program_that_often_wakes_up_is_noticed() throws IOException, InterruptedException {
        Path program = CProgram.compile(folder, "waker", """
                #include <stdio.h>
                #include <unistd.h>
                int main(void) {
                    puts("ready");
                    fflush(stdout);
                    for (;;) {
                        usleep(10000);
                    }
                }
                """, "-static");

        assertThat(instructions(List.of(), program.toString())).isGreaterThan(MOST_A_SECOND);
    }

    @Test
    void a_java_program_that_sleeps() throws IOException, InterruptedException {
        Path program = Files.writeString(folder.resolve("Sleeper.java"), """
                void main() throws InterruptedException {
                    System.out.println("ready");
                    Thread.sleep(1_000_000);
                }
                """);

        assertThat(instructions(List.of("--set", "JAVA_THREADS=y"), program.toString())).isLessThan(MOST_A_SECOND);
    }
}
