// SPDX-License-Identifier: Apache-2.0
package text;

import java.util.Locale;

public class CaseAndTrim {
    static String title(String s) {
        StringBuilder sb = new StringBuilder();
        boolean start = true;
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            sb.append(start ? Character.toTitleCase(c) : Character.toLowerCase(c));
            start = !Character.isLetterOrDigit(c);
        }
        return sb.toString();
    }

    static String camel(String s, boolean upper) {
        StringBuilder sb = new StringBuilder();
        for (String w : s.split("[ _-]+")) {
            if (w.isEmpty()) {
                continue;
            }
            sb.append(sb.isEmpty() && !upper ? w.substring(0, 1).toLowerCase(Locale.ROOT) : w.substring(0, 1).toUpperCase(Locale.ROOT)).append(w.substring(1).toLowerCase(Locale.ROOT));
        }
        return sb.toString();
    }

    static String snake(String s) {
        StringBuilder sb = new StringBuilder();
        for (char c : s.toCharArray()) {
            if (Character.isUpperCase(c) && !sb.isEmpty()) {
                sb.append('_');
            }
            sb.append(Character.toLowerCase(c));
        }
        return sb.toString();
    }

    static String swap(String s) {
        return s.codePoints().map(c -> Character.isUpperCase(c) ? Character.toLowerCase(c) : Character.toUpperCase(c)).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
    }

    public static void main(String[] args) {
        for (String s : new String[] {"hello world", "ÉCOLE élève", "a-b_c d", "", "x", "ǆungla", "ß straße"}) {
            System.out.println("[" + title(s) + "][" + camel(s, true) + "][" + camel(s, false) + "][" + snake(camel(s, true)) + "][" + swap(s) + "]");
        }
        String[] blanks = {" a ", "\t\n b\r\n", "\u00a0c\u00a0", "\u2003d\u2003", "\0e\0", "", "   ", "f"};
        for (String b : blanks) {
            System.out.println(b.trim().length() + " " + b.strip().length() + " " + b.stripLeading().length() + " " + b.stripTrailing().length() + " " + b.isBlank() + " " + b.isEmpty() + b.trim().equals(b));
        }
        System.out.println("AbC".toLowerCase().equals("abc") + " " + "AbC".toUpperCase() + " " + "x".compareToIgnoreCase("X") + " " + "É".equalsIgnoreCase("é") + " " + String.CASE_INSENSITIVE_ORDER.compare("b", "A") + " " + "ſ".equalsIgnoreCase("S"));
        String ascii = "abcXYZ123";
        System.out.println((ascii.toLowerCase(Locale.ROOT) == ascii) + " " + ("abc".toLowerCase(Locale.ROOT) == "abc") + " " + ("ABC".toUpperCase(Locale.ROOT) == "ABC"));
        System.out.println("one\ntwo\r\nthree".lines().map(String::strip).toList() + " " + "  x\n    y\n  z".stripIndent().lines().toList() + "a\tb".translateEscapes() + "  i".indent(-1).strip() + "j".indent(3).length());
    }
}
