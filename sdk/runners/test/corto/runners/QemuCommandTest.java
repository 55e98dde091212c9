// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import corto.console.Failure;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
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
    void microvm_says_on_the_command_line_of_the_kernel_where_its_devices_are() {
        assertThat(command(Machine.MICROVM, Accelerator.TCG, "", "/s").words()).containsSubsequence("-machine", "microvm,acpi=off");
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

    @Test
    void the_initial_files_come_with_the_kernel() {
        QemuCommand command = command(Machine.PC, new Network.None(), Optional.of(Path.of("/x/root.cpio")));

        assertThat(command.words()).containsSubsequence("-kernel", "/x/image.elf", "-initrd", "/x/root.cpio").doesNotContain("-netdev");
    }

    @Test
    void published_ports_lead_to_the_guest_through_QEMUs_user_network() {
        Network network = new Network.User(Network.USUAL_ADDRESS, List.of(new Network.Forward("", 8080, 80, false), new Network.Forward("127.0.0.1", 53, 5353, true)), Optional.empty());

        assertThat(command(Machine.PC, network, Optional.empty()).words()).containsSubsequence("-netdev",
                "user,id=net0,hostfwd=tcp::8080-10.0.2.15:80,hostfwd=udp:127.0.0.1:53-10.0.2.15:5353", "-device", "virtio-net-pci,netdev=net0,romfile=");
        assertThat(network.gateway()).contains("10.0.2.2");
    }

    @Test
    void microvm_has_its_network_behind_virtio_mmio() {
        assertThat(command(Machine.MICROVM, user("10.0.2.15/24"), Optional.empty()).words())
                .containsSubsequence("-global", "virtio-mmio.force-legacy=false", "-device", "virtio-net-device,netdev=net0");
    }

    @Test
    void another_address_moves_QEMUs_network_with_it() {
        assertThat(command(Machine.Q35, user("192.168.7.20/24"), Optional.empty()).words())
                .contains("user,id=net0,net=192.168.7.0/24,host=192.168.7.2,dns=192.168.7.3,dhcpstart=192.168.7.20");
        assertThat(user("192.168.7.20/24").gateway()).contains("192.168.7.2");
    }

    @Test
    void the_guest_cannot_have_the_addresses_that_QEMU_needs() {
        for (String address : List.of("10.0.2.2/24", "10.0.2.3/24", "10.0.2.1/30")) {
            assertThatThrownBy(() -> user(address)).isInstanceOf(Failure.class).hasMessageContaining(address);
        }
    }

    @Test
    void a_tap_interface_is_used_as_it_is_and_its_packets_can_be_kept() {
        Network network = new Network.Tap("tap0", 1500, Optional.of(InterfaceAddress.parse("172.16.0.9/16", "--ip")), Optional.empty(), Optional.of(Path.of("/x/a,b.pcap")));

        assertThat(command(Machine.PC, network, Optional.empty()).words()).containsSubsequence("-netdev", "tap,id=net0,ifname=tap0,script=no,downscript=no,vnet_hdr=off",
                "-object", "filter-dump,id=dump0,netdev=net0,file=/x/a,,b.pcap", "-device", "virtio-net-pci,netdev=net0,mac=52:54:ac:10:00:09,romfile=");
        assertThat(network.gateway()).contains("172.16.0.1");
    }

    @Test
    void the_guest_is_told_of_an_interface_with_jumbo_frames() {
        Network network = new Network.Tap("tap0", 9000, Optional.of(InterfaceAddress.parse("172.16.0.9/16", "--ip")), Optional.empty(), Optional.empty());

        assertThat(command(Machine.PC, network, Optional.empty()).words()).contains("virtio-net-pci,netdev=net0,mac=52:54:ac:10:00:09,host_mtu=9000,romfile=");
    }

    private static Network user(String address) {
        return new Network.User(InterfaceAddress.parse(address, "--ip"), List.of(), Optional.empty());
    }

    private static QemuCommand command(Machine machine, Network network, Optional<Path> initrd) {
        return new QemuCommand(Path.of("/x/image.elf"), initrd, machine, Accelerator.TCG, MEMORY, "", Path.of("/s"), network, OptionalInt.empty(), List.of());
    }

    private static QemuCommand command(Machine machine, Accelerator accelerator, String bootArguments, String statusFile) {
        return new QemuCommand(Path.of("/x/image.elf"), machine, accelerator, MEMORY, bootArguments, Path.of(statusFile), OptionalInt.empty(), List.of());
    }
}
