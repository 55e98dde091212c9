// SPDX-License-Identifier: Apache-2.0
package corto.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The command as its user sees it: started by the launcher.
class CommandTest {
    private static final Path ROOT = Path.of(System.getProperty("corto.root"));

    @TempDir
    private Path folder;

    private record Result(int status, String output, String errors) {
    }

    @Test
    void help_names_the_commands() throws IOException, InterruptedException {
        Result result = corto("--help");

        assertThat(result.status()).isZero();
        assertThat(result.output()).contains("run ", "build ", "size ", "why ", "doctor ", "test ", "bench ");
        assertThat(result.errors()).isEmpty();
    }

    @Test
    void an_unknown_command_gets_a_suggestion() throws IOException, InterruptedException {
        Result result = corto("rnu", "hello");

        assertThat(result.status()).isEqualTo(125);
        assertThat(result.errors()).startsWith("corto: there is no command \"rnu\". Did you mean \"run\"?");
    }

    @Test
    void an_unknown_target_names_the_apps() throws IOException, InterruptedException {
        Result result = corto("run", "helo");

        assertThat(result.status()).isEqualTo(125);
        assertThat(result.output()).isEmpty();
        assertThat(result.errors()).startsWith("corto: there is no \"helo\"").contains("Did you mean \"hello\"?").doesNotContain("\tat ");
    }

    @Test
    void an_unknown_option_gets_a_suggestion() throws IOException, InterruptedException {
        Result result = corto("run", "--machin", "q35", "hello");

        assertThat(result.status()).isEqualTo(125);
        assertThat(result.errors()).contains("--machine");
    }

    @Test
    void a_java_file_that_does_not_compile_shows_javacs_message() throws IOException, InterruptedException {
        Path file = Files.writeString(folder.resolve("Main.java"), "void main() { int x = \"text\"; }");

        Result result = corto("run", file.toString());

        assertThat(result.status()).isEqualTo(125);
        assertThat(result.errors()).contains("Main.java:1: error: incompatible types").doesNotContain("\tat ");
    }

    @Test
    void a_manifest_with_an_unknown_key_is_refused_with_its_line() throws IOException, InterruptedException {
        Files.writeString(folder.resolve("corto.yaml"), "name: x\nmemori: 1M\n");

        Result result = corto("run", folder.toString());

        assertThat(result.status()).isEqualTo(125);
        assertThat(result.errors()).contains("corto.yaml:2: unknown key \"memori\". Did you mean \"memory\"?");
    }

    @Test
    void a_wrong_amount_of_memory_names_the_option() throws IOException, InterruptedException {
        Result result = corto("run", "-m", "64", "hello");

        assertThat(result.status()).isEqualTo(125);
        assertThat(result.errors()).contains("--memory: \"64\" is not an amount of memory.");
    }

    @Test
    void a_program_for_linux_gets_a_machine_with_its_files_its_network_and_its_command_line() throws IOException, InterruptedException {
        Result result = corto("run", "--dry-run", "--accel", "tcg", "-p", "8080:80", "-m", "32M", "-e", "A=b c", "--strace", "/bin/true", "--", "-x", "two words", "@/etc/hostname");

        assertThat(result.status()).as(result.errors()).isZero();
        assertThat(result.output()).contains("-m size=32768k", "-initrd ", ".cpio ", "hostfwd=tcp::8080-10.0.2.15:80", "-device virtio-net-pci,netdev=net0",
                "corto.strace=1 corto.ip=10.0.2.15/24 corto.gateway=10.0.2.2 \"A=b c\" HOME=/root PATH=/", "/bin -- /bin/true -x \"two words\" @/etc/hostname");
    }

    @Test
    void calls_to_be_traced_are_an_option_of_the_kernel() throws IOException, InterruptedException {
        Result result = corto("run", "--dry-run", "--accel", "tcg", "--strace=openat,%network", "/bin/true");

        assertThat(result.status()).as(result.errors()).isZero();
        assertThat(result.output()).contains("corto.strace=openat,%network ");
    }

    @Test
    void a_trace_may_be_a_table_and_go_to_a_file() throws IOException, InterruptedException {
        Path trace = folder.resolve("trace");

        Result result = corto("run", "--dry-run", "--accel", "tcg", "--strace-summary", "--strace-output", trace.toString(), "/bin/true");

        assertThat(result.status()).as(result.errors()).isZero();
        assertThat(result.output()).contains("corto.strace=1 corto.strace-summary=only corto.strace-output=port ", "file,id=trace,path=" + trace, "isa-debugcon,iobase=0x503,chardev=trace");
    }

