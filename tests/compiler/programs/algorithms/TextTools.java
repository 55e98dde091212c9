// SPDX-License-Identifier: Apache-2.0
package algorithms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;

public class TextTools {
    static int levenshtein(String a, String b) {
        int[] previous = new int[b.length() + 1];
        for (int j = 0; j <= b.length(); j++) {
            previous[j] = j;
        }
        for (int i = 1; i <= a.length(); i++) {
            int[] row = new int[b.length() + 1];
            row[0] = i;
            for (int j = 1; j <= b.length(); j++) {
                row[j] = Math.min(Math.min(row[j - 1], previous[j]) + 1, previous[j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1));
            }
            previous = row;
        }
        return previous[b.length()];
    }

    static List<String> wrap(String text, int width) {
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String w : text.split(" +")) {
            if (line.length() + w.length() + (line.isEmpty() ? 0 : 1) > width && !line.isEmpty()) {
                lines.add(line.toString());
                line.setLength(0);
            }
            line.append(line.isEmpty() ? "" : " ").append(w);
        }
        lines.add(line.toString());
        return lines;
    }

    static String justify(String line, int width) {
        String[] words = line.split(" ");
        int spaces = width - line.replace(" ", "").length();
        StringBuilder sb = new StringBuilder(words[0]);
        for (int i = 1; i < words.length; i++) {
            int n = spaces / (words.length - i);
            if (spaces % (words.length - i) != 0) {
                n++;
            }
            sb.append(" ".repeat(n)).append(words[i]);
            spaces -= n;
        }
        return sb.toString();
    }

    static String roman(int n) {
        int[] values = {1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1};
        String[] symbols = {"M", "CM", "D", "CD", "C", "XC", "L", "XL", "X", "IX", "V", "IV", "I"};
        StringBuilder sb = new StringBuilder();
        for (int i = 0; i < values.length; i++) {
            while (n >= values[i]) {
                sb.append(symbols[i]);
                n -= values[i];
            }
        }
        return sb.toString();
    }

    static int[] kmp(String text, String pattern) {
        int[] fail = new int[pattern.length()];
        for (int i = 1, k = 0; i < pattern.length(); i++) {
            while (k > 0 && pattern.charAt(i) != pattern.charAt(k)) {
                k = fail[k - 1];
            }
            fail[i] = pattern.charAt(i) == pattern.charAt(k) ? ++k : k;
        }
        List<Integer> hits = new ArrayList<>();
        for (int i = 0, k = 0; i < text.length(); i++) {
            while (k > 0 && text.charAt(i) != pattern.charAt(k)) {
                k = fail[k - 1];
            }
            if (text.charAt(i) == pattern.charAt(k)) {
                k++;
            }
            if (k == pattern.length()) {
                hits.add(i - k + 1);
                k = fail[k - 1];
            }
        }
        return hits.stream().mapToInt(Integer::intValue).toArray();
    }

    static String vigenere(String s, String key, int sign) {
        StringBuilder sb = new StringBuilder();
        int k = 0;
        for (char c : s.toCharArray()) {
            if (Character.isLetter(c)) {
                char base = Character.isUpperCase(c) ? 'A' : 'a';
                c = (char) (base + Math.floorMod(c - base + sign * (key.charAt(k++ % key.length()) - 'a'), 26));
            }
            sb.append(c);
        }
        return sb.toString();
    }

    static String spell(int n) {
        String[] small = "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen".split(" ");
        String[] tens = {"", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"};
        if (n < 0) {
            return "minus " + spell(-n);
        }
        return n < 20 ? small[n] : n < 100 ? tens[n / 10] + (n % 10 == 0 ? "" : "-" + small[n % 10]) : n < 1000 ? small[n / 100] + " hundred" + (n % 100 == 0 ? "" : " and " + spell(n % 100))
                : n < 1_000_000 ? spell(n / 1000) + " thousand" + (n % 1000 == 0 ? "" : " " + spell(n % 1000)) : spell(n / 1_000_000) + " million" + (n % 1_000_000 == 0 ? "" : " " + spell(n % 1_000_000));
    }

    public static void main(String[] args) {
        System.out.println(levenshtein("kitten", "sitting") + " " + levenshtein("", "abc") + " " + levenshtein("same", "same"));
        for (String l : wrap("In the beginning the compiler read the class files and saw that they were good", 24)) {
            System.out.println("|" + l + "|" + justify(l, 24) + "|");
        }
        for (int n : new int[] {1, 4, 9, 14, 40, 90, 399, 1994, 2024, 3999}) {
            System.out.print(roman(n) + " ");
        }
        System.out.println();
        System.out.println(Arrays.toString(kmp("abababcabab", "abab")) + Arrays.toString(kmp("aaaa", "aa")) + Arrays.toString(kmp("xyz", "q")));
        String secret = vigenere("Attack at Dawn!", "lemon", 1);
        System.out.println(secret + " " + vigenere(secret, "lemon", -1));
        for (int n : new int[] {0, 13, 42, 100, 999, 1001, 123456, -7, 5_000_017}) {
            System.out.println(spell(n));
        }
        TreeMap<String, Integer> anagrams = new TreeMap<>();
        for (String w : "listen silent enlist google elgoog abc cab".split(" ")) {
            char[] c = w.toCharArray();
            Arrays.sort(c);
            anagrams.merge(new String(c), 1, Integer::sum);
        }
        System.out.println(anagrams);
    }
}
