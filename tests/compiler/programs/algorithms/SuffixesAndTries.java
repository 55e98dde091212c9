// SPDX-License-Identifier: Apache-2.0
package algorithms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

public class SuffixesAndTries {
    static final class Trie {
        private final Map<Character, Trie> children = new TreeMap<>();
        private int ends;

        void add(String word) {
            Trie node = this;
            for (char c : word.toCharArray()) {
                node = node.children.computeIfAbsent(c, _ -> new Trie());
            }
            node.ends++;
        }

        /// All words within `edits` insertions, deletions, replacements: a row of Levenshtein's table for each node.
        void near(String word, int edits, String prefix, int[] row, List<String> out) {
            if (ends > 0 && row[word.length()] <= edits) {
                out.add(prefix + ":" + row[word.length()]);
            }
            children.forEach((c, child) -> {
                int[] next = new int[row.length];
                next[0] = row[0] + 1;
                int least = next[0];
                for (int i = 1; i < row.length; i++) {
                    next[i] = Math.min(Math.min(next[i - 1], row[i]) + 1, row[i - 1] + (word.charAt(i - 1) == c ? 0 : 1));
                    least = Math.min(least, next[i]);
                }
                if (least <= edits) {
                    child.near(word, edits, prefix + c, next, out);
                }
            });
        }

        List<String> near(String word, int edits) {
            int[] row = new int[word.length() + 1];
            Arrays.setAll(row, i -> i);
            List<String> out = new ArrayList<>();
            near(word, edits, "", row, out);
            return out;
        }
    }

    static Integer[] suffixArray(String text) {
        Integer[] suffixes = new Integer[text.length()];
        Arrays.setAll(suffixes, i -> i);
        Arrays.sort(suffixes, (a, b) -> {
            while (a < text.length() && b < text.length()) {
                int order = Character.compare(text.charAt(a++), text.charAt(b++));
                if (order != 0) {
                    return order;
                }
            }
            return b - a;
        });
        return suffixes;
    }

    static String longestRepeat(String text) {
        Integer[] suffixes = suffixArray(text);
        String best = "";
        for (int i = 1; i < suffixes.length; i++) {
            int a = suffixes[i - 1];
            int b = suffixes[i];
            int n = 0;
            while (Math.max(a, b) + n < text.length() && text.charAt(a + n) == text.charAt(b + n)) {
                n++;
            }
            if (n > best.length()) {
                best = text.substring(a, a + n);
            }
        }
        return best;
    }

    static List<Integer> knuthMorrisPratt(String pattern, String text) {
        int[] failure = new int[pattern.length() + 1];
        failure[0] = -1;
        for (int i = 0, k = -1; i < pattern.length(); ) {
            while (k >= 0 && pattern.charAt(i) != pattern.charAt(k)) {
                k = failure[k];
            }
            failure[++i] = ++k;
        }
        List<Integer> found = new ArrayList<>();
        for (int i = 0, k = 0; i < text.length(); i++) {
            while (k >= 0 && (k == pattern.length() || pattern.charAt(k) != text.charAt(i))) {
                k = failure[k];
            }
            if (++k == pattern.length()) {
                found.add(i - k + 1);
            }
        }
        return found;
    }

    static String burrowsWheeler(String text) {
        String twice = text + text;
        Integer[] rotations = new Integer[text.length()];
        Arrays.setAll(rotations, i -> i);
        Arrays.sort(rotations, (a, b) -> twice.substring(a, a + text.length()).compareTo(twice.substring(b, b + text.length())));
        StringBuilder out = new StringBuilder();
        for (int r : rotations) {
            out.append(twice.charAt(r + text.length() - 1));
        }
        return out.toString();
    }

    public static void main(String[] args) {
        Trie trie = new Trie();
        for (String word : "kitten sitting mitten bitten bit sit kit kitchen written smitten".split(" ")) {
            trie.add(word);
        }
        for (String word : new String[] {"kitten", "sit", "", "writen", "zzzz"}) {
            System.out.println(word + " " + trie.near(word, 1) + " " + trie.near(word, 2));
        }
        System.out.println(Arrays.toString(suffixArray("mississippi")) + " " + longestRepeat("mississippi") + " [" + longestRepeat("abc") + "] " + longestRepeat("aaaaaa"));
        System.out.println(knuthMorrisPratt("aba", "ababababcaba") + " " + knuthMorrisPratt("x", "") + " " + knuthMorrisPratt("aaa", "aaaaa") + " " + knuthMorrisPratt("abcabd", "abcabcabd"));
        System.out.println(burrowsWheeler("banana$") + " " + burrowsWheeler("abracadabra|"));
    }
}
