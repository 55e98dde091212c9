// SPDX-License-Identifier: Apache-2.0
package corto.platform.acpi;

import static corto.platform.acpi.FakeFirmware.bytes;
import static corto.platform.acpi.FakeFirmware.packaged;
import static corto.platform.acpi.FakeFirmware.virtioDevice;
import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class DeviceNodesTest {
    private record Found(long base, long lengthBytes, int interrupt, boolean isLevel) {}

    private static List<Found> devices(byte[] code) {
        FakeFirmware firmware = new FakeFirmware(false);
        firmware.fixed(code);
        Address table = FixedTable.differentiated(firmware.find(FixedTable.SIGNATURE), firmware);
        List<Found> found = new ArrayList<>();
        DeviceNodes.visit(table, DeviceNodes.VIRTIO_MMIO, (base, lengthBytes, interrupt, isLevel) -> found.add(new Found(base.bits(), lengthBytes, interrupt, isLevel)));
        return found;
    }

    private static byte[] scope(String name, byte[]... content) {
        return packaged(bytes(0x10), bytes(name, bytes((Object[]) content)));
    }

    private static final byte[] DEVICE = virtioDevice("VR07", "LNRO0005", 0xFEB0_0E00L, 512, 23, true);

    @Test
    void a_device_is_told_with_registers_and_interrupt() {
        assertThat(devices(scope("_SB_", DEVICE))).containsExactly(new Found(0xFEB0_0E00L, 512, 23, true));
    }

    @Test
    void an_edge_triggered_interrupt_is_told_as_one() {
        assertThat(devices(virtioDevice("VR00", "LNRO0005", 0xD000_0000L, 4096, 5, false))).containsExactly(new Found(0xD000_0000L, 4096, 5, false));
    }

    @Test
    void other_devices_are_not_told() {
        assertThat(devices(bytes(virtioDevice("COM1", "LNRO0006", 1, 1, 1, true), DEVICE))).containsExactly(new Found(0xFEB0_0E00L, 512, 23, true));
    }

    /// All that QEMU's tables have at this level, and some more.
    @Test
    void other_declarations_are_walked_over() {
        byte[] before = bytes(
                8, "_S5_", packaged(bytes(0x12), bytes(4, 0x0A, 5, 0, 0, 0)),
                8, 0x5C, "NAM1", 0x0E, new byte[8], 8, "NAM2", 0x0B, 1, 2, 8, "NAM3", 0x0C, 1, 2, 3, 4, 8, "NAM4", 0xFF, 8, "NAM5", 0x0D, "text", 0, 8, "NAM6", "NAM5",
                6, "ALI1", 0x2E, "AAAABBBB", 6, "ALI2", 0x2F, 2, "AAAABBBB", 6, "ALI3", "^^AAAA",
                packaged(bytes(0x14), bytes("METH", 1, 0xA4, 0x5B, 0x82, 0xFF)),
                0x15, "EXTN", 8, 0,
                0x5B, 1, "MUTX", 0, 0x5B, 2, "EVNT",
                0x5B, 0x80, "REGN", 1, 0x0B, 0, 6, 0x0A, 16, packaged(bytes(0x5B, 0x81), bytes("REGN", 1, "FLD1", 8)),
                packaged(bytes(0xA0), bytes(1, 0x5B, 0x82)),
                packaged(bytes(0x5B, 0x83), bytes("CPU0", 0, new byte[5])));

        assertThat(devices(scope("_SB_", before, scope("LONG", new byte[0]), DEVICE))).containsExactly(new Found(0xFEB0_0E00L, 512, 23, true));
    }

    @Test
    void packages_may_need_lengths_of_two_and_three_bytes() {
        byte[] filler = packaged(bytes(0x14), bytes("METH", new byte[5000]));

        assertThat(devices(scope("_SB_", filler, DEVICE))).hasSize(1);
    }

    @Test
    void what_is_not_known_ends_its_package_only() {
        byte[] strange = scope("_SB_", bytes(0x70, 1, 2, 3));

        assertThat(devices(bytes(strange, scope("_SB_", DEVICE)))).hasSize(1);
        assertThat(devices(scope("_SB_", bytes(0x70, 1), DEVICE))).isEmpty();
    }

    @Test
    void devices_within_devices_are_found_but_not_without_end() {
        byte[] nested = DEVICE;
        for (int i = 0; i < 5; i++) {
            nested = packaged(bytes(0x5B, 0x82), bytes("DEV0", nested));
        }
        assertThat(devices(nested)).hasSize(1);
        for (int i = 0; i < 50; i++) {
            nested = packaged(bytes(0x5B, 0x82), bytes("DEV0", nested));
        }
        assertThat(devices(nested)).isEmpty();
    }

    @Test
    void a_device_that_is_cut_off_anywhere_is_no_fault() {
        byte[] code = scope("_SB_", DEVICE);
        for (int length = 0; length < code.length; length++) {
            byte[] cut = new byte[length];
            System.arraycopy(code, 0, cut, 0, length);
            assertThat(devices(cut)).as("%d bytes", length).isEmpty();
        }
    }
}
