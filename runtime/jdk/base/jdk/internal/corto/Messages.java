// SPDX-License-Identifier: Apache-2.0
package jdk.internal.corto;

import java.util.Locale;

/// What java.base's own calls of `String.format` become: texts of exceptions and of `toString`, without `Formatter`.
///
/// Understands `%s %d %c %x %X %b %n %%` with `#`, `0` and a width, and arguments in order; that is what these texts use.
public final class Messages {
    private Messages() {}

    public static String format(Locale locale, String format, Object... arguments) {
        return format(format, arguments);
    }

    public static String format(String format, Object... arguments) {
        StringBuilder text = new StringBuilder();
        int length = format.length();
        int next = 0;
        int i = 0;
        while (i < length) {
            char c = format.charAt(i++);
            if (c != '%') {
                text.append(c);
                continue;
            }
            boolean prefixed = false;
            boolean zeros = false;
            int width = 0;
            c = format.charAt(i++);
            while (c == '#' || c >= '0' && c <= '9' || c == ',') {
                prefixed |= c == '#';
                zeros |= c == '0' && width == 0;
                if (c >= '0' && c <= '9') {
                    width = 10 * width + c - '0';
                }
                c = format.charAt(i++);
            }
            if (c == '%') {
                text.append('%');
            } else if (c == 'n') {
                text.append('\n');
            } else {
                int begin = text.length();
                append(text, c, prefixed, arguments[next++]);
                for (int missing = width - (text.length() - begin); missing > 0; missing--) {
                    text.insert(begin, zeros ? '0' : ' ');
                }
            }
        }
        return text.toString();
    }

    private static void append(StringBuilder to, char conversion, boolean prefixed, Object argument) {
        if (argument != null && (conversion == 'x' || conversion == 'X')) {
            String digits = argument instanceof Long l ? Long.toHexString(l) : Integer.toHexString(((Number) argument).intValue());
            if (prefixed) {
                to.append("0x");
            }
            for (int i = 0; i < digits.length(); i++) {
                char c = digits.charAt(i);
                to.append(conversion == 'X' && c >= 'a' ? (char) (c - 'a' + 'A') : c);
            }
        } else {
            to.append(argument);
        }
    }
}
