// SPDX-License-Identifier: Apache-2.0
package corto.tests.apps;

import static org.assertj.core.api.Assertions.assertThat;

import corto.tests.boot.Qmp;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The host takes memory from an idle guest, and gives it back.
class BalloonTest {
    private static final long MEBIBYTE = 1 << 20;
    private static final Duration LIMIT = Duration.ofSeconds(60);
    private static final String SETTING = "DRIVERS_VIRTIO_BALLOON=y";

    @TempDir
    Path folder;

    @BeforeAll
    static void prepare() throws IOException, InterruptedException {
        CortoRun.prepare("busybox", "--set", SETTING);
    }

    @ParameterizedTest
    @ValueSource(strings = {"pc", "q35", "microvm"})
    void memory_goes_to_the_host_and_comes_back(String machine) throws IOException, InterruptedException {
        Path socket = folder.resolve("qmp");
        String device = machine.equals("microvm") ? "virtio-balloon-device" : "virtio-balloon-pci";
        String[] words = {"-q", "--machine", machine, "-m", "128M", "--set", SETTING, "--qemu", "-qmp", "--qemu", "unix:" + socket + ",server=on,wait=off",
                "--qemu", "-global", "--qemu", "virtio-mmio.force-legacy=false", "--qemu", "-device", "--qemu", device + ",id=balloon0", "busybox", "--", "sleep", "600"};
        try (CortoRun busybox = CortoRun.start(words)) {
            try (Qmp qmp = new Qmp(socket, busybox.process())) {
                qmp.execute("{\"execute\": \"qom-set\", \"arguments\": {\"path\": \"/machine/peripheral/balloon0\", \"property\": \"guest-stats-polling-interval\", \"value\": 1}}");
                assertThat(actual(qmp)).isEqualTo(128 * MEBIBYTE);

                balloon(qmp, 64 * MEBIBYTE);
                assertThat(awaited(qmp, bytes -> bytes == 64 * MEBIBYTE)).isEqualTo(64 * MEBIBYTE);
                assertThat(free(qmp)).isBetween(32 * MEBIBYTE, 64 * MEBIBYTE);

                balloon(qmp, 16 * MEBIBYTE);                         // more than there is without the kernel, the root and the reserve
                assertThat(awaited(qmp, bytes -> bytes < 40 * MEBIBYTE)).isLessThan(40 * MEBIBYTE);

                balloon(qmp, 128 * MEBIBYTE);
                assertThat(awaited(qmp, bytes -> bytes == 128 * MEBIBYTE)).isEqualTo(128 * MEBIBYTE);
            }
            busybox.signal("TERM");
            assertThat(busybox.end()).as(busybox.console()).isEqualTo(143);
        }
    }

    private static void balloon(Qmp qmp, long bytes) throws IOException {
        qmp.execute("{\"execute\": \"balloon\", \"arguments\": {\"value\": " + bytes + "}}");
    }

    private static long actual(Qmp qmp) throws IOException {
        return number(qmp.execute("{\"execute\": \"query-balloon\"}"), "actual");
    }

    /// What the guest says is free, when it has answered after its memory changed.
    private static long free(Qmp qmp) throws IOException, InterruptedException {
        Thread.sleep(Duration.ofSeconds(3));                         // QEMU asks every second
        return number(qmp.execute("{\"execute\": \"qom-get\", \"arguments\": {\"path\": \"/machine/peripheral/balloon0\", \"property\": \"guest-stats\"}}"), "stat-free-memory");
    }

    private static long number(String answer, String name) {
        Matcher matcher = Pattern.compile("\"" + name + "\": (\\d+)").matcher(answer);
        assertThat(matcher.find()).as(answer).isTrue();
        return Long.parseLong(matcher.group(1));
    }

    /// The guest's memory when it is as wanted, or after a time.
    private static long awaited(Qmp qmp, Predicate<Long> wanted) throws IOException, InterruptedException {
        long end = System.nanoTime() + LIMIT.toNanos();
        while (!wanted.test(actual(qmp)) && System.nanoTime() < end) {
            Thread.sleep(Duration.ofMillis(100));
        }
        return actual(qmp);
    }
}
