// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class NumbersTest {
    private static int order(String a, Type first, String b, Type second) {
        return Integer.signum(Numbers.compare(Numbers.parse(a, first), Numbers.parse(b, second)));
    }

    @Test
    void a_number_is_what_a_text_begins_with() {
        assertThat(Numbers.prefix("12abc", 10)).isEqualTo(12);
        assertThat(Numbers.prefix("-5", 10)).isEqualTo(-5);
        assertThat(Numbers.prefix("0x1f", 16)).isEqualTo(31);
        assertThat(Numbers.prefix("1F", 16)).isEqualTo(31);
        assertThat(Numbers.prefix("0x", 16)).isZero();
        assertThat(Numbers.prefix("", 10)).isZero();
        assertThat(Numbers.prefix("n", 10)).isZero();
    }

    @Test
    void what_is_too_large_is_the_nearest_that_fits() {
        assertThat(Numbers.prefix("9223372036854775807", 10)).isEqualTo(Long.MAX_VALUE);
        assertThat(Numbers.prefix("9223372036854775808", 10)).isEqualTo(Long.MAX_VALUE);
        assertThat(Numbers.prefix("-9223372036854775808", 10)).isEqualTo(Long.MIN_VALUE);
        assertThat(Numbers.prefix("-99999999999999999999999", 10)).isEqualTo(Long.MIN_VALUE);
        assertThat(Numbers.prefix("0xffffffffffffffff", 16)).isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void a_text_is_a_number_if_all_of_it_is() {
        assertThat(Numbers.parse("12", Type.INT).number()).isTrue();
        assertThat(Numbers.parse("12x", Type.INT).number()).isFalse();
        assertThat(Numbers.parse("0x1f", Type.UNKNOWN)).isEqualTo(new Numbers.Parsed(true, false, 31));
        assertThat(Numbers.parse("010", Type.UNKNOWN)).isEqualTo(new Numbers.Parsed(true, false, 8));
        assertThat(Numbers.parse("08", Type.UNKNOWN).number()).isFalse();
        assertThat(Numbers.parse("99999999999999999999", Type.INT).number()).isFalse();
        assertThat(Numbers.parse("", Type.INT).number()).isFalse();
        assertThat(Numbers.parse("ffffffffffffffff", Type.HEX)).isEqualTo(new Numbers.Parsed(true, true, -1));
        assertThat(Numbers.parse("m", Type.TRISTATE).value()).isEqualTo(1);
    }

    @Test
    void hexadecimal_numbers_have_no_sign() {
        assertThat(order("0xffffffffffffffff", Type.HEX, "1", Type.INT)).isEqualTo(1);
        assertThat(order("-1", Type.INT, "1", Type.INT)).isEqualTo(-1);
        assertThat(order("0x10", Type.HEX, "16", Type.UNKNOWN)).isZero();
    }
}
