// SPDX-License-Identifier: Apache-2.0
package corto.tests.apps;

import static org.assertj.core.api.Assertions.assertThat;

import corto.rootfs.CpioReader;
import corto.rootfs.FileTree;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A static program: a shell, its loops and files; and signals from outside.
class BusyboxTest {
    @BeforeAll
    static void prepare() throws IOException, InterruptedException {
        CortoRun.prepare("busybox");
    }

    @Test
    void a_loop_of_the_shell_writes_and_reads_files_and_exits_with_7() throws IOException, InterruptedException {
        String script = "for i in 1 2 3; do echo line $i > /tmp/$i; done; for f in /tmp/*; do read a b < $f; echo $f: $a $b; done; exit 7";
        try (CortoRun busybox = CortoRun.start("-q", "busybox", "--", "sh", "-c", script)) {
            assertThat(busybox.end()).as(busybox.console()).isEqualTo(7);
            assertThat(busybox.console()).isEqualTo("/tmp/1: line 1\n/tmp/2: line 2\n/tmp/3: line 3\n");
        }
    }

    @Test
    void a_manifest_says_where_the_program_starts(@TempDir Path folder) throws IOException, InterruptedException {
        String manifest = Files.readString(CortoRun.ROOT.resolve("apps/busybox/corto.yaml"));
        Files.writeString(folder.resolve("corto.yaml"), manifest + "folders: [/srv/files]\nworkdir: /srv/files\n");

        try (CortoRun busybox = CortoRun.start("-q", folder.toString(), "--", "sh", "-c", "pwd; echo text > here; read line < /srv/files/here; echo $line")) {
            assertThat(busybox.end()).as(busybox.console()).isZero();
            assertThat(busybox.console()).isEqualTo("/srv/files\ntext\n");
        }
    }

    @Test
    void a_tar_is_handed_over_as_it_is_and_keeps_links_modes_and_times(@TempDir Path folder) throws IOException, InterruptedException {
        CortoRun.prepare("busybox");
        Path files = Files.createDirectories(folder.resolve("files/bin"));
        FileTree tree = CpioReader.read(CortoRun.BUILD.resolve("rootfs/busybox.cpio"));
        try (InputStream in = tree.content("/bin/busybox").orElseThrow().open()) {
            Files.copy(in, files.resolve("busybox"));
        }
        Files.setPosixFilePermissions(files.resolve("busybox"), PosixFilePermissions.fromString("rwxr-x--x"));
        Files.createLink(files.resolve("sh"), files.resolve("busybox"));
        Files.createSymbolicLink(folder.resolve("files/link"), Path.of("bin/sh"));
        Files.setLastModifiedTime(files.resolve("sh"), FileTime.fromMillis(1_000_000_000_000L));
        Path tar = folder.resolve("root.tar");
        assertThat(new ProcessBuilder("tar", "-C", folder.resolve("files").toString(), "--owner=7", "--group=8", "-cf", tar.toString(), ".").inheritIO().start().waitFor()).isZero();
        CortoRun.prepare("/bin/sh", "--rootfs", tar.toString());

        try (CortoRun dry = CortoRun.start("-q", "--dry-run", "--rootfs", tar.toString(), "--", "/bin/sh")) {
            assertThat(dry.end()).isZero();
            assertThat(dry.console()).contains("-initrd " + tar);
        }
        long linkSeconds = Files.getLastModifiedTime(folder.resolve("files/link"), LinkOption.NOFOLLOW_LINKS).toMillis() / 1000;
        try (CortoRun run = CortoRun.start("-q", "--rootfs", tar.toString(), "--", "/bin/busybox", "stat", "-c", "%n %a %h %u %g %Y", "/bin/busybox", "/bin/sh", "/link")) {
            assertThat(run.end()).as(run.console()).isZero();
            assertThat(run.console()).isEqualTo("/bin/busybox 751 2 7 8 1000000000\n/bin/sh 751 2 7 8 1000000000\n/link 777 1 7 8 " + linkSeconds + "\n");
        }
    }

