// SPDX-License-Identifier: Apache-2.0
package corto.posix.strace;

import corto.lang.Address;
import corto.lang.ObjectAddress;
import corto.platform.api.Platform;
import corto.platform.api.Platforms;

/// Text on its way to the console.
class Line {
    private static final int MOST_DIGITS = 20;

    private final byte[] text = new byte[1024];
    private final byte[] digits = new byte[MOST_DIGITS];
    private int length;
    private int column;                              // since the last line feed, what is flushed included

    final Line add(char character) {
        if (length == text.length) {
            flush();
        }
        text[length++] = (byte) character;
        column = character == '\n' ? 0 : column + 1;
        return this;
    }

    final Line add(String string) {
        return add(string, 0, string.length());
    }

    /// Part of `string`.
    final Line add(String string, int from, int end) {
        for (int i = from; i < end; i++) {
            add(string.charAt(i));
        }
        return this;
    }

    final Line decimal(long value) {
        if (value < 0) {
            add('-');
        }
        return unsigned(value < 0 ? -value : value, 10);
    }

    /// `0` or `0x…`.
    final Line hex(long value) {
        return value == 0 ? add('0') : add("0x").unsigned(value, 16);
    }

    /// As C writes octal numbers, with three digits at least: `0644`, `022`, `000`.
    final Line octal(long value) {
        if (value < 0100) {
            return add('0').add((char) ('0' + value / 8)).add((char) ('0' + value % 8));
        }
        return add('0').unsigned(value, 8);
    }

    /// A decimal number, not negative, with blanks in front so that it has `width` columns.
    final Line right(long value, int width) {
        int used = 1;
        for (long left = value; left >= 10; left /= 10) {
            used++;
        }
        pad(column + width - used);
        return decimal(value);
    }

    /// `seconds.microseconds`, the seconds right-aligned in `width` columns.
    final Line seconds(long nanos, int width) {
        final long second = 1_000_000_000;
        right(nanos / second, width).add('.');
        return fraction(nanos % second / 1000, 100_000);
    }

    /// The digits of a number whose first one counts `unit`.
    final Line fraction(long value, int unit) {
        for (int left = unit; left > 0; left /= 10) {
            add((char) ('0' + value / left % 10));
        }
        return this;
    }

    final Line unsigned(long value, int radix) {
        int at = digits.length;
        long left = value;
        do {
            int digit = (int) Long.remainderUnsigned(left, radix);
            digits[--at] = (byte) (digit < 10 ? '0' + digit : 'a' + digit - 10);
            left = Long.divideUnsigned(left, radix);
        } while (left != 0);
        while (at < digits.length) {
            add((char) digits[at++]);
        }
        return this;
    }

    /// Goes to column `to`, unless the line is longer already.
    final Line pad(int to) {
        while (column < to) {
            add(' ');
        }
        return this;
    }

    final void flush() {
        write(text, length);
        length = 0;
    }

    /// Where it goes; tests have another place.
    void write(byte[] bytes, int lengthBytes) {
        Address from = ObjectAddress.elements(bytes);
        Platforms.PLATFORM.write(Platform.STANDARD_ERROR, from, lengthBytes);
    }
}
