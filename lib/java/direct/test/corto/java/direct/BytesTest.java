// SPDX-License-Identifier: Apache-2.0
package corto.java.direct;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import corto.lang.Address;
import corto.lang.SimulatedMemory;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;

final class BytesTest {
    private static final int LENGTH = 24;

    private final Address memory = SimulatedMemory.fresh().map(0x1000, 4096);
    private final Bytes bytes = new Bytes();

    BytesTest() {
        bytes.place(memory.plus(64), LENGTH);
    }

    private static void isRefused(ThrowingCallable access) {
        assertThatThrownBy(access).isInstanceOf(IndexOutOfBoundsException.class);
    }

    @Test
    void numbers_are_in_network_byte_order() {
        bytes.putInt(0, 0x01020304);
        bytes.putLong(4, 0x1112131415161718L);
        bytes.put(12, (byte) 0xFF);

        assertThat(memory.loadByte(64)).isEqualTo((byte) 1);
        assertThat(memory.loadByte(67)).isEqualTo((byte) 4);
        assertThat(memory.loadByte(68)).isEqualTo((byte) 0x11);
        assertThat(bytes.getInt(0)).isEqualTo(0x01020304);
        assertThat(bytes.getLong(4)).isEqualTo(0x1112131415161718L);
        assertThat(bytes.get(12)).isEqualTo((byte) 0xFF);
    }

    @Test
    void the_last_bytes_can_be_reached_and_none_behind_or_in_front_of_them() {
        bytes.put(LENGTH - 1, (byte) 1);
        bytes.putInt(LENGTH - 4, 1);
        bytes.putLong(LENGTH - 8, 1);
        for (int index : new int[] {-1, LENGTH, Integer.MAX_VALUE, Integer.MIN_VALUE}) {
            isRefused(() -> bytes.get(index));
            isRefused(() -> bytes.put(index, (byte) 1));
        }
        for (int index : new int[] {-1, LENGTH - 3, Integer.MAX_VALUE, Integer.MAX_VALUE - 3, Integer.MIN_VALUE}) {
            isRefused(() -> bytes.getInt(index));
            isRefused(() -> bytes.putInt(index, 1));
        }
        for (int index : new int[] {-1, LENGTH - 7, Integer.MAX_VALUE, Integer.MAX_VALUE - 7, Integer.MIN_VALUE}) {
            isRefused(() -> bytes.getLong(index));
            isRefused(() -> bytes.putLong(index, 1));
        }
        assertThat(memory.loadByte(63)).isZero();
        assertThat(memory.loadByte(64 + LENGTH)).isZero();
    }

    @Test
    void copies_stay_within_the_view_and_the_array() {
        byte[] array = new byte[8];
        for (int[] wrong : new int[][] {{-1, 0, 1}, {LENGTH, 0, 1}, {LENGTH - 4, 0, 5}, {0, -1, 1}, {0, 8, 1}, {0, 4, 5}, {0, 0, -1}, {0, 0, 9}, {Integer.MAX_VALUE, 0, 8}}) {
            isRefused(() -> bytes.get(wrong[0], array, wrong[1], wrong[2]));
            isRefused(() -> bytes.put(wrong[0], array, wrong[1], wrong[2]));
        }
    }

    @Test
    void a_view_that_is_over_has_no_bytes() {
        bytes.place(Address.zero(), 0);

        assertThat(bytes.length()).isZero();
        isRefused(() -> bytes.get(0));
        isRefused(() -> bytes.putLong(0, 1));
    }
}
