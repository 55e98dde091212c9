// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/// Boots guests that are a few instructions of machine code.
class QemuTest {
    private static final Optional<Duration> LIMIT = Optional.of(Duration.ofSeconds(60));

    @TempDir
    private Path folder;

    @ParameterizedTest
    @EnumSource(Machine.class)
    void console_and_status_of_a_guest_come_back_on_every_machine(Machine machine) throws IOException, InterruptedException {
        ByteArrayOutputStream console = new ByteArrayOutputStream();

        Outcome outcome = Qemu.run(command(TinyGuest.thatEchoesOneByte(42), machine), new Streams(stream("x"), console, console), LIMIT);

        assertThat(console.toString(StandardCharsets.ISO_8859_1)).isEqualTo("x");
        assertThat(outcome).isEqualTo(new Outcome.Exited(42));
    }

    @Test
    void the_end_of_input_is_a_control_d() throws IOException, InterruptedException {
        ByteArrayOutputStream console = new ByteArrayOutputStream();

        Qemu.run(command(TinyGuest.thatEchoesOneByte(0), Machine.PC), new Streams(null, console, console), LIMIT);

        assertThat(console.toByteArray()).containsExactly(4);
    }

    @Test
    void a_triple_fault_is_a_machine_that_stopped() throws IOException, InterruptedException {
        ByteArrayOutputStream console = new ByteArrayOutputStream();

        Outcome outcome = Qemu.run(command(TinyGuest.thatCrashes(), Machine.PC), new Streams(null, console, console), LIMIT);

        assertThat(outcome).isInstanceOf(Outcome.Stopped.class);
    }

    @Test
    void a_guest_that_never_ends_is_ended_at_the_limit() throws IOException, InterruptedException {
        ByteArrayOutputStream console = new ByteArrayOutputStream();

        Outcome outcome = Qemu.run(command(TinyGuest.thatHangs(), Machine.PC), new Streams(null, console, console), Optional.of(Duration.ofMillis(300)));

        assertThat(outcome).isEqualTo(new Outcome.TimedOut());
    }

    @Test
    void qemu_that_refuses_an_option_says_so_on_the_error_stream() throws IOException, InterruptedException {
        ByteArrayOutputStream errors = new ByteArrayOutputStream();
        QemuCommand command = new QemuCommand(write(TinyGuest.thatHangs()), Machine.PC, Accelerator.TCG, 16 << 20, "", folder.resolve("status"), OptionalInt.empty(), List.of("-nonsense"));

        Outcome outcome = Qemu.run(command, new Streams(null, new ByteArrayOutputStream(), errors), LIMIT);

        assertThat(outcome).isEqualTo(new Outcome.Stopped(1));
        assertThat(errors.toString(StandardCharsets.UTF_8)).contains("-nonsense");
    }

    /// QEMU itself is asked whether it knows the options: a refused one ends it with status 1.
    @ParameterizedTest
    @EnumSource(Machine.class)
    void QEMU_accepts_the_network_and_the_initial_files_on_every_machine(Machine machine) throws IOException, InterruptedException {
        ByteArrayOutputStream console = new ByteArrayOutputStream();
        Path capture = folder.resolve("packets.pcap");
        Network network = new Network.User(InterfaceAddress.parse("192.168.7.20/24", "--ip"), List.of(new Network.Forward("127.0.0.1", 0, 80, false)), Optional.of(capture));
        QemuCommand command = new QemuCommand(write(TinyGuest.thatEchoesOneByte(7)), Optional.of(Files.writeString(folder.resolve("root.cpio"), "070701")), machine,
                Accelerator.TCG, 16 << 20, "", folder.resolve("status"), network, OptionalInt.empty(), List.of());

        Outcome outcome = Qemu.run(command, new Streams(stream("x"), console, console), LIMIT);

        assertThat(console.toString(StandardCharsets.ISO_8859_1)).isEqualTo("x");
        assertThat(outcome).isEqualTo(new Outcome.Exited(7));
        assertThat(Files.size(capture)).isGreaterThanOrEqualTo(24);               // pcap's file header
    }

    @Test
    void of_QEMUs_messages_only_the_one_about_its_end_is_left_out() throws IOException {
        ByteArrayOutputStream errors = new ByteArrayOutputStream();

        QemuMessages messages = new QemuMessages(errors);
        messages.write("one\nqemu-system-x86_64: terminating on signal 2 from pid 1 (bash)\nqemu-system-x86_64: no\n".getBytes(StandardCharsets.UTF_8));

        assertThat(errors.toString(StandardCharsets.UTF_8)).isEqualTo("one\nqemu-system-x86_64: no\n");
        assertThat(messages.signal()).hasValue(2);
    }

    @Test
    void a_process_gets_its_arguments_and_environment_and_returns_its_status() throws IOException, InterruptedException {
        ByteArrayOutputStream output = new ByteArrayOutputStream();
        List<String> words = List.of("/bin/sh", "-c", "echo \"$1 $GREETING\"; exit 9", "sh", "two words");

        Outcome outcome = HostProcess.run(words, Map.of("GREETING", "hello"), new Streams(null, output, output), LIMIT);

        assertThat(output.toString(StandardCharsets.UTF_8)).isEqualTo("two words hello\n");
        assertThat(outcome).isEqualTo(new Outcome.Exited(9));
    }

    private QemuCommand command(byte[] elf, Machine machine) throws IOException {
        return new QemuCommand(write(elf), machine, Accelerator.TCG, 16 << 20, "", folder.resolve("status"), OptionalInt.empty(), List.of());
    }

    private Path write(byte[] elf) throws IOException {
        return Files.write(folder.resolve("guest.elf"), elf);
    }

    private static ByteArrayInputStream stream(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.ISO_8859_1));
    }
}
