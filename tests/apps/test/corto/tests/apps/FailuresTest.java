// SPDX-License-Identifier: Apache-2.0
package corto.tests.apps;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What cannot run: each is told in a sentence, and the status is not 0. 127 is the kernel's, 125 the command's.
class FailuresTest {
    private static final int NOT_STARTED = 127;
    private static final int FAILED = 125;
    private static final String DOES_NOTHING = "int main() { return 0; }";

    @TempDir
    private Path folder;

    @BeforeAll
    static void prepare() throws IOException, InterruptedException {
        CortoRun.prepare("busybox");
    }

    private static void expect(int status, String message, String... words) throws IOException, InterruptedException {
        try (CortoRun run = CortoRun.start(words)) {
            assertThat(run.end()).as(run.console()).isEqualTo(status);
            assertThat(run.console()).contains(message);
        }
    }

    /// Lets QEMU load another archive than the command made: the last word counts.
    private static void expectWithInitrd(Path archive, String message) throws IOException, InterruptedException {
        expect(NOT_STARTED, message, "--qemu=-initrd", "--qemu=" + archive, "busybox");
    }

    @Test
    void an_initrd_that_is_no_archive_is_named() throws IOException, InterruptedException {
        expectWithInitrd(Files.writeString(folder.resolve("root.cpio"), "this is no archive".repeat(100)), "corto: the initrd cannot be unpacked: ");
    }

    @Test
    void an_initrd_that_ends_too_early_is_named() throws IOException, InterruptedException {
        byte[] whole = Files.readAllBytes(CortoRun.BUILD.resolve("rootfs/busybox.cpio"));
        byte[] half = Arrays.copyOf(whole, whole.length / 2);

        expectWithInitrd(Files.write(folder.resolve("root.cpio"), half), "corto: the initrd cannot be unpacked: ");
    }

    @Test
    void a_program_that_is_not_in_the_initrd_is_named() throws IOException, InterruptedException {
        Path program = CProgram.compile(folder, "other", DOES_NOTHING, "-static");
        CortoRun.prepare(program.toString());

        expectWithInitrd(CortoRun.BUILD.resolve("rootfs").resolve(archive()), "/bin/busybox");
    }

    /// Of the only program that this class puts into a root file system.
    private static Path archive() throws IOException {
        try (var files = Files.list(CortoRun.BUILD.resolve("rootfs"))) {
            return files.filter(file -> file.getFileName().toString().matches("other.*\\.cpio")).findFirst().orElseThrow().getFileName();
        }
    }

    @Test
    void a_program_that_is_not_in_the_root_file_system_is_told_before_anything_boots() throws IOException, InterruptedException {
        Files.createDirectory(folder.resolve("root"));

        expect(FAILED, "there is no program /bin/nothing in the root file system", "--rootfs", folder.resolve("root").toString(), "--", "/bin/nothing");
    }

    @Test
    void an_interpreter_that_is_not_there_is_named() throws IOException, InterruptedException {
        Path root = Files.createDirectories(folder.resolve("root"));
        Files.copy(CProgram.compile(folder, "program", DOES_NOTHING, "-Wl,--dynamic-linker=/lib/no-such-ld.so"), root.resolve("program"));

        expect(NOT_STARTED, "/lib/no-such-ld.so", "--rootfs", root.toString(), "--", "/program");
    }

    @Test
    void a_port_in_use_is_told_before_anything_boots() throws IOException, InterruptedException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            expect(FAILED, "port " + taken.getLocalPort(), "-p", CortoRun.publish(taken.getLocalPort(), 80), "busybox");
        }
    }

    @Test
    void memory_that_cannot_hold_the_root_file_system_is_told_before_anything_boots() throws IOException, InterruptedException {
        expect(FAILED, "--memory 3M is too little: the root file system of busybox", "-m", "3M", "busybox");
    }

    @Test
    void memory_that_is_too_little_for_the_kernel_is_told_by_it() throws IOException, InterruptedException {
        expect(NOT_STARTED, "corto: there is too little memory", "-m", "4M", "busybox");
    }

    @Test
    void a_program_that_uses_more_memory_than_there_is_ends_as_one_that_Linux_kills() throws IOException, InterruptedException {
        expect(128 + 9, "corto: busybox needs more memory than this machine has", "-m", "8M", "busybox", "--", "dd", "if=/dev/zero", "of=/dev/null", "bs=64M", "count=1");
    }
}
