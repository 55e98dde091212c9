// SPDX-License-Identifier: Apache-2.0
package algorithms;

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.TreeMap;

public class Compression {
    sealed interface Tree extends Comparable<Tree> {
        int weight();

        int order();

        default int compareTo(Tree o) {
            return weight() != o.weight() ? Integer.compare(weight(), o.weight()) : Integer.compare(order(), o.order());
        }
    }

    record Leaf(char c, int weight) implements Tree {
        public int order() {
            return c;
        }
    }

    record Fork(Tree left, Tree right, int weight, int order) implements Tree {}

    static Map<Character, String> huffman(String s) {
        Map<Character, Integer> counts = new TreeMap<>();
        for (char c : s.toCharArray()) {
            counts.merge(c, 1, Integer::sum);
        }
        PriorityQueue<Tree> queue = new PriorityQueue<>();
        counts.forEach((c, n) -> queue.add(new Leaf(c, n)));
        int order = 1000;
        while (queue.size() > 1) {
            Tree a = queue.poll();
            Tree b = queue.poll();
            queue.add(new Fork(a, b, a.weight() + b.weight(), order++));
        }
        Map<Character, String> codes = new TreeMap<>();
        walk(queue.poll(), "", codes);
        return codes;
    }

    static void walk(Tree t, String prefix, Map<Character, String> codes) {
        switch (t) {
            case Leaf(char c, int w) -> codes.put(c, prefix.isEmpty() ? "0" : prefix);
            case Fork(Tree l, Tree r, int w, int o) -> {
                walk(l, prefix + "0", codes);
                walk(r, prefix + "1", codes);
            }
        }
    }

    static String runLength(String s) {
        StringBuilder sb = new StringBuilder();
        for (int i = 0, j; i < s.length(); i = j) {
            for (j = i; j < s.length() && s.charAt(j) == s.charAt(i); ) {
                j++;
            }
            sb.append(s.charAt(i)).append(j - i);
        }
        return sb.toString();
    }

    static int[] lzw(String s) {
        Map<String, Integer> dictionary = new HashMap<>();
        for (char c = 0; c < 256; c++) {
            dictionary.put("" + c, (int) c);
        }
        int[] out = new int[s.length()];
        int n = 0;
        String w = "";
        for (char c : s.toCharArray()) {
            if (dictionary.containsKey(w + c)) {
                w += c;
            } else {
                out[n++] = dictionary.get(w);
                dictionary.put(w + c, dictionary.size());
                w = "" + c;
            }
        }
        if (!w.isEmpty()) {
            out[n++] = dictionary.get(w);
        }
        return Arrays.copyOf(out, n);
    }

    static String unlzw(int[] codes) {
        Map<Integer, String> dictionary = new HashMap<>();
        for (int c = 0; c < 256; c++) {
            dictionary.put(c, "" + (char) c);
        }
        String w = "";
        StringBuilder out = new StringBuilder();
        for (int code : codes) {
            String e = dictionary.containsKey(code) ? dictionary.get(code) : w + w.charAt(0);
            out.append(e);
            if (!w.isEmpty()) {
                dictionary.put(dictionary.size(), w + e.charAt(0));
            }
            w = e;
        }
        return out.toString();
    }

    static String bwt(String s) {
        String[] rotations = new String[s.length()];
        for (int i = 0; i < s.length(); i++) {
            rotations[i] = s.substring(i) + s.substring(0, i);
        }
        Arrays.sort(rotations);
        StringBuilder sb = new StringBuilder();
        for (String r : rotations) {
            sb.append(r.charAt(r.length() - 1));
        }
        return sb.toString();
    }

    public static void main(String[] args) {
        for (String s : new String[] {"abracadabra", "aaaaaaa", "she sells sea shells by the sea shore", "x"}) {
            Map<Character, String> codes = huffman(s);
            int bits = 0;
            for (char c : s.toCharArray()) {
                bits += codes.get(c).length();
            }
            int[] packed = lzw(s);
            System.out.println(codes + " " + bits + " " + runLength(s) + " " + Arrays.toString(packed) + unlzw(packed).equals(s) + " " + bwt(s));
        }
        String big = "the quick brown fox ".repeat(50);
        int[] codes = lzw(big);
        System.out.println(codes.length + " " + Arrays.hashCode(codes) + " " + unlzw(codes).equals(big));
    }
}
