// SPDX-License-Identifier: Apache-2.0
package text;

import java.util.Arrays;
import java.util.LinkedHashSet;
import java.util.Set;

public class Palindromes {
    static boolean simple(String s) {
        return new StringBuilder(s).reverse().toString().equals(s);
    }

    static boolean letters(String s) {
        int i = 0;
        int j = s.length() - 1;
        while (i < j) {
            char a = Character.toLowerCase(s.charAt(i));
            char b = Character.toLowerCase(s.charAt(j));
            if (!Character.isLetterOrDigit(a)) {
                i++;
            } else if (!Character.isLetterOrDigit(b)) {
                j--;
            } else if (a != b) {
                return false;
            } else {
                i++;
                j--;
            }
        }
        return true;
    }

    static boolean recursive(String s) {
        return s.length() < 2 || s.charAt(0) == s.charAt(s.length() - 1) && recursive(s.substring(1, s.length() - 1));
    }

    static boolean codePoints(String s) {
        int[] c = s.codePoints().toArray();
        for (int i = 0; i < c.length / 2; i++) {
            if (c[i] != c[c.length - 1 - i]) {
                return false;
            }
        }
        return true;
    }

    static int partitions(String s) {
        int n = s.length();
        boolean[][] p = new boolean[n][n];
        int[] cuts = new int[n];
        for (int j = 0; j < n; j++) {
            int best = j;
            for (int i = 0; i <= j; i++) {
                if (s.charAt(i) == s.charAt(j) && (j - i < 2 || p[i + 1][j - 1])) {
                    p[i][j] = true;
                    best = i == 0 ? 0 : Math.min(best, cuts[i - 1] + 1);
                }
            }
            cuts[j] = best;
        }
        return n == 0 ? 0 : cuts[n - 1];
    }

    static Set<String> all(String s) {
        Set<String> out = new LinkedHashSet<>();
        for (int c = 0; c < s.length(); c++) {
            for (int width = 0; width < 2; width++) {
                for (int l = c, r = c + width; l >= 0 && r < s.length() && s.charAt(l) == s.charAt(r); l--, r++) {
                    out.add(s.substring(l, r + 1));
                }
            }
        }
        return out;
    }

    static int next(int n) {
        do {
            n++;
        } while (!simple(Integer.toString(n)));
        return n;
    }

    public static void main(String[] args) {
        for (String s : new String[] {"", "a", "ab", "aba", "abba", "A man, a plan, a canal: Panama", "No 'x' in Nixon", "été", "\ud83d\ude00x\ud83d\ude00", "12321"}) {
            System.out.println(s + " " + simple(s) + letters(s) + recursive(s) + codePoints(s) + " " + partitions(s) + " " + all(s).size());
        }
        System.out.println(all("banana") + " " + next(999) + " " + next(12921) + " " + next(0));
        int lychrel = 0;
        for (int i = 1; i < 200; i++) {
            long n = i;
            int steps = 0;
            while (steps < 25) {
                n += Long.parseLong(new StringBuilder(Long.toString(n)).reverse().toString());
                steps++;
                if (recursive(Long.toString(n))) {
                    break;
                }
            }
            lychrel += steps;
        }
        System.out.println(lychrel);
        char[] cs = "racecar level".toCharArray();
        for (int i = 0, j = cs.length - 1; i < j; i++, j--) {
            char t = cs[i];
            cs[i] = cs[j];
            cs[j] = t;
        }
        System.out.println(new String(cs) + Arrays.toString("b a".toCharArray()));
    }
}
