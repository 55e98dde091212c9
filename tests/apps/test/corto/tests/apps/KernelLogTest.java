// SPDX-License-Identifier: Apache-2.0
package corto.tests.apps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The kernel log on the console and by dmesg(1).
class KernelLogTest {
    private static final String TIME = "\\[ +\\d+\\.\\d{6}] ";

    @Test
    void a_level_prints_what_the_kernel_tells_as_it_comes() throws IOException, InterruptedException {
        try (CortoRun busybox = CortoRun.start("-q", "--net", "none", "--kernel-log", "info", "busybox", "--", "true")) {
            assertThat(busybox.end()).as(busybox.console()).isZero();
            List<String> lines = busybox.console().lines().toList();
            assertThat(lines).hasSize(3);
            assertThat(lines.get(0)).matches(TIME + "corto: \\d+ libraries, with .*\\blog\\.ring\\b.*");
            assertThat(lines.get(1)).matches(TIME + "net: there is no network card that a driver of this image knows");
            assertThat(lines.get(2)).matches(TIME + "init: /bin/busybox is loaded: entry 0x[0-9a-f]+");
        }
    }

    @Test
    void debug_tells_how_long_each_step_of_the_boot_took() throws IOException, InterruptedException {
        try (CortoRun hello = CortoRun.start("-q", "--kernel-log", "debug", "hello")) {
            assertThat(hello.end()).as(hello.console()).isZero();
            assertThat(hello.console()).containsPattern("(?m)^" + TIME + "boot: corto\\.log\\.ring\\.LogStep: \\d+ us$").contains("Hello from Corto.\n");
        }
    }

    @Test
    void dmesg_reads_and_clears_the_log() throws IOException, InterruptedException {
        try (CortoRun busybox = CortoRun.start("-q", "--net", "none", "--set", "LOG_RING=y", "busybox", "--", "dmesg", "-c")) {
            assertThat(busybox.end()).as(busybox.console()).isZero();
            assertThat(busybox.console().lines()).first().asString().matches(TIME + "corto: \\d+ libraries, with .*");
            assertThat(busybox.console().lines()).last().asString().matches(TIME + "init: /bin/busybox is loaded: .*");
        }
    }

    @Test
    void without_the_library_the_call_is_missing() throws IOException, InterruptedException {
        try (CortoRun busybox = CortoRun.start("-q", "busybox", "--", "dmesg")) {
            assertThat(busybox.end()).as(busybox.console()).isEqualTo(1);
            assertThat(busybox.console()).contains("called syslog (103), which this image does not have: ENOSYS");
        }
    }
}
