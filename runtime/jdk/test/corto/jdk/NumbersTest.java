// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class NumbersTest {
    private final ImageClasses numbers = ImageClasses.named("Numbers");

    @Test
    void digits_are_those_of_Character() {
        for (int c = 0; c <= Character.MAX_VALUE; c++) {
            for (int radix : new int[] {1, 2, 8, 10, 16, 36, 37}) {
                assertThat(numbers.call("digit", (char) c, radix)).as("%x in %d", c, radix).isEqualTo(Character.digit((char) c, radix));
            }
        }
    }

    @Test
    void ints_are_parsed_as_HotSpot_does() {
        for (String text : texts()) {
            for (int radix : new int[] {2, 10, 16, 36, 1, 37}) {
                Object expected = result(() -> (long) Integer.parseInt(text, radix));
                assertThat(numbers.call("parse", text, 0, text.length(), radix, (long) Integer.MIN_VALUE, true)).isEqualTo(expected);
            }
        }
    }

    @Test
    void longs_are_parsed_as_HotSpot_does() {
        for (String text : texts()) {
            for (int radix : new int[] {2, 10, 16, 36}) {
                Object expected = result(() -> Long.parseLong(text, radix));
                assertThat(numbers.call("parse", text, 0, text.length(), radix, Long.MIN_VALUE, true)).isEqualTo(expected);
            }
        }
    }

    @Test
    void parts_of_texts_give_HotSpots_messages() {
        for (String text : texts()) {
            String longer = "<<" + text + ">";
            int end = 2 + text.length();
            Object expected = result(() -> Long.parseLong(longer, 2, end, 10));
            assertThat(numbers.call("parse", longer, 2, end, 10, Long.MIN_VALUE, false)).isEqualTo(expected);
        }
    }

    @Test
    void unsigned_numbers_are_parsed_as_HotSpot_does() {
        for (String text : texts()) {
            for (int radix : new int[] {2, 10, 16, 36}) {
                Object ints = result(() -> Integer.toUnsignedLong(Integer.parseUnsignedInt(text, radix)));
                assertThat(numbers.call("parseUnsigned", text, 0, text.length(), radix, 0xFFFF_FFFFL, true)).isEqualTo(ints);
                Object longs = result(() -> Long.parseUnsignedLong(text, radix));
                assertThat(numbers.call("parseUnsigned", text, 0, text.length(), radix, -1L, true)).isEqualTo(longs);
            }
        }
    }

    private static Object result(Supplier<Object> computation) {
        try {
            return computation.get();
        } catch (NumberFormatException e) {
            return e.toString();
        }
    }

    private static String[] texts() {
        Random random = new Random(1);
        String[] texts = new String[400];
        String[] special = {"", "-", "+", "0", "-0", "+7", "2147483647", "2147483648", "-2147483648", "-2147483649", "4294967295", "4294967296",
            "9223372036854775807", "9223372036854775808", "-9223372036854775808", "-9223372036854775809", "18446744073709551615",
            "18446744073709551616", "99999999999999999999999", "1 ", " 1", "1_0", "zz", "7f", "\u0663\u0664", "\uD835\uDFD8", "--1", "+-1"};
        for (int i = 0; i < texts.length; i++) {
            texts[i] = i < special.length ? special[i] : Long.toString(random.nextLong() >> random.nextInt(63), 10 + random.nextInt(27));
        }
        return texts;
    }
}
