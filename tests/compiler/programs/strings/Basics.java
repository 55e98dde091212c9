// SPDX-License-Identifier: Apache-2.0
package strings;

import java.util.Locale;

public class Basics {
    public static void main(String[] args) {
        String s = "  Hello, World  ";
        System.out.println(s.trim() + "|" + s.strip() + "|" + s.stripLeading() + "|" + s.stripTrailing() + "|" + s.length() + s.isEmpty() + s.isBlank());
        String t = s.trim();
        System.out.println(t.indexOf('o') + " " + t.indexOf('o', 5) + " " + t.lastIndexOf('o') + " " + t.lastIndexOf('o', 7) + " " + t.indexOf("World") + " " + t.indexOf("")
                + " " + t.lastIndexOf("") + " " + t.indexOf("xyz") + " " + t.indexOf('H', -5) + " " + t.indexOf('H', 100) + " " + t.indexOf("o", 3, 5));
        System.out.println(t.substring(7) + t.substring(0, 5) + t.substring(12) + "|" + t.subSequence(1, 3));
        System.out.println(t.charAt(4) + "" + t.codePointAt(0) + " " + t.contains("lo,") + t.startsWith("Hell") + t.startsWith("World", 7) + t.endsWith("ld") + t.endsWith(""));
        System.out.println(t.replace('l', 'L') + " " + t.replace("l", "<l>") + " " + t.replace("", "-") + " " + t.replace("xyz", "q"));
        System.out.println(t.toUpperCase(Locale.ROOT) + t.toLowerCase(Locale.ROOT) + "straße".toUpperCase(Locale.ROOT) + "ÀÉ".toLowerCase(Locale.ROOT) + "ΑΣ".toLowerCase(Locale.ROOT));
        System.out.println(t.equals("Hello, World") + " " + t.equalsIgnoreCase("hELLO, wORLD") + " " + "é".equalsIgnoreCase("É") + " " + t.equals(null) + " " + t.equals(5));
        System.out.println("a".compareTo("b") + " " + "b".compareTo("a") + " " + "abc".compareTo("ab") + " " + "".compareTo("x") + " " + "A".compareTo("a") + " " + "Z".compareToIgnoreCase("a") + " " + "\u00e9".compareTo("\u20ac") + " " + "\uffff".compareTo("a"));
        System.out.println("ab".repeat(3) + "x".repeat(0) + "y".repeat(1) + "|" + "abc".concat("def") + "".concat("z"));
        System.out.println(String.join("-", "a", "b", "c") + String.join("/", java.util.List.of("x", "y")) + String.join(",") + "|");
        System.out.println(String.valueOf(new char[] {'o', 'k'}) + String.valueOf(1.0f) + String.valueOf((Object) null) + String.copyValueOf(new char[] {'a', 'b', 'c'}, 1, 2) + String.valueOf('x') + String.valueOf(false));
        System.out.println("abc".hashCode() + " " + "".hashCode() + " " + "polygenelubricants".hashCode() + " " + "\u4e2d\u6587".hashCode());
        System.out.println("a\nb\r\nc\n\nd".lines().count() + " " + "x\ny".indent(2).replace("\n", "$") + " " + "  p\n q".stripIndent().replace("\n", "$") + " " + "a\\tb\\101".translateEscapes().length());
        System.out.println("hello".chars().sum() + " " + "a\ud83d\ude00".codePoints().count() + " " + "x".compareTo("xyz") + " " + "%d-%s".formatted(5, "q"));
        System.out.println("regionMatches".regionMatches(6, "Matches", 0, 7) + " " + "ABC".regionMatches(true, 0, "abc", 0, 3) + " " + "ABC".regionMatches(-1, "A", 0, 1));
        char[] target = new char[6];
        "abcdef".getChars(1, 4, target, 2);
        System.out.println(new String(target).replace('\0', '.') + new String(target, 2, 3) + "xyz".toCharArray().length);
        System.out.println("mississippi".replaceAll("ss", "SS") + "mississippi".replaceFirst("i", "I") + "aXbX".matches("(.X)+"));
        for (int i : new int[] {-1, 3}) {
            try {
                "abc".charAt(i);
            } catch (StringIndexOutOfBoundsException e) {
                System.out.println(e.getMessage());
            }
            try {
                "abc".substring(i + 1, 1 - i);
            } catch (StringIndexOutOfBoundsException e) {
                System.out.println(e.getMessage());
            }
        }
    }
}
