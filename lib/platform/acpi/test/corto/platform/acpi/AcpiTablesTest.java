// SPDX-License-Identifier: Apache-2.0
package corto.platform.acpi;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import corto.lang.PhysicalAddress;
import org.junit.jupiter.api.Test;

class AcpiTablesTest {
    private static final byte[] S5 = FakeFirmware.bytes(0x10, 0x20, 0x08, "_S5_", 0x12, 0x07, 0x04, 0x0A, 0x05, 0x0A, 0x05, 0x00, 0x00, 0, 0, 0);

    private FakeFirmware firmware = new FakeFirmware(false);

    private Address fixed() {
        return firmware.find(FixedTable.SIGNATURE);
    }

    @Test
    void a_table_is_found_by_the_32_bit_list() {
        firmware.table("APIC", new byte[8], true);
        long fixed = firmware.fixed(S5);

        assertThat(fixed()).isEqualTo(FakeFirmware.at(fixed));
    }

    @Test
    void a_table_is_found_by_the_64_bit_list() {
        firmware = new FakeFirmware(true);
        firmware.table("APIC", new byte[8], true);
        long fixed = firmware.fixed(S5);

        assertThat(fixed()).isEqualTo(FakeFirmware.at(fixed));
    }

    @Test
    void without_ACPI_there_is_none() {
        firmware.fixed(S5);

        assertThat(AcpiTables.find(new PhysicalAddress(0), FixedTable.SIGNATURE, firmware).isZero()).isTrue();
    }

    @Test
    void a_wrong_checksum_is_no_table() {
        long fixed = firmware.fixed(S5);
        FakeFirmware.at(fixed).storeByte(100, (byte) 1);

        assertThat(fixed().isZero()).isTrue();
    }

    @Test
    void a_root_pointer_with_a_wrong_checksum_is_none() {
        firmware.fixed(S5);
        FakeFirmware.at(FakeFirmware.ROOT).storeByte(10, (byte) 1);

        assertThat(fixed().isZero()).isTrue();
    }

    @Test
    void a_length_that_cannot_be_is_no_table() {
        long fixed = firmware.fixed(S5);
        for (int length : new int[] {0, 35, -1, Integer.MIN_VALUE, Integer.MAX_VALUE, FakeFirmware.BYTES}) {
            FakeFirmware.at(fixed).storeInt(4, length);
            assertThat(fixed().isZero()).as("%d", length).isTrue();
        }
    }

    @Test
    void the_sleep_type_is_the_first_element_of_S5() {
        firmware.fixed(S5);

        assertThat(FixedTable.sleepTypeOff(fixed(), firmware)).isEqualTo(5);
    }

    @Test
    void the_sleep_type_may_be_the_constant_zero() {
        firmware.fixed(FakeFirmware.bytes(0x08, "_S5_", 0x12, 0x06, 0x04, 0x00, 0x00, 0x00, 0x00, 0, 0, 0));

        assertThat(FixedTable.sleepTypeOff(fixed(), firmware)).isZero();
    }

    @Test
    void without_S5_there_is_no_sleep_type() {
        firmware.fixed(new byte[] {1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12});

        assertThat(FixedTable.sleepTypeOff(fixed(), firmware)).isEqualTo(-1);
    }

    @Test
    void S5_at_the_very_end_is_not_read_beyond_it() {
        firmware.fixed(FakeFirmware.bytes(8, "_S5_", 0x12));

        assertThat(FixedTable.sleepTypeOff(fixed(), firmware)).isEqualTo(-1);
    }

    @Test
    void registers_are_told_only_if_the_table_is_long_enough_to_have_them() {
        long table = firmware.fixed(S5);
        FakeFirmware.store(table, 64, 0x604, 4);
        FakeFirmware.store(table, 112, 1 << 10, 4);
        FakeFirmware.store(table, 116, 1, 1);
        FakeFirmware.store(table, 120, 0xCF9, 8);
        FakeFirmware.store(table, 128, 6, 1);
        FakeFirmware.store(table, 248, 0x1234, 8);

        assertThat(FixedTable.powerManagementControl(fixed())).isEqualTo(0x604);
        assertThat(FixedTable.resetSpace(fixed())).isEqualTo(FixedTable.SPACE_IO);
        assertThat(FixedTable.resetAddress(fixed())).isEqualTo(0xCF9);
        assertThat(FixedTable.resetValue(fixed())).isEqualTo(6);
        assertThat(FixedTable.sleepControl(fixed())).isEqualTo(0x1234);

        FakeFirmware.store(table, 4, 116, 4);
        assertThat(FixedTable.powerManagementControl(fixed())).isEqualTo(0x604);
        assertThat(FixedTable.resetSpace(fixed())).isEqualTo(FixedTable.SPACE_NONE);
        assertThat(FixedTable.sleepControl(fixed())).isZero();
    }

    @Test
    void a_reset_register_counts_only_if_the_flag_says_so() {
        long table = firmware.fixed(S5);
        FakeFirmware.store(table, 116, 1, 1);

        assertThat(FixedTable.resetSpace(fixed())).isEqualTo(FixedTable.SPACE_NONE);
    }

    // ---- interrupt controllers ----

    private Address apic(Object... entries) {
        firmware.table("APIC", FakeFirmware.bytes(new byte[8], FakeFirmware.bytes(entries)), true);
        return firmware.find(ApicTable.SIGNATURE);
    }

    @Test
    void interrupt_controllers_and_overrides_are_told_in_their_order() {
        Address table = apic(0, 8, 0, 0, 1, 0, 0, 0,
                1, 12, 0, 0, FakeFirmware.u32(0xFEC0_0000L), FakeFirmware.u32(0),
                2, 10, 0, 0, FakeFirmware.u32(2), 0, 0,
                1, 12, 1, 0, FakeFirmware.u32(0xFEC1_0000L), FakeFirmware.u32(24));

        Address first = ApicTable.entry(table, ApicTable.IO_APIC, 0);
        Address second = ApicTable.entry(table, ApicTable.IO_APIC, 1);
        assertThat(ApicTable.ioApicAddress(first)).isEqualTo(0xFEC0_0000L);
        assertThat(ApicTable.firstInterrupt(first)).isZero();
        assertThat(ApicTable.ioApicAddress(second)).isEqualTo(0xFEC1_0000L);
        assertThat(ApicTable.firstInterrupt(second)).isEqualTo(24);
        assertThat(ApicTable.entry(table, ApicTable.IO_APIC, 2).isZero()).isTrue();
        assertThat(ApicTable.overridden(table, 0)).isEqualTo(2);
        assertThat(ApicTable.overridden(table, 4)).isEqualTo(4);
    }

    @Test
    void an_entry_without_length_or_beyond_the_table_ends_the_list() {
        assertThat(ApicTable.entry(apic(3, 0, 1, 12, 0, 0, new byte[8]), ApicTable.IO_APIC, 0).isZero()).isTrue();
        firmware = new FakeFirmware(false);
        assertThat(ApicTable.entry(apic(1, 12, 0, 0, 0, 0), ApicTable.IO_APIC, 0).isZero()).isTrue();
        firmware = new FakeFirmware(false);
        assertThat(ApicTable.entry(apic(1, 4, 0, 0), ApicTable.IO_APIC, 0).isZero()).as("shorter than its kind").isTrue();
    }
}
