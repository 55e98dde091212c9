// SPDX-License-Identifier: Apache-2.0
package corto.tests.boot;

import static org.assertj.core.api.Assertions.assertThat;

import corto.cli.BootImage;
import corto.runners.Machine;
import corto.runners.Network;
import corto.tests.boot.Booted.Place;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// The drivers against QEMU's devices, by polling: find the network card and exchange 300 ARP requests and answers with the gateway; take bytes from the
/// entropy device.
class VirtioTest {
    /// A third of the program's 512 buffers.
    private static final String RING = "buffers in the receive ring: 170\n";
    private static final Network USER = new Network.User(Network.USUAL_ADDRESS, List.of(), Optional.empty());
    private static final List<String> LIBRARIES = List.of("corto.drivers.virtio.net", "corto.drivers.virtio.blk", "corto.drivers.virtio.rng", "corto.drivers.virtio.pci", "corto.drivers.virtio.mmio",
            "corto.memory.frames.region", "corto.platform.x86_64");

    private static final String POLLING = "polling";

    private static Path image;

    /// As a kernel is built, without vector registers; with assertions.
    @BeforeAll
    static void build() throws Exception {
        Path program = Path.of(System.getProperty("corto.root")).resolve("tests/boot/programs/Virtio.java");
        image = BootImage.build(program, "pc", LIBRARIES, Map.of("floatingPoint", "soft", "assertions", "true"));
    }

    private static String exchange(Place place, String argument, String... options) throws Exception {
        Booted run = Booted.run(image, place, USER, List.of(options), "", argument);

        assertThat(run.text()).contains("address 52:54:00:12:34:56 mtu 1500 link up\n", "10.0.2.2 is at 52:55:0a:00:02:02, 300 answers\n",
                RING);
        assertThat(run.status()).isZero();
        return run.text();
    }

    @Test
    void pc_has_its_card_on_the_PCI_bus() throws Exception {
        assertThat(exchange(Place.PC, POLLING)).contains("pci 0:0.0 8086:1237 class 060000\n", " 1af4:1000 class 020000\nvirtio type 1, ");
    }

    @Test
    void q35_has_its_card_on_the_PCI_bus() throws Exception {
        assertThat(exchange(Place.Q35, POLLING)).contains("pci 0:0.0 8086:29c0 class 060000\n", "virtio type 1, ");
    }

    /// QEMU's default, as clouds and other monitors have one like it; the other tests boot by `qboot` where the host has it.
    @Test
    void SeaBIOS_has_placed_the_memory_of_devices() throws Exception {
        for (Place place : List.of(Place.PC, Place.Q35)) {
            exchange(place, POLLING, "-bios", "bios-256k.bin");
        }
    }

    /// The image has both formats, the device chooses.
    @Test
    void rings_are_packed_where_the_device_offers_them() throws Exception {
        for (Place place : List.of(Place.PC, Place.Q35, Place.MICROVM)) {
            String device = place.equals(Place.MICROVM) ? "virtio-net-device" : "virtio-net-pci";
            assertThat(exchange(place, POLLING)).contains("packed rings false\n");
            assertThat(exchange(place, POLLING, "-global", device + ".packed=on")).contains("packed rings true\n");
            assertThat(exchange(place, POLLING, "-global", device + ".packed=on", "-global", device + ".event_idx=off")).contains("packed rings true\n");
        }
    }

    /// A message is a write to memory; here no interrupt controller listens at that address, so the program finds it there.
    @Test
    void interrupts_come_as_messages_when_asked_for() throws Exception {
        for (Place place : List.of(Place.PC, Place.Q35)) {
            assertThat(exchange(place, "messages")).contains("messages: true\n", "message 4142\n");
        }
    }

    @Test
    void without_messages_the_interrupt_is_acknowledged_at_the_device() throws Exception {
        for (Place place : List.of(Place.PC, Place.MICROVM)) {
            assertThat(exchange(place, POLLING)).contains("interrupt true, again false, message 0\n");
        }
    }

    @Test
    void microvm_has_its_card_where_the_command_line_says() throws Exception {
        assertThat(exchange(Place.MICROVM, POLLING)).containsPattern("memory feb0[0-9a-f]+ line [0-9]+ edge type 1\n").doesNotContain("pci ");
    }

    @Test
    void microvm_has_its_card_where_ACPI_says() throws Exception {
        List<String> card = List.of("-netdev", "user,id=net0", "-global", "virtio-mmio.force-legacy=false", "-device", "virtio-net-device,netdev=net0,mac=52:54:00:12:34:56");
        try (Monitored qemu = new Monitored(image, Machine.MICROVM, "microvm,acpi=on", 64 * Booted.MEBIBYTE, word -> false, card, POLLING)) {
            assertThat(qemu.prints(RING)).as(qemu.text()).isTrue();
            assertThat(qemu.text()).containsPattern("memory feb0[0-9a-f]+ line [0-9]+ level type 1\n").contains("10.0.2.2 is at 52:55:0a:00:02:02, 300 answers\n");
        }
    }

    @Test
    void without_devices_none_is_found() throws Exception {
        for (Place place : List.of(Place.PC, Place.MICROVM)) {
            Booted run = Booted.run(image, place, new Network.None(), List.of(), "");

            assertThat(run.text()).endsWith("no virtio device\n");
            assertThat(run.status()).isEqualTo(2);
        }
    }

    @Test
    void the_entropy_device_gives_bytes() throws Exception {
        List<String> backend = List.of("-object", "rng-random,filename=/dev/urandom,id=rng0");
        for (Place place : List.of(Place.PC, Place.MICROVM)) {
            List<String> device = place.equals(Place.MICROVM)
                    ? List.of("-global", "virtio-mmio.force-legacy=false", "-device", "virtio-rng-device,rng=rng0") : List.of("-device", "virtio-rng-pci,rng=rng0");

            Booted run = Booted.run(image, place, new Network.None(), Stream.of(backend, device).flatMap(List::stream).toList(), "");

            assertThat(run.text()).endsWith("entropy: 1000 bytes, many different, interrupt true\n");
            assertThat(run.status()).isZero();
        }
    }

    /// What was discarded is zero on this disk: QEMU punches a hole into the file.
    @Test
    void a_disk_writes_flushes_makes_zeroes_and_discards() throws Exception {
        for (Place place : List.of(Place.PC, Place.Q35, Place.MICROVM)) {
            for (String packed : List.of("off", "on")) {
                Path file = Files.createTempFile("corto-boot", ".img");
                try (RandomAccessFile content = new RandomAccessFile(file.toFile(), "rw")) {
                    content.setLength(1 << 20);
                    String device = place.equals(Place.MICROVM) ? "virtio-blk-device" : "virtio-blk-pci";
                    List<String> words = List.of("-global", "virtio-mmio.force-legacy=false", "-drive", "if=none,id=disk,format=raw,discard=unmap,file=" + file,
                            "-device", device + ",drive=disk,packed=" + packed);

                    Booted run = Booted.run(image, place, new Network.None(), words, "");

                    assertThat(run.text()).endsWith("packed rings " + packed.equals("on") + "\ndisk of 2048 sectors of 512\nwrite good, abcdefgh\nflush good, abcdefgh\n"
                            + "write zeroes good, ab000fgh\ndiscard good, ab000f00\nwrite beyond the end error 22, ab000f00\n");
                    assertThat(run.status()).isZero();
                } finally {
                    Files.delete(file);
                }
            }
        }
    }
}
