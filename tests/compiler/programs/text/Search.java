// SPDX-License-Identifier: Apache-2.0
package text;

import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

public class Search {
    static boolean glob(String pattern, String s) {
        if (pattern.isEmpty()) {
            return s.isEmpty();
        }
        return switch (pattern.charAt(0)) {
            case '*' -> glob(pattern.substring(1), s) || !s.isEmpty() && glob(pattern, s.substring(1));
            case '?' -> !s.isEmpty() && glob(pattern.substring(1), s.substring(1));
            default -> !s.isEmpty() && s.charAt(0) == pattern.charAt(0) && glob(pattern.substring(1), s.substring(1));
        };
    }

    static class Trie {
        final TreeMap<Character, Trie> next = new TreeMap<>();
        int count;

        void add(String w) {
            Trie t = this;
            for (char c : w.toCharArray()) {
                t = t.next.computeIfAbsent(c, k -> new Trie());
            }
            t.count++;
        }

        void collect(String prefix, StringBuilder out) {
            if (count > 0) {
                out.append(prefix).append(count).append(' ');
            }
            next.forEach((c, t) -> t.collect(prefix + c, out));
        }

        String complete(String prefix) {
            Trie t = this;
            for (int i = 0; i < prefix.length() && t != null; i++) {
                t = t.next.get(prefix.charAt(i));
            }
            StringBuilder out = new StringBuilder();
            if (t != null) {
                t.collect(prefix, out);
            }
            return out.toString();
        }
    }

    static int rabinKarp(String text, String p) {
        int m = p.length();
        if (m > text.length()) {
            return -1;
        }
        int h = 0;
        int t = 0;
        int power = 1;
        for (int i = 0; i < m; i++) {
            h = h * 257 + p.charAt(i);
            t = t * 257 + text.charAt(i);
            power = i == 0 ? 1 : power * 257;
        }
        for (int i = 0; ; i++) {
            if (h == t && text.startsWith(p, i)) {
                return i;
            }
            if (i + m >= text.length()) {
                return -1;
            }
            t = (t - text.charAt(i) * power) * 257 + text.charAt(i + m);
        }
    }

    static String longestPalindrome(String s) {
        int best = 0;
        int at = 0;
        for (int c = 0; c < 2 * s.length() - 1; c++) {
            int l = c / 2;
            int r = l + c % 2;
            while (l >= 0 && r < s.length() && s.charAt(l) == s.charAt(r)) {
                l--;
                r++;
            }
            if (r - l - 1 > best) {
                best = r - l - 1;
                at = l + 1;
            }
        }
        return s.substring(at, at + best);
    }

    public static void main(String[] args) {
        for (String p : List.of("*", "a*c", "?b?", "*b*", "abc", "a**c", "")) {
            System.out.print(p + ":" + glob(p, "abc") + glob(p, "") + glob(p, "axxc") + " ");
        }
        System.out.println();
        Trie trie = new Trie();
        for (String w : "to tea ted ten i in inn tea téa".split(" ")) {
            trie.add(w);
        }
        System.out.println(trie.complete("") + "|" + trie.complete("te") + "|" + trie.complete("x") + "|" + trie.complete("in"));
        String text = "abracadabra".repeat(3);
        for (String p : new String[] {"cad", "abraabra", "zzz", "", "a"}) {
            System.out.print(rabinKarp(text, p) + "=" + text.indexOf(p) + " " + text.lastIndexOf(p) + " ");
        }
        System.out.println();
        System.out.println(longestPalindrome("forgeeksskeegfor") + " " + longestPalindrome("abacdfgdcaba") + " " + longestPalindrome("x") + longestPalindrome("xxyy"));
        int[] suffixes = new int[11];
        Integer[] order = new Integer[11];
        Arrays.setAll(order, i -> i);
        String s = "mississippi";
        Arrays.sort(order, (a, b) -> s.substring(a).compareTo(s.substring(b)));
        Arrays.setAll(suffixes, i -> order[i]);
        System.out.println(Arrays.toString(suffixes));
        int matches = 0;
        for (int i = s.indexOf("ss"); i >= 0; i = s.indexOf("ss", i + 1)) {
            matches = matches * 10 + i;
        }
        System.out.println(matches);
    }
}
