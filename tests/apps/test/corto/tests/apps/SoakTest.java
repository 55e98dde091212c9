// SPDX-License-Identifier: Apache-2.0
package corto.tests.apps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Everything at once, in one Linux program of many threads: what it gets is right, and memory comes back.
///
/// Half a minute, or as long as `./corto test -D corto.soak.seconds=1200 SoakTest` says.
class SoakTest {
    private static final int SECONDS = Integer.getInteger("corto.soak.seconds", 30);
    private static final Pattern FREE = Pattern.compile("(?m)^free: (\\d+) kB$");
    private static final int ROUNDS = 5;

    /// Of what is free when caches and heap have their size, after the first rounds; the pools of ended threads and packets come and go.
    private static final double LOST_AT_MOST = 0.02;

    @Test
    @Timeout(value = 2, unit = TimeUnit.HOURS)
    void everything_at_once_is_right_and_leaves_no_memory_behind(@TempDir Path folder) throws IOException, InterruptedException {
        Path source = CortoRun.ROOT.resolve("tests/apps/programs/soak.c");
        Path program = CProgram.compile(folder, "soak", Files.readString(source), "-O2", "-pthread");
        Path disk = Files.createFile(folder.resolve("disk.img"));
        run("mke2fs", "-q", "-F", "-t", "ext2", disk.toString(), "64M");

        List<Long> free;
        try (CortoRun soak = CortoRun.start("-q", "-m", "64M", "-v", disk + ":/data", program.toString(), "--", Integer.toString(SECONDS), "/data", "/tmp")) {
            assertThat(soak.end(CortoRun.LIMIT.plusSeconds(10L * SECONDS))).as(soak.console()).isZero();
            free = FREE.matcher(soak.console()).results().map(line -> Long.parseLong(line.group(1))).toList();
            System.out.println(soak.console());
        }
        assertThat(free).hasSize(ROUNDS);
        assertThat(free.getLast()).as("KiB free after each round: %s", free).isGreaterThan((long) (free.get(ROUNDS / 2) * (1 - LOST_AT_MOST)));
        run("e2fsck", "-fn", disk.toString());
    }

    private static void run(String... words) throws IOException, InterruptedException {
        String[] command = words.clone();
        command[0] = "/sbin/" + words[0];
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        process.getOutputStream().close();
        String output = new String(process.getInputStream().readAllBytes());
        assertThat(process.waitFor()).as(output).isZero();
    }
}
