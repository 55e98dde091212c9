// SPDX-License-Identifier: Apache-2.0
package corto.drivers.serial;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import corto.lang.RegisterSpace;
import corto.lang.SimulatedMemory;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class SerialPortTest {
    private static final int BUFFER_BYTES = 256;

    private final FakeUart uart = new FakeUart();
    private final SerialPort port = new SerialPort(uart);
    private final Address buffer = SimulatedMemory.fresh().map(0x1000, BUFFER_BYTES);

    private Address put(String text) {
        byte[] bytes = text.getBytes(StandardCharsets.ISO_8859_1);
        for (int i = 0; i < bytes.length; i++) {
            buffer.storeByte(i, bytes[i]);
        }
        return buffer;
    }

    private String taken(int count) {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append((char) (buffer.loadByte(i) & 0xFF));
        }
        return text.toString();
    }

    private String sent() {
        return uart.sent.toString(StandardCharsets.ISO_8859_1);
    }

    @Test
    void initialize_sets_the_divisor_for_the_speed() {
        port.initialize(9600);

        assertThat(uart.divisor).isEqualTo(12);
    }

    @Test
    void initialize_sets_8_data_bits_without_parity_and_leaves_the_divisor_latch() {
        port.initialize(115_200);

        assertThat(uart.divisor).isEqualTo(1);
        assertThat(uart.lineControl).isEqualTo(0x03);
    }

    @Test
    void initialize_turns_interrupts_off_and_FIFOs_on() {
        port.initialize(115_200);

        assertThat(uart.interruptEnable).isZero();
        assertThat(uart.fifoControl).isEqualTo(0x07);
        assertThat(uart.modemControl).isEqualTo(0x03);
    }

    @Test
    void initialize_keeps_what_came_before_and_then_sends_without_FIFO() {
        uart.received.add((int) 'f');

        port.initialize(115_200);
        port.write(put("abc"), 3);
        port.drain();

        assertThat(uart.longestBurst).isEqualTo(1);
        assertThat(sent()).isEqualTo("abc");
        assertThat(port.read(buffer, BUFFER_BYTES)).isEqualTo(1);
        assertThat(taken(1)).isEqualTo("f");
    }

    @Test
    void write_sends_all_bytes_in_order() {
        port.write(put("Hello, line!\n"), 13);
        port.drain();

        assertThat(sent()).isEqualTo("Hello, line!\n");
    }

    @Test
    void write_fills_the_FIFO_without_ever_overrunning_it() {
        port.write(put("0123456789".repeat(10)), 100);
        port.drain();

        assertThat(sent()).isEqualTo("0123456789".repeat(10));
        assertThat(uart.longestBurst).isEqualTo(16);
    }

    @Test
    void write_sends_bytes_above_127_unchanged() {
        port.write(put("\u00e4\u00ff"), 2);
        port.drain();

        assertThat(sent()).isEqualTo("\u00e4\u00ff");
    }

    @Test
    void write_of_nothing_touches_no_register() {
        port.write(buffer, 0);

        assertThat(uart.trace).isEmpty();
    }

    @Test
    void drain_returns_when_the_last_byte_is_on_the_line() {
        port.write(put("x"), 1);
        assertThat(sent()).isEmpty();

        port.drain();

        assertThat(sent()).isEqualTo("x");
    }

    @Test
    void read_takes_what_was_received_and_does_not_wait_for_more() {
        uart.received.add((int) 'o');
        uart.received.add((int) 'k');

        assertThat(port.read(buffer, BUFFER_BYTES)).isEqualTo(2);
        assertThat(taken(2)).isEqualTo("ok");
        assertThat(port.read(buffer, BUFFER_BYTES)).isZero();
    }

    @Test
    void read_leaves_what_does_not_fit() {
        uart.received.add((int) 'a');
        uart.received.add((int) 'b');

        assertThat(port.read(buffer, 1)).isEqualTo(1);
        assertThat(port.read(buffer, 1)).isEqualTo(1);
        assertThat(taken(1)).isEqualTo("b");
    }

    @Test
    void without_a_device_writing_returns_and_reading_gives_nothing() {
        SerialPort absent = new SerialPort(new EmptyBus());

        assertThat(absent.isPresent()).isFalse();
        absent.write(put("lost"), 4);
        absent.drain();
        assertThat(absent.read(buffer, BUFFER_BYTES)).isZero();
    }

    /// Reads all ones and ignores writes.
    private static final class EmptyBus implements RegisterSpace {
        @Override
        public int read8(int offset) {
            return 0xFF;
        }

        @Override
        public void write8(int offset, int value) {}

        @Override
        public int read16(int offset) {
            return 0xFFFF;
        }

        @Override
        public void write16(int offset, int value) {}

        @Override
        public int read32(int offset) {
            return -1;
        }

        @Override
        public void write32(int offset, int value) {}
    }
}
