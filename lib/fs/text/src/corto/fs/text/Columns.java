// SPDX-License-Identifier: Apache-2.0
package corto.fs.text;

/// Numbers and words in columns, as Linux prints them.
public final class Columns {
    private Columns() {}

    /// Appends `text`, then spaces up to `width` characters.
    public static void left(StringBuilder to, String text, int width) {
        to.append(text);
        pad(to, ' ', width - text.length());
    }

    /// Appends spaces, then `value`, `width` characters together.
    public static void right(StringBuilder to, long value, int width) {
        String digits = Long.toString(value);
        pad(to, ' ', width - digits.length());
        to.append(digits);
    }

    /// Appends `value` in hexadecimal with zeros in front, at least `width` digits.
    public static void hex(StringBuilder to, long value, int width) {
        String digits = Long.toHexString(value);
        pad(to, '0', width - digits.length());
        to.append(digits);
    }

    private static void pad(StringBuilder to, char with, int count) {
        for (int i = 0; i < count; i++) {
            to.append(with);
        }
    }
}
