// SPDX-License-Identifier: Apache-2.0
package strings;

public class Sequences {
    static final class Slice implements CharSequence {
        private final String base;
        private final int from;
        private final int to;

        Slice(String base, int from, int to) {
            this.base = base;
            this.from = from;
            this.to = to;
        }

        public int length() {
            return to - from;
        }

        public char charAt(int i) {
            return base.charAt(from + i);
        }

        public CharSequence subSequence(int start, int end) {
            return new Slice(base, from + start, from + end);
        }

        @Override
        public String toString() {
            return base.substring(from, to);
        }
    }

    static int vowels(CharSequence s) {
        int n = 0;
        for (int i = 0; i < s.length(); i++) {
            if ("aeiou".indexOf(s.charAt(i)) >= 0) {
                n++;
            }
        }
        return n;
    }

    public static void main(String[] args) {
        CharSequence[] all = {"education", new StringBuilder("queue"), new StringBuffer("rhythm"), new Slice("xxaeixx", 2, 5), new Slice("abcdef", 0, 6).subSequence(3, 5)};
        for (CharSequence s : all) {
            System.out.println(s + " " + vowels(s) + " " + s.length() + " " + s.isEmpty() + " " + s.chars().sum() + " " + s.subSequence(0, 1));
        }
        System.out.println("aei".contentEquals(all[3]) + " " + CharSequence.compare("abc", all[3]) + " " + "zzde".contains(all[4]) + " " + "x".replace("x", all[3]));
        StringBuilder sb = new StringBuilder().append(all[3]).append(all[3], 1, 2).insert(0, all[1]).insert(1, all[0], 0, 3);
        System.out.println(sb);
        System.out.println(String.join(" ", all));
        System.out.println(palindrome("A man, a plan, a canal: Panama") + " " + palindrome(new StringBuilder("nope")));
    }

    static boolean palindrome(CharSequence s) {
        for (int i = 0, j = s.length() - 1; i < j; ) {
            if (!Character.isLetter(s.charAt(i))) {
                i++;
            } else if (!Character.isLetter(s.charAt(j))) {
                j--;
            } else if (Character.toLowerCase(s.charAt(i++)) != Character.toLowerCase(s.charAt(j--))) {
                return false;
            }
        }
        return true;
    }
}