    @Test
    void volumes_are_disks_in_their_order_and_an_option_of_the_kernel() throws IOException, InterruptedException {
        Path one = Files.write(folder.resolve("one,1.img"), new byte[1]);
        Path two = Files.write(folder.resolve("two.img"), new byte[1]);

        Result result = corto("run", "--dry-run", "--accel", "tcg", "--net", "none", "-v", one + ":/data", "-v", two + ":/logs:ro", "/bin/true");

        assertThat(result.status()).as(result.errors()).isZero();
        assertThat(result.output()).contains("corto.mount=/data,/logs:ro", "file=" + folder + "/one,,1.img -device virtio-blk-pci,drive=disk0",
                "file=" + two + ",readonly=on -device virtio-blk-pci,drive=disk1");
    }

    @Test
    void a_root_file_system_of_ones_own_takes_the_program_after_two_dashes() throws IOException, InterruptedException {
        Path root = Files.createDirectories(folder.resolve("root/bin")).getParent();
        Files.copy(Path.of("/bin/true").toRealPath(), root.resolve("bin/tool"));

        Result result = corto("run", "--dry-run", "--net", "none", "--machine", "microvm", "--rootfs", root.toString(), "--", "/bin/tool", "-x");
        Result missing = corto("run", "--dry-run", "--rootfs", root.toString(), "--", "/bin/tol");
        Result relative = corto("run", "--dry-run", "--rootfs", root.toString(), "tool");

        assertThat(result.status()).as(result.errors()).isZero();
        assertThat(result.output()).contains("-machine microvm", "-- /bin/tool -x").doesNotContain("-netdev", "corto.ip");
        assertThat(missing.errors()).contains("there is no program /bin/tol in the root file system.");
        assertThat(relative.errors()).contains("\"tool\" is no absolute path of a program in ");
    }

    @Test
    void a_port_in_use_is_told_before_anything_is_built() throws IOException, InterruptedException {
        try (ServerSocket taken = new ServerSocket(0)) {
            Result result = corto("run", "-p", taken.getLocalPort() + ":80", "/bin/true");

            assertThat(result.status()).isEqualTo(125);
            assertThat(result.errors()).startsWith("corto: port " + taken.getLocalPort() + " of this machine is in use: java ")
                    .contains("(process " + ProcessHandle.current().pid() + ").\n       Publish another: -p ");
        }
    }

    @Test
    void options_that_do_not_go_together_are_refused_with_the_reason() throws IOException, InterruptedException {
        assertThat(corto("run", "-v", folder + ":/b", "/bin/true").errors()).startsWith("corto: --volume: folders of this machine cannot be shared");
        assertThat(corto("run", "-v", "/a:/b", "/bin/true").errors()).startsWith("corto: --volume: /a does not exist.");
        assertThat(corto("run", "-v", "/a:b", "/bin/true").errors()).startsWith("corto: --volume \"/a:b\" is not FILE:/PLACE or FILE:/PLACE:ro.");
        assertThat(corto("run").errors()).contains("there is nothing to run.");
    }

    @Test
    void a_root_file_system_can_be_listed() throws IOException, InterruptedException {
        Result result = corto("rootfs", "--list", "/bin/true");

        assertThat(result.status()).as(result.errors()).isZero();
        assertThat(result.output()).containsPattern("100755 +\\d+ +\\d+ usr/bin/true\n").contains("libc.so.6\n", "usr/lib64/ld-linux-x86-64.so.2\n");
        assertThat(corto("rootfs", "hello").errors()).contains("hello is a Java program: it has no root file system.");
    }

