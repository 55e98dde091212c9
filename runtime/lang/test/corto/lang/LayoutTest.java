// SPDX-License-Identifier: Apache-2.0
package corto.lang;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class LayoutTest {
    private final Address memory = SimulatedMemory.fresh().map(0x1000, 0x100);

    @Test
    void fields_follow_each_other_in_the_order_of_declaration() {
        Layout layout = Layout.littleEndian();

        assertThat(layout.u64().offset()).isEqualTo(0);
        assertThat(layout.u32().offset()).isEqualTo(8);
        assertThat(layout.reserved(2).u16().offset()).isEqualTo(14);
        assertThat(layout.u8().offset()).isEqualTo(16);
        assertThat(layout.sized(17)).isEqualTo(17);
    }

    @Test
    void a_size_other_than_the_specification_s_stops_the_build() {
        Layout layout = Layout.littleEndian();
        layout.u32();

        assertThatThrownBy(() -> layout.sized(8)).hasMessage("the fields have 4 bytes, not 8");
    }

    @Test
    void registers_may_share_an_offset_without_changing_the_size() {
        Layout layout = Layout.littleEndian();
        ReadOnly8 status = layout.readOnly8();
        layout.readWrite8();

        assertThat(layout.at(status.offset()).writeOnly8().offset()).isZero();
        assertThat(layout.sized(2)).isEqualTo(2);
    }

    @Test
    void narrow_fields_are_unsigned() {
        Layout layout = Layout.littleEndian();
        U8 small = layout.u8();
        U16 medium = layout.reserved(1).u16();
        U32 large = layout.u32();

        small.write(memory, 0xFE);
        medium.write(memory, 0xFEDC);
        large.write(memory, 0xFEDC_BA98);

        assertThat(small.read(memory)).isEqualTo(0xFE);
        assertThat(medium.read(memory)).isEqualTo(0xFEDC);
        assertThat(large.readUnsigned(memory)).isEqualTo(0xFEDC_BA98L);
    }

    @Test
    void big_endian_fields_are_in_network_byte_order() {
        Layout layout = Layout.bigEndian();
        U16 port = layout.u16();
        U32 sequence = layout.u32();
        U64 time = layout.u64();

        port.write(memory, 0x1234);
        sequence.write(memory, 0xCAFE_BABE);
        time.write(memory, 0x0102_0304_0506_0708L);

        assertThat(memory.loadByte(0)).isEqualTo((byte) 0x12);
        assertThat(memory.loadByte(2)).isEqualTo((byte) 0xCA);
        assertThat(memory.loadByte(13)).isEqualTo((byte) 8);
        assertThat(port.read(memory)).isEqualTo(0x1234);
        assertThat(sequence.read(memory)).isEqualTo(0xCAFE_BABE);
        assertThat(time.read(memory)).isEqualTo(0x0102_0304_0506_0708L);
    }

    @Test
    void a_register_is_accessed_once_and_in_its_width() {
        List<String> accesses = new ArrayList<>();
        Address device = SimulatedMemory.current().map(0x9000, 16, new SimulatedMemory.Device() {
            @Override
            public long load(long offset, int sizeBytes) {
                accesses.add("load " + sizeBytes + " at " + offset);
                return 0x8000_0001L;
            }

            @Override
            public void store(long offset, int sizeBytes, long value) {
                accesses.add("store " + sizeBytes + " at " + offset + " of " + value);
            }
        });
        Layout layout = Layout.littleEndian();
        ReadWrite32 control = layout.reserved(4).readWrite32();
        WriteOnly16 notify = layout.writeOnly16();

        assertThat(control.read(device)).isEqualTo(0x8000_0001);
        control.write(device, 7);
        notify.write(device, 0xFFFF);

        assertThat(accesses).containsExactly("load 4 at 4", "store 4 at 4 of 7", "store 2 at 8 of 65535");
    }
}
