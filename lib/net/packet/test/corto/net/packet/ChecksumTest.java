// SPDX-License-Identifier: Apache-2.0
package corto.net.packet;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import corto.lang.SimulatedMemory;
import java.util.Random;
import org.junit.jupiter.api.Test;

final class ChecksumTest {
    private final Address memory = SimulatedMemory.fresh().map(0x10000, 4096);

    private static int byTheBook(Address data, int length) {
        long sum = 0;
        for (int i = 0; i < length; i++) {
            int value = data.loadByte(i) & 0xFF;
            sum += (i & 1) == 0 ? value << 8 : value;
            sum = (sum & 0xFFFF) + (sum >>> 16);
        }
        return (int) sum;
    }

    @Test
    void the_example_of_RFC_1071() {
        int[] bytes = {0x00, 0x01, 0xF2, 0x03, 0xF4, 0xF5, 0xF6, 0xF7};
        for (int i = 0; i < bytes.length; i++) {
            memory.storeByte(i, (byte) bytes[i]);
        }

        assertThat(Checksum.sum(memory, bytes.length)).isEqualTo(0xDDF2);
        assertThat(Checksum.complement(0xDDF2)).isEqualTo(0x220D);
    }

    @Test
    void every_length_and_alignment_gives_the_sum_of_words() {
        Random random = new Random(1);
        for (int i = 0; i < 4096; i++) {
            memory.storeByte(i, (byte) (i % 3 == 0 ? 0xFF : random.nextInt()));
        }
        for (int start = 0; start < 9; start++) {
            for (int length = 0; length < 200; length++) {
                Address data = memory.plus(start);
                assertThat(Checksum.sum(data, length)).isEqualTo(byTheBook(data, length));
            }
        }
        assertThat(Checksum.sum(memory, 4001)).isEqualTo(byTheBook(memory, 4001));
    }

    @Test
    void sums_of_parts_add_up() {
        for (int i = 0; i < 64; i++) {
            memory.storeByte(i, (byte) (i * 77));
        }

        assertThat(Checksum.add(Checksum.sum(memory, 20), Checksum.sum(memory.plus(20), 44))).isEqualTo(Checksum.sum(memory, 64));
    }

    @Test
    void the_pseudo_header_is_source_destination_protocol_length() {
        int[] words = {0x0A00, 0x0202, 0xC0A8, 0xFFFE, 0x0006, 0x05DC};
        for (int i = 0; i < words.length; i++) {
            memory.storeByte(2 * i, (byte) (words[i] >> 8));
            memory.storeByte(2 * i + 1, (byte) words[i]);
        }

        assertThat(Checksum.pseudoHeader(0x0A000202, 0xC0A8FFFE, 6, 1500)).isEqualTo(Checksum.sum(memory, 12));
    }

    @Test
    void an_update_is_what_computing_again_gives() {
        for (int i = 0; i < 20; i++) {
            memory.storeByte(i, (byte) (i * 31));
        }
        int before = Checksum.complement(Checksum.sum(memory, 20));
        int old = (memory.loadByte(8) & 0xFF) << 8 | memory.loadByte(9) & 0xFF;

        memory.storeByte(8, (byte) 0x12);
        memory.storeByte(9, (byte) 0x34);

        assertThat(Checksum.updated(before, old, 0x1234)).isEqualTo(Checksum.complement(Checksum.sum(memory, 20)));
    }
}
