// SPDX-License-Identifier: Apache-2.0
package corto.tests.apps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The clocks of a Linux program without KVM. The host looks at its own before it asks and after the answer has come: the guest's times are in between, however busy the host is.
class ClockTest {
    /// How far the guest's wall clock may be off all the same: it was told once, and runs on by a rate that was measured.
    private static final Duration SLACK = Duration.ofMillis(20);

    /// Tells each connection the wall clock in nanoseconds, by the vDSO, by a system call and as the age of a file. Before that, whether it reads more than 0 seconds of the clocks that began with the machine.
    private static final String SOURCE = """
            #include <fcntl.h>
            #include <netinet/in.h>
            #include <stdio.h>
            #include <sys/stat.h>
            #include <sys/syscall.h>
            #include <sys/sysinfo.h>
            #include <time.h>
            #include <unistd.h>
            static long long nanos(struct timespec t) { return t.tv_sec * 1000000000LL + t.tv_nsec; }
            int main(void) {
                struct timespec monotonic, boottime, vdso, call;
                struct sysinfo info;
                struct stat file;
                clock_gettime(CLOCK_MONOTONIC, &monotonic);
                clock_gettime(CLOCK_BOOTTIME, &boottime);
                sysinfo(&info);
                double uptime = 0;
                fscanf(fopen("/proc/uptime", "r"), "%lf", &uptime);
                printf("began %d %d %d %d\\n", monotonic.tv_sec > 0, boottime.tv_sec > 0, info.uptime > 0, uptime >= 1);

                int listener = socket(AF_INET, SOCK_STREAM, 0);
                struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(7)};
                bind(listener, (struct sockaddr *) &address, sizeof address);
                listen(listener, 1);
                printf("listening\\n");
                fflush(stdout);
                while (1) {
                    int connection = accept(listener, NULL, NULL);
                    char word;
                    read(connection, &word, 1);
                    clock_gettime(CLOCK_REALTIME, &vdso);
                    syscall(SYS_clock_gettime, CLOCK_REALTIME, &call);
                    int fd = open("/file", O_CREAT | O_RDWR, 0600);
                    fstat(fd, &file);
                    close(fd);
                    unlink("/file");
                    dprintf(connection, "%lld %lld %lld\\n", nanos(vdso), nanos(call), nanos(file.st_mtim));
                    close(connection);
                }
            }
            """;

    @TempDir
    private Path folder;

    /// The guest knows at once when QEMU was about to be started, and some milliseconds later what time it is: then it is asked again.
    @Test
    void a_program_knows_the_hosts_time_and_never_reads_zero_seconds() throws IOException, InterruptedException {
        Path program = CProgram.compile(folder, "clocks", SOURCE);
        int port = CortoRun.freePort();
        Instant started = Instant.now();
        try (CortoRun run = CortoRun.start("-q", "-p", CortoRun.publish(port, 7), program.toString())) {
            run.await("listening");
            assertThat(run.console()).contains("began 1 1 1 1\n");
            long deadline = System.nanoTime() + CortoRun.LIMIT.toNanos();
            boolean isExact;
            do {
                Instant asked = Instant.now();
                List<Instant> times = ask(port);
                Instant answered = Instant.now();

                assertThat(times).hasSize(3).isSorted().allSatisfy(time -> assertThat(time).isBetween(started, answered.plus(SLACK)));
                isExact = !times.getFirst().isBefore(asked.minus(SLACK));
                assertThat(isExact || System.nanoTime() < deadline).as("%s when it is %s", times, asked).isTrue();
            } while (!isExact);
        }
    }

    private static List<Instant> ask(int port) throws IOException {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout((int) CortoRun.LIMIT.toMillis());
            socket.getOutputStream().write('t');
            String line = new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII)).readLine();
            return Arrays.stream(line.split(" ")).map(nanos -> Instant.EPOCH.plusNanos(Long.parseLong(nanos))).toList();
        }
    }
}
