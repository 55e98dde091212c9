// SPDX-License-Identifier: Apache-2.0
package jdk.internal.corto;

/// Numbers from text, with HotSpot's messages put together directly instead of with String.format.
public final class Numbers {
    /// The zeros of the Basic Multilingual Plane's decimal digits (Unicode 16, general category Nd), nine more digits after each.
    private static final String ZEROS = "\u0660\u06F0\u07C0\u0966\u09E6\u0A66\u0AE6\u0B66\u0BE6\u0C66\u0CE6\u0D66\u0DE6\u0E50\u0ED0\u0F20"
        + "\u1040\u1090\u17E0\u1810\u1946\u19D0\u1A80\u1A90\u1B50\u1BB0\u1C40\u1C50\uA620\uA8D0\uA900\uA9D0\uA9F0\uAA50\uABF0\uFF10";
    private static final char FULLWIDTH_A = '\uFF21';
    private static final char FULLWIDTH_SMALL_A = '\uFF41';
    private static final int LETTERS = 26;
    private static final int RADIX_SHOWN = 10;     // the radix that messages do not mention

    private Numbers() {}

    /// As `Character.digit`, without the tables of all characters' properties.
    public static int digit(char c, int radix) {
        int value = -1;
        if (c >= '0' && c <= '9') {
            value = c - '0';
        } else if (c >= 'a' && c <= 'z') {
            value = c - 'a' + 10;
        } else if (c >= 'A' && c <= 'Z') {
            value = c - 'A' + 10;
        } else if (c >= ZEROS.charAt(0)) {
            value = otherDigit(c);
        }
        return value < radix && radix >= Character.MIN_RADIX && radix <= Character.MAX_RADIX ? value : -1;
    }

    private static int otherDigit(char c) {
        if (c >= FULLWIDTH_A && c < FULLWIDTH_A + LETTERS) {
            return c - FULLWIDTH_A + 10;
        }
        if (c >= FULLWIDTH_SMALL_A && c < FULLWIDTH_SMALL_A + LETTERS) {
            return c - FULLWIDTH_SMALL_A + 10;
        }
        for (int i = ZEROS.length() - 1; i >= 0; i--) {
            int value = c - ZEROS.charAt(i);
            if (value >= 0) {
                return value < 10 ? value : -1;
            }
        }
        return -1;
    }

    /// The number that the characters `begin`…`end`−1 write, from `min`, which is −2³¹ or −2⁶³, to −1 − `min`.
    /// `whole`: they are the whole of `text`, which decides the message.
    public static long parse(CharSequence text, int begin, int end, int radix, long min, boolean whole) {
        checkRadix(radix);
        if (begin == end) {
            throw invalid("", radix);
        }
        int i = begin;
        char first = text.charAt(i);
        boolean negative = first == '-';
        if (negative || first == '+') {
            i++;
        }
        long limit = negative ? min : min + 1;   // the result so far is kept negative: there is one more negative number
        long limitBeforeDigit = limit / radix;
        long result = 0;
        if (i == end) {
            throw failed(text, begin, end, i, radix, whole);
        }
        for (; i < end; i++) {
            int digit = digit(text.charAt(i), radix);
            if (digit < 0 || result < limitBeforeDigit || result * radix < limit + digit) {
                throw failed(text, begin, end, i, radix, whole);
            }
            result = result * radix - digit;
        }
        return negative ? result : -result;
    }

    /// As `parse`, of numbers from 0 to `max`, which is 2³²−1 or, as −1, 2⁶⁴−1.
    public static long parseUnsigned(CharSequence text, int begin, int end, int radix, long max, boolean whole) {
        checkRadix(radix);
        if (begin == end) {
            throw invalid("", radix);
        }
        int i = begin;
        char first = text.charAt(i);
        if (first == '-') {
            throw new NumberFormatException("Illegal leading minus sign on unsigned string " + text + ".");
        }
        if (first == '+') {
            i++;
        }
        if (i == end) {
            throw failed(text, begin, end, i, radix, whole);
        }
        long limitBeforeDigit = Long.divideUnsigned(max, radix);
        long result = 0;
        for (; i < end; i++) {
            int digit = digit(text.charAt(i), radix);
            if (digit < 0) {
                throw failed(text, begin, end, i, radix, whole);
            }
            long shifted = result * radix;
            if (Long.compareUnsigned(result, limitBeforeDigit) > 0 || Long.compareUnsigned(max - shifted, digit) < 0) {
                throw new NumberFormatException("String value " + text + " exceeds range of unsigned " + (max < 0 ? "long" : "int") + ".");
            }
            result = shifted + digit;
        }
        return result;
    }

    public static void requireText(String text) {
        if (text == null) {
            throw new NumberFormatException("Cannot parse null string");
        }
    }

    private static void checkRadix(int radix) {
        if (radix < Character.MIN_RADIX) {
            throw new NumberFormatException("radix " + radix + " less than Character.MIN_RADIX");
        }
        if (radix > Character.MAX_RADIX) {
            throw new NumberFormatException("radix " + radix + " greater than Character.MAX_RADIX");
        }
    }

    private static NumberFormatException failed(CharSequence text, int begin, int end, int at, int radix, boolean whole) {
        if (whole) {
            return invalid(text.toString(), radix);
        }
        return new NumberFormatException("Error at index " + (at - begin) + " in: \"" + text.subSequence(begin, end) + "\"");
    }

    private static NumberFormatException invalid(String text, int radix) {
        return new NumberFormatException("For input string: \"" + text + "\"" + (radix == RADIX_SHOWN ? "" : " under radix " + radix));
    }
}
