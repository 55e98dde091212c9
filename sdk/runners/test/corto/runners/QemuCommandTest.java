// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;

class QemuCommandTest {
    private static final long MEMORY = 2L << 20;

    @Test
    void a_machine_has_one_serial_line_and_the_two_ports_of_the_exit_protocol() {
        List<String> words = command(Machine.PC, Accelerator.TCG, "", "/tmp/status").words();

        assertThat(words).startsWith("qemu-system-x86_64", "-machine", "pc", "-accel", "tcg", "-cpu", "max", "-m", "size=2048k");
        assertThat(words).containsSubsequence("-serial", "chardev:console", "-chardev", "file,id=status,path=/tmp/status");
        assertThat(words).contains("-nodefaults", "-no-reboot", "isa-debugcon,iobase=0x502,chardev=status", "isa-debug-exit,iobase=0x501,iosize=1");
        assertThat(words).endsWith("-kernel", "/x/image.elf");
    }

    @Test
    void microvm_must_not_write_its_devices_into_the_arguments_of_the_program() {
        assertThat(command(Machine.MICROVM, Accelerator.TCG, "", "/s").words()).containsSubsequence("-machine", "microvm,auto-kernel-cmdline=off");
    }

    @Test
    void kvm_offers_the_processor_of_the_host() {
        assertThat(command(Machine.Q35, Accelerator.KVM, "", "/s").words()).containsSubsequence("-machine", "q35", "-accel", "kvm", "-cpu", "host");
    }

    @Test
    void arguments_are_one_word_after_append() {
        assertThat(command(Machine.PC, Accelerator.TCG, "-- a \"b c\"", "/s").words()).endsWith("-append", "-- a \"b c\"");
    }

    @Test
    void a_comma_in_the_path_of_the_status_file_is_doubled() {
        assertThat(command(Machine.PC, Accelerator.TCG, "", "/a,b").words()).contains("file,id=status,path=/a,,b");
    }

    @Test
    void with_gdb_the_machine_waits_and_listens_on_this_host_only() {
        QemuCommand command = new QemuCommand(Path.of("/x/image.elf"), Machine.PC, Accelerator.TCG, MEMORY, "", Path.of("/s"), OptionalInt.of(1234), List.of());

        assertThat(command.words()).endsWith("-S", "-gdb", "tcp:127.0.0.1:1234");
    }

    @Test
    void options_for_qemu_come_last_so_that_they_win() {
        QemuCommand command = new QemuCommand(Path.of("/x/image.elf"), Machine.PC, Accelerator.TCG, MEMORY, "", Path.of("/s"), OptionalInt.empty(), List.of("-smp", "2"));

        assertThat(command.words()).endsWith("-smp", "2");
    }

    @Test
    void memory_that_is_no_whole_number_of_kibibytes_is_rounded_up() {
        QemuCommand command = new QemuCommand(Path.of("/x/image.elf"), Machine.PC, Accelerator.TCG, MEMORY + 1, "", Path.of("/s"), OptionalInt.empty(), List.of());

        assertThat(command.words()).containsSubsequence("-m", "size=2049k");
    }

    private static QemuCommand command(Machine machine, Accelerator accelerator, String bootArguments, String statusFile) {
        return new QemuCommand(Path.of("/x/image.elf"), machine, accelerator, MEMORY, bootArguments, Path.of(statusFile), OptionalInt.empty(), List.of());
    }
}
