// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Alias;
import corto.lang.Replace;
import corto.lang.Substitute;
import java.io.IOException;
import java.time.temporal.TemporalAccessor;
import java.util.Calendar;
import java.util.Date;
import java.util.Formatter;
import java.util.Locale;
import jdk.internal.corto.DateTimeText;

/// Grouping by threes without a DecimalFormat, dates without calendars and time zones unless the program has them itself.
@Substitute("java.util.Formatter$FormatSpecifier")
final class FormatSpecifierSubstitution {
    private static final int ZERO_PAD = 32;        // bits of Formatter.Flags
    private static final int GROUP = 64;
    private static final int GROUP_SIZE = 3;

    @Alias
    char c;

    @Alias
    private native void print(Formatter formatter, String text, Locale locale) throws IOException;

    @Alias
    private native void print(Formatter formatter, Calendar date, char conversion, Locale locale) throws IOException;

    @Alias
    private native void print(Formatter formatter, TemporalAccessor date, char conversion, Locale locale) throws IOException;

    @Alias
    private native void failConversion(char conversion, Object argument);

    /// Milliseconds and dates are taken in UTC, the only zone an image knows by itself.
    @Replace
    private void printDateTime(Formatter formatter, Object argument, Locale locale) throws IOException {
        // Tests, not a switch over types: the compiler then sees which cases the program cannot have.
        if (argument == null) {
            print(formatter, "null", locale);
        } else if (argument instanceof Long millis) {
            print(formatter, DateTimeText.of(millis, c), locale);
        } else if (argument instanceof Date date) {
            print(formatter, DateTimeText.of(date.getTime(), c), locale);
        } else if (argument instanceof Calendar date) {
            print(formatter, (Calendar) date.clone(), c, locale);
        } else if (argument instanceof TemporalAccessor date) {
            print(formatter, date, c, locale);
        } else {
            failConversion(c, argument);
        }
    }

    /// Appends the digits of `value` from `from` on to `given`, or to a new builder if that is null, grouped and padded with zeros to
    /// `width` as the flags say.
    @Replace
    private StringBuilder localizedMagnitude(Formatter formatter, StringBuilder given, CharSequence value, int from, int flags, int width,
            Locale locale) {
        StringBuilder to = given == null ? new StringBuilder() : given;
        int begin = to.length();
        int length = value.length();
        int point = from;
        while (point < length && value.charAt(point) >= '0' && value.charAt(point) <= '9') {
            point++;
        }
        boolean grouped = (flags & GROUP) != 0;
        for (int i = from; i < length; i++) {
            if (grouped && i > from && i < point && (point - i) % GROUP_SIZE == 0) {
                to.append(',');
            }
            to.append(value.charAt(i));
        }
        if ((flags & ZERO_PAD) != 0) {
            for (int missing = width - to.length(); missing > 0; missing--) {
                to.insert(begin, '0');
            }
        }
        return to;
    }
}
