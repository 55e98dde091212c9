// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

/// Numbers as strtoll(3) and strtoull(3) read them.
final class Numbers {
    /// A text as a number, or not: then it is compared as text.
    record Parsed(boolean number, boolean unsigned, long value) {
        static final Parsed TEXT = new Parsed(false, false, 0);
    }

    private Numbers() {
    }

    /// The number that `text` begins with, 0 if none; the nearest that fits if it is too large.
    static long prefix(String text, int base) {
        Scan scan = new Scan(text, base, false);
        return scan.overflow ? (scan.negative ? Long.MIN_VALUE : Long.MAX_VALUE) : scan.value;
    }

    /// The number that all of `text` is, as a value of `type`. Logical values are 0, 1, 2.
    static Parsed parse(String text, Type type) {
        if (type.isLogical()) {
            Symbol constant = Constants.named(text);
            return new Parsed(true, false, constant == null ? -1 : constant.index);
        }
        boolean unsigned = type == Type.HEX;
        Scan scan = new Scan(text, type == Type.INT ? 10 : unsigned ? 16 : 0, unsigned);
        boolean whole = scan.end > 0 && scan.end == text.length() && !scan.overflow;
        return whole ? new Parsed(true, unsigned, scan.value) : Parsed.TEXT;
    }

    static int compare(Parsed a, Parsed b) {
        return a.unsigned || b.unsigned ? Long.compareUnsigned(a.value, b.value) : Long.compare(a.value, b.value);
    }

    private static final class Scan {
        final boolean negative;
        boolean overflow;
        long value;
        int end;            // behind the last digit; 0: there is none

        Scan(String text, int wantedBase, boolean unsigned) {
            int at = 0;
            while (at < text.length() && (text.charAt(at) == ' ' || text.charAt(at) >= '\t' && text.charAt(at) <= '\r')) {
                at++;
            }
            negative = at < text.length() && text.charAt(at) == '-';
            if (negative || at < text.length() && text.charAt(at) == '+') {
                at++;
            }
            int base = wantedBase;
            boolean prefixed = text.regionMatches(true, at, "0x", 0, 2) && at + 2 < text.length()
                    && Type.isHexadecimalDigit(text.charAt(at + 2));
            if (prefixed && (base == 0 || base == 16)) {
                at += 2;
                base = 16;
            } else if (base == 0) {
                base = at < text.length() && text.charAt(at) == '0' ? 8 : 10;
            }
            read(text, at, base, unsigned);
        }

        private void read(String text, int first, int base, boolean unsigned) {
            int at = first;
            for (; at < text.length(); at++) {
                char c = text.charAt(at);
                int digit = c < 128 ? Character.digit(c, base) : -1;
                if (digit < 0) {
                    break;
                }
                overflow |= Long.compareUnsigned(value, Long.divideUnsigned(-1L - digit, base)) > 0;
                value = value * base + digit;
                end = at + 1;
            }
            if (!unsigned) {
                overflow |= value < 0 && !(negative && value == Long.MIN_VALUE);
            }
            if (negative) {
                value = -value;
            }
        }
    }
}