    @Test
    void a_script_comes_with_its_interpreter() throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("script.sh"), "#!/bin/sh -e\n");
        Path lost = Files.writeString(folder.resolve("lost"), "#!/no/such/shell -e\n");

        Result run = corto("run", "--dry-run", "--accel", "tcg", script.toString(), "--", "one");
        Result list = corto("rootfs", "--list", script.toString());
        Result missing = corto("run", "--dry-run", lost.toString());

        assertThat(run.status()).as(run.errors()).isZero();
        assertThat(run.output()).contains("-- " + script + " one");
        assertThat(list.output()).contains(script.toString().substring(1) + "\n", "bin/sh\n", "libc.so.6\n");
        assertThat(missing.status()).isEqualTo(125);
        assertThat(missing.errors()).startsWith("corto: " + lost + " wants the interpreter \"/no/such/shell\" (its first line), which is not there.");
    }

    @Test
    void LD_LIBRARY_PATH_holds_here_and_in_the_guest() throws IOException, InterruptedException {
        Path libraries = Files.createDirectories(folder.resolve("libraries"));
        Files.copy(Path.of("/lib/x86_64-linux-gnu/libc.so.6"), libraries.resolve("libc.so.6"));

        Result run = corto("run", "--dry-run", "--accel", "tcg", "-e", "LD_LIBRARY_PATH=" + libraries + "/../libraries", "/bin/true");

        assertThat(run.status()).as(run.errors()).isZero();
        assertThat(run.output()).contains("LD_LIBRARY_PATH=" + libraries + " ");
        Path cpio = Path.of(run.output().replaceAll("(?s).*-initrd (\\S+).*", "$1"));
        assertThat(corto("rootfs", "--list", cpio.toString()).output()).contains(libraries.toString().substring(1) + "/libc.so.6\n").doesNotContain("x86_64-linux-gnu/libc.so.6");
    }

    @Test
    void check_says_what_a_program_needs() throws IOException, InterruptedException {
        Result result = corto("check", "/bin/true");

        assertThat(result.status()).as(result.errors()).isZero();
        assertThat(result.output()).contains("program      /bin/true\n", "interpreter  /lib64/ld-linux-x86-64.so.2\n", "/libc.so.6\n", " write ", "of these Corto lacks: none\n");
        assertThat(corto("check", "--json", "/bin/true").output()).startsWith("{\n  \"program\": \"/bin/true\"").contains("\"lacking\": []");
    }

    @Test
    void check_follows_a_script_to_its_interpreter() throws IOException, InterruptedException {
        Path script = Files.writeString(folder.resolve("script"), "#!/usr/bin/env sh\necho\n");
        Path lost = Files.writeString(folder.resolve("lost"), "#!/no/such/shell -e\n");

        assertThat(corto("check", script.toString()).output()).startsWith("script       " + script + "\nprogram      /").contains("libc.so.6");
        assertThat(corto("check", lost.toString()).errors()).contains("lost wants the interpreter \"/no/such/shell\"");
    }

    @Test
    void check_names_a_missing_library_and_who_needs_it() throws IOException, InterruptedException {
        byte[] elf = Files.readAllBytes(Path.of("/bin/true"));
        String text = new String(elf, StandardCharsets.ISO_8859_1);
        int name = text.indexOf("libc.so.6");
        elf[name + 3] = 'x';
        Path file = Files.write(folder.resolve("program"), elf);

        Result result = corto("check", file.toString());

        assertThat(result.status()).isEqualTo(1);
        assertThat(result.output()).contains("library      MISSING: libx.so.6, which " + file + " needs\n");
    }

    @Test
    void check_refuses_what_is_no_program_or_damaged() throws IOException, InterruptedException {
        Path text = Files.writeString(folder.resolve("text"), "hello");
        Path cut = Files.write(folder.resolve("cut"), java.util.Arrays.copyOf(Files.readAllBytes(Path.of("/bin/true")), 5000));

        assertThat(corto("check", text.toString()).errors()).contains("text is no ELF file.");
        assertThat(corto("check", cut.toString()).errors()).contains("cut is a damaged ELF file");
        assertThat(corto("check", "/no/such/file").errors()).contains("/no/such/file: there is no such file.");
    }

    @Test
    void a_file_for_another_processor_is_refused_with_the_reason() throws IOException, InterruptedException {
        byte[] elf = Files.readAllBytes(Path.of("/bin/true"));
        elf[18] = (byte) 183;
        Path file = Files.write(folder.resolve("arm"), elf);

        Result result = corto("run", "--dry-run", file.toString());

        assertThat(result.status()).isEqualTo(125);
        assertThat(result.errors()).contains("arm is an ELF file for another processor (class 2, e_machine 183).").doesNotContain("\tat ");
    }

    private Result corto(String... arguments) throws IOException, InterruptedException {
        List<String> words = new ArrayList<>(List.of(ROOT.resolve("corto").toString()));
        words.addAll(List.of(arguments));
        Path output = folder.resolve("stdout");
        Path errors = folder.resolve("stderr");
        ProcessBuilder builder = new ProcessBuilder(words).redirectOutput(output.toFile()).redirectError(errors.toFile());
        builder.environment().put("CORTO_BUILD", System.getProperty("corto.build"));
        builder.environment().put("CORTO_STALE", "1");        // the tools that are being tested
        builder.environment().remove("CORTO_DEBUG");
        int status = builder.start().waitFor();
        return new Result(status, Files.readString(output, StandardCharsets.UTF_8), Files.readString(errors, StandardCharsets.UTF_8));
    }
}
