// SPDX-License-Identifier: Apache-2.0
package corto.tests.conformance;

import static org.assertj.core.api.Assertions.assertThat;

import corto.cli.LinuxBoot;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Linux decides: a program prints on Corto what it prints on this host.
final class ConformanceTest {
    /// The kernel names calls that it has not got.
    static final Pattern KERNEL_LINES = Pattern.compile("(?m)^corto: .*\n");

    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"files", "paths", "memory", "signals", "threads", "waiting", "sockets", "local", "errors", "rarer", "sparse"})
    void a_static_program_prints_what_it_prints_on_linux(String name) throws Exception {
        compare(Programs.compile(name, true, folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"files", "memory"})
    void a_program_in_a_directory_on_a_disk_prints_what_it_prints_on_linux(String name) throws Exception {
        Path program = Programs.compile(name, true, folder);
        Path disk = Files.createFile(folder.resolve("disk.img"));
        Programs.run("mke2fs", "-q", "-F", "-t", "ext2", disk.toString(), "32M");

        LinuxBoot boot = LinuxBoot.runWithDisk(program, disk, LinuxBoot.DISK_PLACE);

        assertThat(KERNEL_LINES.matcher(boot.text()).replaceAll("")).isEqualTo(Programs.onLinux(program, 0));
        assertThat(boot.status()).isZero();
        Programs.run("e2fsck", "-fn", disk.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"signals", "threads"})
    void a_dynamic_program_prints_what_it_prints_on_linux(String name) throws Exception {
        compare(Programs.compile(name, false, folder));
    }

    @ParameterizedTest
    @ValueSource(strings = {"return", "abort", "kill", "segv", "divide", "ill", "thread", "main", "pipe", "blocked", "nowhere", "wrong"})
    void a_program_ends_with_the_status_that_a_shell_sees_on_linux(String how) throws Exception {
        Path program = Programs.compile("endings", true, folder);
        int expected = Programs.statusOnLinux(program, how);

        LinuxBoot boot = LinuxBoot.run(program, false, how);

        assertThat(KERNEL_LINES.matcher(boot.text()).replaceAll("")).isEqualTo(how + "\n");
        assertThat(boot.status()).isEqualTo(expected);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            null   | it wrote to 0x10, where nothing is mapped             | (worker)
            guard  | it read from 0x                                       | is in a page without rights, perhaps a guard
            code   | which is not allowed                                  | r-xp
            jump   | it jumped to 0x123456789, where nothing is mapped     | at 0x123456789
            stack  | where nothing is mapped                               | [stack]
            kernel | it wrote to 0xffffffff80100000, where nothing is mapped | belongs to the kernel
            """)
    void a_fault_is_reported(String how, String what, String where) throws Exception {
        LinuxBoot boot = LinuxBoot.run(Programs.compile("crashes", true, folder), false, how);

        assertThat(boot.text()).contains("was ended by SIGSEGV", what, where, "rsp 0x").containsPattern("its last system calls: ([a-z_0-9]+, ){3}[a-z_0-9]+\n");
        assertThat(boot.status()).isEqualTo(128 + 11);
    }

    private static void compare(Path program) throws Exception {
        String expected = Programs.onLinux(program, 0);

        LinuxBoot boot = LinuxBoot.run(program, false);

        assertThat(KERNEL_LINES.matcher(boot.text()).replaceAll("")).isEqualTo(expected);
        assertThat(boot.status()).isZero();
    }
}
