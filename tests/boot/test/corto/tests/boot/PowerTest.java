// SPDX-License-Identifier: Apache-2.0
package corto.tests.boot;

import static org.assertj.core.api.Assertions.assertThat;

import corto.cli.BootImage;
import corto.runners.Machine;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// How a machine ends without devices for tests: QEMU says why in an event.
class PowerTest {
    private static final long MEMORY = 32 * Booted.MEBIBYTE;

    private static Path image;

    @BeforeAll
    static void build() throws Exception {
        Path program = Path.of(System.getProperty("corto.root")).resolve("tests/boot/programs/PowerEnd.java");
        image = BootImage.build(program, "pc", List.of("corto.platform.api"), Map.of());
    }

    private static Monitored start(String machine, boolean reboots, String argument) throws Exception {
        Machine kind = machine.startsWith("microvm") ? Machine.MICROVM : machine.equals("q35") ? Machine.Q35 : Machine.PC;
        return new Monitored(image, kind, machine, MEMORY, word -> reboots && word.equals("-no-reboot"), List.of(), argument);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pc               | guest-shutdown
            q35              | guest-shutdown
            microvm,acpi=on  | guest-shutdown
            microvm,acpi=off | guest-reset
            """)
    void the_machine_ends_when_the_program_does(String machine, String reason) throws Exception {
        try (Monitored qemu = start(machine, false, "off")) {
            assertThat(qemu.end()).isNotNull().anyMatch(event -> event.contains("\"SHUTDOWN\"") && event.contains(reason));
            assertThat(qemu.text()).contains("started\n");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pc
            q35
            microvm,acpi=on
            microvm,acpi=off
            """)
    void a_restart_ends_a_machine_that_shall_not_restart(String machine) throws Exception {
        try (Monitored qemu = start(machine, false, "restart")) {
            assertThat(qemu.end()).isNotNull().anyMatch(event -> event.contains("\"SHUTDOWN\"") && event.contains("guest-reset"));
            assertThat(qemu.text()).contains("started\n");
        }
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            pc
            q35
            microvm,acpi=on
            microvm,acpi=off
            """)
    void a_restart_boots_the_same_image_again(String machine) throws Exception {
        try (Monitored qemu = start(machine, true, "restart")) {
            assertThat(qemu.prints("started\nstarted\nstarted\n")).as(qemu.text()).isTrue();
        }
    }
}
