// SPDX-License-Identifier: Apache-2.0
package strings;

public class Characters {
    public static void main(String[] args) {
        int[] points = {'a', 'Z', '5', ' ', '\t', '\n', '_', '$', '-', 'é', 'ß', 'İ', 'ǅ', 'Σ', 'ς', '中', 'あ', '٣', '²', '½', 'Ⅷ', '\u00a0', '\u2003', '\u200b', '\ud800', '\udc00', 0x1F600, 0x10400, 0x1D7CE, 0, 127, 0x10ffff, '\uffff'};
        for (int p : points) {
            System.out.println(Integer.toHexString(p) + " " + flags(p) + " " + Character.getType(p) + " " + Integer.toHexString(Character.toUpperCase(p)) + " " + Integer.toHexString(Character.toLowerCase(p))
                    + " " + Integer.toHexString(Character.toTitleCase(p)) + " " + Character.digit(p, 10) + " " + Character.digit(p, 36) + " " + Character.getNumericValue(p) + " " + Character.charCount(p));
        }
        int letters = 0;
        int digits = 0;
        int upper = 0;
        int spaces = 0;
        long sum = 0;
        for (int c = 0; c < 0x3000; c++) {
            letters += Character.isLetter(c) ? 1 : 0;
            digits += Character.isDigit(c) ? 1 : 0;
            upper += Character.isUpperCase(c) ? 1 : 0;
            spaces += Character.isWhitespace(c) ? 1 : 0;
            sum = sum * 31 + Character.toUpperCase(c) + Character.getType(c) * 7;
        }
        System.out.println(letters + " " + digits + " " + upper + " " + spaces + " " + sum);
        System.out.println(Character.isSurrogate('\ud83d') + " " + Character.isSurrogatePair('\ud83d', '\ude00') + " " + Character.toCodePoint('\ud83d', '\ude00') + " " + (int) Character.highSurrogate(0x1F600) + " " + (int) Character.lowSurrogate(0x1F600));
        System.out.println(Character.isValidCodePoint(0x110000) + " " + Character.isBmpCodePoint(0xffff) + " " + Character.isISOControl('\u0085') + " " + Character.compare('a', 'b') + " " + Character.MIN_RADIX + Character.MAX_RADIX);
        String s = "x\ud83d\ude00y";
        System.out.println(s.length() + " " + s.codePointCount(0, 4) + " " + s.codePointAt(1) + " " + s.codePointBefore(3) + " " + s.offsetByCodePoints(0, 2) + " " + s.charAt(1) + s.charAt(2));
        System.out.println(Character.isJavaIdentifierStart('$') + " " + Character.isJavaIdentifierPart('-') + " " + Character.isUnicodeIdentifierStart('é') + " " + Character.isMirrored('(') + " " + Character.isIdeographic('中'));
    }

    static String flags(int p) {
        return (Character.isLetter(p) ? "L" : "") + (Character.isDigit(p) ? "D" : "") + (Character.isLetterOrDigit(p) ? "A" : "") + (Character.isUpperCase(p) ? "U" : "") + (Character.isLowerCase(p) ? "l" : "")
                + (Character.isWhitespace(p) ? "W" : "") + (Character.isSpaceChar(p) ? "S" : "") + (Character.isTitleCase(p) ? "T" : "") + (Character.isAlphabetic(p) ? "a" : "") + (Character.isDefined(p) ? "d" : "") + (Character.isIdentifierIgnorable(p) ? "i" : "");
    }
}
