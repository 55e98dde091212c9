// SPDX-License-Identifier: Apache-2.0
package corto.platform.acpi;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Tables with damage, their checksums made right again in half of the cases. Whatever they say, no access leaves the memory that there is (simulated memory would refuse
/// it), and each walk ends.
class AcpiFuzzTest {
    private static final int CASES = 20_000;

    @Test
    void damaged_tables_are_an_answer_or_none_but_no_fault() {
        int answers = 0;
        for (int seed = 0; seed < CASES; seed++) {
            answers += damaged(seed);
        }
        assertThat(answers).as("cases in which something was found: else nothing is tried").isBetween(CASES / 10, CASES);
    }

    private static int damaged(int seed) {
        Random random = new Random(seed);
        FakeFirmware firmware = new FakeFirmware(random.nextBoolean());
        long apic = firmware.table("APIC", FakeFirmware.bytes(new byte[8], 1, 12, 0, 0, FakeFirmware.u32(0xFEC0_0000L), FakeFirmware.u32(0), 2, 10, 0, 0, FakeFirmware.u32(2), 0, 0), true);
        byte[] device = FakeFirmware.virtioDevice("VR00", "LNRO0005", 0xFEB0_0000L, 512, 16, true);
        byte[] code = FakeFirmware.packaged(FakeFirmware.bytes(0x10), FakeFirmware.bytes("_SB_", device, 8, "_S5_", 0x12, 6, 4, 0x0A, 5, 0, 0, device));
        long fixed = firmware.fixed(code);
        long differentiated = FakeFirmware.at(fixed).loadInt(40);
        long[] tables = {apic, differentiated, fixed, FakeFirmware.ROOT + 0x100};
        for (int i = random.nextInt(8); i >= 0; i--) {
            long table = tables[random.nextInt(tables.length)];
            int length = FakeFirmware.at(table).loadInt(4);
            int reach = length > 0 && length < 512 ? length : 512;
            FakeFirmware.at(table).storeByte(random.nextInt(reach), (byte) (random.nextBoolean() ? random.nextInt() : 1 << random.nextInt(8)));
            length = FakeFirmware.at(table).loadInt(4);
            if (random.nextInt(8) != 0 && length > 9 && length < 1024) {
                FakeFirmware.checksum(table, 9, length);
            }
        }
        return look(firmware);
    }

    /// Asks for everything. How much there was.
    private static int look(FakeFirmware firmware) {
        int[] found = {0};
        Address fixed = firmware.find(FixedTable.SIGNATURE);
        if (!fixed.isZero()) {
            FixedTable.sleepTypeOff(fixed, firmware);
            FixedTable.powerManagementControl(fixed);
            FixedTable.sleepControl(fixed);
            if (FixedTable.resetSpace(fixed) != FixedTable.SPACE_NONE) {
                FixedTable.resetAddress(fixed);
                FixedTable.resetValue(fixed);
            }
            Address code = FixedTable.differentiated(fixed, firmware);
            if (!code.isZero()) {
                DeviceNodes.visit(code, DeviceNodes.VIRTIO_MMIO, (_, _, interrupt, _) -> {
                    assertThat(interrupt).isNotNegative();
                    found[0] = 1;
                });
            }
        }
        Address apic = firmware.find(ApicTable.SIGNATURE);
        if (!apic.isZero()) {
            ApicTable.overridden(apic, 0);
            for (int i = 0; !ApicTable.entry(apic, ApicTable.IO_APIC, i).isZero(); i++) {
                ApicTable.ioApicAddress(ApicTable.entry(apic, ApicTable.IO_APIC, i));
            }
        }
        return found[0];
    }
}
