// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Delete;
import corto.lang.Replace;
import corto.lang.Substitute;
import jdk.internal.corto.Numbers;

/// Digits without the tables of all properties, messages without String.format, no file of character names.
@Substitute("java.lang.Character")
final class CharacterSubstitution {
    private static final String NO_NAMES = "an image does not carry the names of all Unicode characters: use the character itself";

    @Replace
    public static int digit(char c, int radix) {
        return Numbers.digit(c, radix);
    }

    @Replace
    public static char[] toChars(int codePoint) {
        char[] chars = new char[Character.charCount(codePoint)];
        toChars(codePoint, chars, 0);
        return chars;
    }

    @Replace
    public static int toChars(int codePoint, char[] to, int index) {
        if (Character.isBmpCodePoint(codePoint)) {
            to[index] = (char) codePoint;
            return 1;
        }
        if (!Character.isValidCodePoint(codePoint)) {
            throw new IllegalArgumentException("Not a valid Unicode code point: 0x" + hexadecimal(codePoint));
        }
        to[index + 1] = Character.lowSurrogate(codePoint);
        to[index] = Character.highSurrogate(codePoint);
        return 2;
    }

    @Delete(reason = NO_NAMES)
    public static String getName(int codePoint) {
        return null;
    }

    /// Regular expressions reach this for `\\N{name}`, so it cannot be refused when the image is built.
    @Replace
    public static int codePointOf(String name) {
        throw new IllegalArgumentException("Unrecognized character name :" + name);
    }

    private static String hexadecimal(int value) {
        char[] digits = new char[Integer.SIZE / 4];
        int at = digits.length;
        int rest = value;
        do {
            digits[--at] = "0123456789ABCDEF".charAt(rest & 0xF);
            rest >>>= 4;
        } while (rest != 0);
        return new String(digits, at, digits.length - at);
    }
}
