// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Alias;
import corto.lang.ReplaceInitializer;
import corto.lang.Substitute;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;

/// The `Date` header of `jdk.httpserver` without the names of a locale: `Tue, 03 Jun 2008 11:05:30 GMT` (RFC 9110 §5.6.7).
@Substitute("sun.net.httpserver.ExchangeImpl")
final class HttpExchangeSubstitution {
    @Alias
    private static DateTimeFormatter FORMATTER;

    @Alias
    private static byte[] CRLF;

    @ReplaceInitializer
    static void initialize() {
        CRLF = new byte[] {'\r', '\n'};
        FORMATTER = new DateTimeFormatterBuilder()
                .appendText(ChronoField.DAY_OF_WEEK, numbered("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"))
                .appendLiteral(", ")
                .appendValue(ChronoField.DAY_OF_MONTH, 2)
                .appendLiteral(' ')
                .appendText(ChronoField.MONTH_OF_YEAR, numbered("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"))
                .appendLiteral(' ')
                .appendValue(ChronoField.YEAR, 4)
                .appendLiteral(' ')
                .appendValue(ChronoField.HOUR_OF_DAY, 2)
                .appendLiteral(':')
                .appendValue(ChronoField.MINUTE_OF_HOUR, 2)
                .appendLiteral(':')
                .appendValue(ChronoField.SECOND_OF_MINUTE, 2)
                .appendLiteral(" GMT")
                .toFormatter(Locale.ROOT).withZone(ZoneOffset.UTC);
    }

    private static Map<Long, String> numbered(String... names) {
        Map<Long, String> numbered = new HashMap<>();
        for (int i = 0; i < names.length; i++) {
            numbered.put(i + 1L, names[i]);
        }
        return numbered;
    }
}
