// SPDX-License-Identifier: Apache-2.0
package corto.crypto.random;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import corto.lang.SimulatedMemory;
import org.junit.jupiter.api.Test;

final class RandomGeneratorTest {
    private final Address buffer = SimulatedMemory.fresh().map(0x1000, 1 << 16);
    private int asked;

    private RandomGenerator generator() {
        return new RandomGenerator(() -> 0x1122_3344_5566_7788L + asked++);
    }

    private byte[] bytes(RandomGenerator from, int length) {
        from.fill(buffer, length);
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = buffer.loadByte(i);
        }
        return bytes;
    }

    @Test
    void the_quarter_round_of_RFC_8439_section_2_1_1() {
        int[] x = {0x11111111, 0x01020304, 0x9b8d6f43, 0x01234567};

        ChaCha20.quarterRound(x, 0, 1, 2, 3);

        assertThat(x).containsExactly(0xea2a92f4, 0xcb1cf8ce, 0x4581472e, 0x5881c4bb);
    }

    @Test
    void the_block_of_RFC_8439_section_2_3_2() {
        int[] state = new int[16];
        ChaCha20.setConstants(state);
        for (int i = 0; i < 8; i++) {
            state[4 + i] = 0x03020100 + i * 0x04040404;
        }
        state[12] = 1;
        state[13] = 0x09000000;
        state[14] = 0x4a000000;
        int[] block = new int[16];

        ChaCha20.block(state, block);

        assertThat(block).containsExactly(0xe4e7f110, 0x15593bd1, 0x1fdd0f50, 0xc47120a3, 0xc7f4d1c7, 0x0368c033, 0x9aaa2204, 0x4e6cd4c3,
                0x466482d2, 0x09aa9f07, 0x05d7c214, 0xa2028bd9, 0xd19c12b5, 0xb94e16de, 0xe883d0cb, 0x4e3c50a2);
    }

    @Test
    void the_block_of_zeros_of_RFC_8439_appendix_A_1() {
        int[] state = new int[16];
        ChaCha20.setConstants(state);
        int[] block = new int[16];

        ChaCha20.block(state, block);

        assertThat(block).startsWith(0xade0b876, 0x903df1a0, 0xe56a5d40, 0x28bd8653);
    }

    @Test
    void requests_never_repeat_and_any_length_is_filled() {
        RandomGenerator generator = generator();

        for (int length = 0; length < 200; length++) {
            buffer.storeByte(length, (byte) 0x5A);
            byte[] one = bytes(generator, length);
            assertThat(buffer.loadByte(length)).as("the byte behind").isEqualTo((byte) 0x5A);
            byte[] other = bytes(generator, length);
            if (length >= 16) {
                assertThat(one).isNotEqualTo(other);
            }
        }
    }

    @Test
    void entropy_is_asked_first_and_at_every_megabyte() {
        RandomGenerator generator = generator();

        bytes(generator, 16);
        assertThat(asked).isEqualTo(4);
        for (int i = 0; i < 17; i++) {
            generator.fill(buffer, 1 << 16);
        }

        assertThat(asked).isEqualTo(8);
    }

    @Test
    void what_is_added_changes_what_comes() {
        RandomGenerator one = generator();
        bytes(one, 16);
        asked = 0;
        RandomGenerator other = generator();
        bytes(other, 16);

        other.add(1);

        assertThat(bytes(one, 32)).isNotEqualTo(bytes(other, 32));
    }

    @Test
    void bits_are_balanced() {
        byte[] bytes = bytes(generator(), 1 << 15);
        int ones = 0;
        for (byte b : bytes) {
            ones += Integer.bitCount(b & 0xFF);
        }

        assertThat(ones).isBetween((1 << 17) - 1500, (1 << 17) + 1500);
    }
}
