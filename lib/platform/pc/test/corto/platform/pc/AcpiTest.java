// SPDX-License-Identifier: Apache-2.0
package corto.platform.pc;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import corto.lang.PhysicalAddress;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class AcpiTest {
    private static final long ROOT = 0xF_0000;
    private static final long LIST = 0xF_0100;
    private static final long OTHER = 0xF_0200;
    private static final long FIXED = 0xF_0300;
    private static final long CODE = 0xF_0800;

    @BeforeEach
    void memory() {
        new FakeMachine(0x2_3000).back(ROOT, 0x1000);
    }

    private static Address at(long physical) {
        return DirectMap.address(new PhysicalAddress(physical));
    }

    private static void table(long physical, String signature, int length) {
        byte[] name = signature.getBytes(StandardCharsets.US_ASCII);
        for (int i = 0; i < name.length; i++) {
            at(physical).storeByte(i, name[i]);
        }
        at(physical).storeInt(4, length);
    }

    private static Address fixed() {
        return Acpi.fixedTable(new PhysicalAddress(ROOT));
    }

    private static void code(int... bytes) {
        table(CODE, "DSDT", 36 + bytes.length + 8);
        for (int i = 0; i < bytes.length; i++) {
            at(CODE).storeByte(36 + i, (byte) bytes[i]);
        }
        table(FIXED, "FACP", 276);
        at(FIXED).storeInt(40, (int) CODE);
    }

    @Test
    void the_fixed_table_is_found_by_the_32_bit_list() {
        at(ROOT).storeInt(16, (int) LIST);
        table(LIST, "RSDT", 36 + 8);
        at(LIST).storeInt(36, (int) OTHER);
        at(LIST).storeInt(40, (int) FIXED);
        table(OTHER, "APIC", 40);
        table(FIXED, "FACP", 116);

        assertThat(fixed()).isEqualTo(at(FIXED));
    }

    @Test
    void the_fixed_table_is_found_by_the_64_bit_list() {
        at(ROOT).storeByte(15, (byte) 2);
        at(ROOT).storeLong(24, LIST);
        table(LIST, "XSDT", 36 + 16);
        at(LIST).storeLong(36, OTHER);
        at(LIST).storeLong(44, FIXED);
        table(OTHER, "APIC", 40);
        table(FIXED, "FACP", 276);

        assertThat(fixed()).isEqualTo(at(FIXED));
    }

    @Test
    void without_ACPI_there_is_none() {
        assertThat(Acpi.fixedTable(new PhysicalAddress(0)).isZero()).isTrue();
    }

    @Test
    void the_sleep_type_is_the_first_element_of_S5() {
        code(0x10, 0x20, 0x08, '_', 'S', '5', '_', 0x12, 0x07, 0x04, 0x0A, 0x05, 0x0A, 0x05, 0x00, 0x00);

        assertThat(Acpi.sleepTypeOff(at(FIXED))).isEqualTo(5);
    }

    @Test
    void the_sleep_type_may_be_the_constant_zero() {
        code(0x08, '_', 'S', '5', '_', 0x12, 0x06, 0x04, 0x00, 0x00, 0x00, 0x00);

        assertThat(Acpi.sleepTypeOff(at(FIXED))).isZero();
    }

    @Test
    void without_S5_there_is_no_sleep_type() {
        code(1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12);

        assertThat(Acpi.sleepTypeOff(at(FIXED))).isEqualTo(-1);
    }
}
