// SPDX-License-Identifier: Apache-2.0
package text;

public class Builders {
    private final StringBuilder out = new StringBuilder();
    private int indent;

    Builders open(String tag) {
        return line("<" + tag + ">", 1);
    }

    Builders close(String tag) {
        indent--;
        return line("</" + tag + ">", 0);
    }

    Builders line(String s, int after) {
        out.repeat("  ", indent).append(s).append('\n');
        indent += after;
        return this;
    }

    static String reverseWords(String s) {
        StringBuilder sb = new StringBuilder(s).reverse();
        int start = 0;
        for (int i = 0; i <= sb.length(); i++) {
            if (i == sb.length() || sb.charAt(i) == ' ') {
                for (int a = start, b = i - 1; a < b; a++, b--) {
                    char t = sb.charAt(a);
                    sb.setCharAt(a, sb.charAt(b));
                    sb.setCharAt(b, t);
                }
                start = i + 1;
            }
        }
        return sb.toString();
    }

    static String commas(long n) {
        StringBuilder sb = new StringBuilder(Long.toString(n));
        for (int i = sb.length() - 3; i > (n < 0 ? 1 : 0); i -= 3) {
            sb.insert(i, ',');
        }
        return sb.toString();
    }

    static String center(String s, int width, char fill) {
        int left = (width - s.length()) / 2;
        return width <= s.length() ? s : String.valueOf(fill).repeat(left) + s + String.valueOf(fill).repeat(width - left - s.length());
    }

    public static void main(String[] args) {
        System.out.print(new Builders().open("a").open("b").line("text", 0).close("b").line("more", 0).close("a").out);
        System.out.println(reverseWords("the quick  brown fox") + "|" + reverseWords("") + "|" + reverseWords("one"));
        for (long n : new long[] {0, 12, 123, 1234, 123456, 1234567, -1, -123, -1234, Long.MIN_VALUE}) {
            System.out.print(commas(n) + " ");
        }
        System.out.println();
        System.out.println(center("hi", 7, '*') + center("toolong", 3, '-') + center("", 2, '.'));
        StringBuilder a = new StringBuilder("abc");
        StringBuilder b = a.append("d");
        a.append("e");
        System.out.println((a == b) + b.toString() + a.compareTo(new StringBuilder("abcde")) + a.equals(b));
        StringBuilder pyramid = new StringBuilder();
        for (int i = 1; i <= 5; i++) {
            pyramid.append(" ".repeat(5 - i)).append("*".repeat(2 * i - 1)).append(System.lineSeparator());
        }
        System.out.print(pyramid);
        StringBuilder sb = new StringBuilder();
        for (int i = 0; i < 26; i++) {
            sb.insert(i % 2 == 0 ? 0 : sb.length(), (char) ('a' + i));
            if (i % 5 == 4) {
                sb.deleteCharAt(sb.length() / 2).append(i);
            }
        }
        System.out.println(sb + " " + sb.indexOf("4") + " " + sb.lastIndexOf("1") + " " + sb.chars().filter(Character::isDigit).count());
        char[] buffer = new char[5];
        sb.getChars(1, 6, buffer, 0);
        System.out.println(new String(buffer) + String.valueOf(buffer, 1, 2) + sb.subSequence(0, 3) + sb.codePointAt(2));
        sb.replace(0, sb.length(), "short").ensureCapacity(1000);
        sb.trimToSize();
        System.out.println(sb.append(1.0f).append(-0.0).append(Long.MIN_VALUE).append(new char[] {'!', '?'}).append("seq", 1, 2));
    }
}
