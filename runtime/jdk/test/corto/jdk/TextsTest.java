// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.TimeZone;
import org.junit.jupiter.api.Test;

/// What replaces Formatter, regular expressions and providers gives their results.
class TextsTest {
    @Test
    void hexadecimal_doubles_and_floats_are_written_as_HotSpot_does() {
        ImageClasses hex = ImageClasses.named("HexFloat");
        Random random = new Random(2);
        for (int i = 0; i < 20_000; i++) {
            double d = Double.longBitsToDouble(i < 100 ? i : random.nextLong());
            assertThat(hex.call("toString", d, Double.MIN_EXPONENT)).isEqualTo(Double.toHexString(d));
            float f = Float.intBitsToFloat(i < 100 ? i : random.nextInt());
            assertThat(hex.call("toString", (double) f, Float.MIN_EXPONENT)).isEqualTo(Float.toHexString(f));
        }
    }

    @Test
    void dates_are_written_as_Formatter_does_in_UTC() {
        ImageClasses dates = ImageClasses.named("DateTimeText");
        TimeZone before = TimeZone.getDefault();
        TimeZone.setDefault(TimeZone.getTimeZone("UTC"));
        try {
            Random random = new Random(3);
            for (int i = 0; i < 300; i++) {
                // From 1583 on: Formatter takes the Julian calendar before.
                long millis = -12_212_553_600_000L + (long) (random.nextDouble() * 20_000_000_000_000L);
                for (char c : "HIklMSLNpzZsQBbhAaCYyjmdeRTrDFc".toCharArray()) {
                    assertThat(dates.call("of", millis, c)).isEqualTo(String.format(Locale.ENGLISH, "%t" + c, millis));
                }
            }
        } finally {
            TimeZone.setDefault(before);
        }
    }

    @Test
    void messages_are_written_as_Formatter_does() {
        ImageClasses messages = ImageClasses.named("Messages");
        Object[][] cases = {{"%s and %s", "a", null}, {"%d of %d", 3, -4L}, {"0x%X %x %04x %#x", 255, 254L, 17, 3}, {"%c%%%n", 'x'},
            {"%5s|%3d|", "ab", 7}, {"no arguments"}, {"%s", List.of(1)}};
        for (Object[] c : cases) {
            Object[] arguments = java.util.Arrays.copyOfRange(c, 1, c.length);
            assertThat(messages.call("format", c[0], arguments)).isEqualTo(String.format((String) c[0], arguments));
        }
    }

    @Test
    void charsets_have_all_their_names() {
        ImageClasses charsets = ImageClasses.named("Charsets");
        List<Charset> all = List.of(StandardCharsets.UTF_8, StandardCharsets.ISO_8859_1, StandardCharsets.US_ASCII, StandardCharsets.UTF_16,
            StandardCharsets.UTF_16BE, StandardCharsets.UTF_16LE);
        for (Charset charset : all) {
            assertThat(charsets.call("named", charset.name().toLowerCase(Locale.ROOT))).isEqualTo(charset);
            for (String alias : charset.aliases()) {
                assertThat(charsets.call("named", alias)).as(alias).isEqualTo(charset);
            }
        }
        assertThat(charsets.call("named", "windows-1252")).isNull();
        assertThat(charsets.call("named", "no charset")).isEqualTo(new IllegalCharsetNameException("no charset").toString());
        assertThat(charsets.call("named", "")).isEqualTo(new IllegalCharsetNameException("").toString());
    }
}
