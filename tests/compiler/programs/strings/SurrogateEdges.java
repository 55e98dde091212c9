// SPDX-License-Identifier: Apache-2.0
package strings;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;

public class SurrogateEdges {
    static String codes(String s) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < s.length(); i++) {
            out.append(i == 0 ? "" : " ").append(Integer.toHexString(s.charAt(i)));
        }
        return "[" + out + "]";
    }

    public static void main(String[] args) {
        String[] texts = {"", "a", "é", "\uD83D\uDE00", "\uD83D", "\uDE00", "\uDE00\uD83D", "x\uD83Dy", "\uD83D\uD83D\uDE00\uDE00", "\uFFFF\uFFFE", "\u0000", "a\uD83D\uDE00b\uD83C\uDF0Dc"};
        for (String text : texts) {
            System.out.println(codes(text) + " " + text.length() + " " + text.codePointCount(0, text.length()) + " " + codes(new StringBuilder(text).reverse().toString())
                    + " " + Arrays.toString(text.codePoints().toArray()) + " " + text.hashCode());
            byte[] utf8 = text.getBytes(StandardCharsets.UTF_8);
            byte[] utf16 = text.getBytes(StandardCharsets.UTF_16BE);
            byte[] latin = text.getBytes(StandardCharsets.ISO_8859_1);
            System.out.println("  " + Arrays.toString(utf8) + " " + utf16.length + " " + Arrays.toString(latin) + " " + new String(utf8, StandardCharsets.UTF_8).equals(text)
                    + new String(utf16, StandardCharsets.UTF_16BE).equals(text) + " " + codes(new String(latin, StandardCharsets.ISO_8859_1)));
        }
        String mixed = "a\uD83D\uDE00b\uD83C\uDF0Dc";
        for (int i = 0; i < mixed.length(); i++) {
            System.out.print(Integer.toHexString(mixed.codePointAt(i)) + "/" + (i > 0 ? Integer.toHexString(mixed.codePointBefore(i)) : "-") + " ");
        }
        System.out.println();
        System.out.println(mixed.offsetByCodePoints(0, 3) + " " + mixed.offsetByCodePoints(mixed.length(), -2) + " " + mixed.indexOf(0x1F30D) + " " + mixed.lastIndexOf(0xDE00) + " " + mixed.indexOf("\uDF0D"));
        System.out.println(codes(mixed.substring(2, 5)) + codes(mixed.replace('\uDE00', '!')) + codes(mixed.replace("\uD83C\uDF0D", "")) + mixed.contains("\uDE00b"));
        StringBuilder b = new StringBuilder(mixed);
        b.deleteCharAt(2).insert(2, "\uDE01").setCharAt(0, '\uD800');
        b.appendCodePoint(0x10FFFF).appendCodePoint(0x41);
        System.out.println(codes(b.toString()) + " " + b.codePointCount(0, 3) + " " + b.indexOf("\uDE01b"));
        try {
            b.appendCodePoint(0x110000);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        try {
            mixed.offsetByCodePoints(0, 6);
        } catch (IndexOutOfBoundsException e) {
            System.out.println("beyond the end");
        }
        System.out.println(codes("ß\uD801\uDC28ŉ".toUpperCase(java.util.Locale.ROOT)) + codes("\uD801\uDC00İ\u03A3".toLowerCase(java.util.Locale.ROOT)) + codes("ΑΣ ΣΑ".toLowerCase(java.util.Locale.ROOT)));
        System.out.println("\uD801\uDC00".equalsIgnoreCase("\uD801\uDC28") + " " + "\uD801\uDC00".compareToIgnoreCase("\uD801\uDC28") + " " + "\uFFFF".compareTo("\uD83D\uDE00") + " " + "é".compareTo("\u0451"));
        for (int c : new int[] {0xD7FF, 0xD800, 0xDBFF, 0xDC00, 0xDFFF, 0xE000, 0xFFFF, 0x10000, 0x10FFFF}) {
            System.out.print(Character.charCount(c) + (Character.isSurrogate((char) c) ? "s" : "-") + (Character.isValidCodePoint(c) ? "v" : "-") + Character.getType(c) + codes(Character.toString(c)) + " ");
        }
        System.out.println();
    }
}
