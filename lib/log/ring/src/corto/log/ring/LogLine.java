// SPDX-License-Identifier: Apache-2.0
package corto.log.ring;

/// Messages as lines of bytes, the way dmesg(1) shows them: `[    1.234567] net: text`.
public final class LogLine {
    /// The most bytes that a line can have, with its end.
    public static final int MOST = 40 + LogRing.MOST_TEXT;

    private static final int SECOND_DIGITS = 5;              // at least, with blanks in front
    private static final int MICRO_DIGITS = 6;
    private static final long NANOS_PER_SECOND = 1_000_000_000;
    private static final long NANOS_PER_MICRO = 1000;

    private LogLine() {}

    /// Writes the message that `ring` has found to `line` from `start` on, with a line's end. The place behind it.
    public static int format(LogRing ring, byte[] line, int start) {
        int at = time(line, start, ring.nanos());
        int length = ring.length();
        for (int i = 0; i < length; i++) {
            line[at++] = (byte) ring.text(i);
        }
        line[at++] = '\n';
        return at;
    }

    private static int time(byte[] line, int start, long nanos) {
        int at = start;
        line[at++] = '[';
        at = number(line, at, nanos / NANOS_PER_SECOND, SECOND_DIGITS, ' ');
        line[at++] = '.';
        at = number(line, at, nanos % NANOS_PER_SECOND / NANOS_PER_MICRO, MICRO_DIGITS, '0');
        line[at++] = ']';
        line[at++] = ' ';
        return at;
    }

    /// Writes a number that is not negative in decimal at `at`, filled up to `width` places. The place behind it.
    private static int number(byte[] line, int at, long value, int width, char fill) {
        int digits = 1;
        for (long rest = value / 10; rest > 0; rest /= 10) {
            digits++;
        }
        int end = at + Math.max(digits, width);
        int place = end;
        long rest = value;
        do {
            line[--place] = (byte) ('0' + rest % 10);
            rest /= 10;
        } while (rest > 0);
        while (place > at) {
            line[--place] = (byte) fill;
        }
        return end;
    }
}