    @Test
    void reboot_and_poweroff_end_the_machine() throws IOException, InterruptedException {
        for (String program : new String[] {"reboot", "poweroff", "halt"}) {
            try (CortoRun busybox = CortoRun.start("-q", "busybox", "--", program, "-f")) {
                assertThat(busybox.end()).as(busybox.console()).isZero();
                assertThat(busybox.console()).isEmpty();
            }
        }
    }

    @Test
    void the_kernel_log_is_a_device_with_a_message_a_read() throws IOException, InterruptedException {
        String[] words = {"-q", "--set", "LOG_RING=y", "busybox", "--", "dd", "if=/dev/kmsg", "bs=8192", "count=1"};
        CortoRun.prepare("busybox", "--set", "LOG_RING=y");

        try (CortoRun run = CortoRun.start(words)) {
            assertThat(run.end()).as(run.console()).isZero();
            assertThat(run.console()).matches("(?s)6,0,\\d+,-;corto: [^\n]*\n0\\+1 records in.*");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"INT", "TERM", "HUP"})
    void a_signal_of_the_command_is_the_programs(String signal) throws IOException, InterruptedException {
        String script = "trap 'echo INT; exit 3' INT; trap 'echo TERM; exit 3' TERM; trap 'echo HUP; exit 3' HUP; echo ready; while :; do :; done";
        try (CortoRun busybox = CortoRun.start("-q", "busybox", "--", "sh", "-c", script)) {
            busybox.await("ready");
            busybox.signal(signal);

            assertThat(busybox.end()).as(busybox.console()).isEqualTo(3);
            assertThat(busybox.console()).isEqualTo("ready\n" + signal + "\n");
        }
    }

    @Test
    void a_program_without_handlers_ends_by_the_signal() throws IOException, InterruptedException {
        try (CortoRun busybox = CortoRun.start("-q", "busybox", "--", "sh", "-c", "echo ready; while :; do :; done")) {
            busybox.await("ready");
            busybox.signal("INT");

            assertThat(busybox.end()).as(busybox.console()).isEqualTo(128 + 2);
        }
    }

    @Test
    void standard_input_has_any_bytes_and_ends_where_it_ends(@TempDir Path folder) throws IOException, InterruptedException {
        byte[] bytes = new byte[20_000];
        for (int i = 0; i < bytes.length; i++) {
            bytes[i] = (byte) (i * 7);
        }
        Path in = Files.write(folder.resolve("in"), bytes);
        Path out = folder.resolve("out");
        ProcessBuilder builder = new ProcessBuilder(CortoRun.ROOT.resolve("corto").toString(), "run", "-q", "--accel", "tcg", "busybox", "--", "cat")
                .redirectInput(in.toFile()).redirectOutput(out.toFile()).redirectError(ProcessBuilder.Redirect.INHERIT);
        builder.environment().put("CORTO_BUILD", CortoRun.BUILD.toString());
        builder.environment().put("CORTO_STALE", "1");
        builder.environment().put("JAVA_HOME", System.getProperty("java.home"));

        assertThat(builder.start().waitFor()).isZero();

        assertThat(Files.readAllBytes(out)).isEqualTo(bytes);
    }

    @Test
    void a_second_Control_C_does_not_wait_for_the_program() throws IOException, InterruptedException {
        try (CortoRun busybox = CortoRun.start("-q", "busybox", "--", "sh", "-c", "trap 'echo asked' INT; echo ready; while :; do :; done")) {
            busybox.await("ready");
            busybox.signal("INT");
            busybox.await("asked");
            busybox.signal("INT");

            assertThat(busybox.end()).as(busybox.console()).isEqualTo(128 + 2);
        }
    }

    @Test
    void a_program_that_does_not_end_is_killed_after_ten_seconds() throws IOException, InterruptedException {
        try (CortoRun busybox = CortoRun.start("-q", "busybox", "--", "sh", "-c", "trap '' TERM; echo ready; while :; do :; done")) {
            busybox.await("ready");
            busybox.signal("TERM");

            assertThat(busybox.end()).as(busybox.console()).isEqualTo(128 + 9);
            assertThat(busybox.console()).contains("did not end within 10 s and was killed");
        }
    }
}
