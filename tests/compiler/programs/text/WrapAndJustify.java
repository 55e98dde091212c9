// SPDX-License-Identifier: Apache-2.0
package text;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

public class WrapAndJustify {
    // Paragraphs broken greedily and with least raggedness (dynamic programming), aligned four ways, words longer than the line, tabs.
    enum Alignment { LEFT, RIGHT, CENTRE, JUSTIFY }

    static List<List<String>> greedy(List<String> words, int width) {
        List<List<String>> lines = new ArrayList<>();
        int used = width + 1;
        for (String word : words) {
            if (used + 1 + word.length() > width) {
                lines.add(new ArrayList<>());
                used = -1;
            }
            lines.getLast().add(word);
            used += 1 + word.length();
        }
        return lines;
    }

    static List<List<String>> balanced(List<String> words, int width) {
        int n = words.size();
        long[] cost = new long[n + 1];
        int[] next = new int[n + 1];
        for (int i = n - 1; i >= 0; i--) {
            cost[i] = Long.MAX_VALUE;
            int length = -1;
            for (int j = i; j < n; j++) {
                length += 1 + words.get(j).length();
                if (length > width && j > i) {
                    break;
                }
                long slack = Math.max(0, width - length);
                long total = cost[j + 1] + (j == n - 1 ? 0 : slack * slack * slack);
                if (total < cost[i]) {
                    cost[i] = total;
                    next[i] = j + 1;
                }
            }
        }
        List<List<String>> lines = new ArrayList<>();
        for (int i = 0; i < n; i = next[i]) {
            lines.add(words.subList(i, next[i]));
        }
        return lines;
    }

    static String align(List<String> words, int width, Alignment how, boolean last) {
        String line = String.join(" ", words);
        int space = Math.max(0, width - line.length());
        return switch (how) {
            case LEFT -> line + " ".repeat(space);
            case RIGHT -> " ".repeat(space) + line;
            case CENTRE -> " ".repeat(space / 2) + line + " ".repeat(space - space / 2);
            case JUSTIFY -> {
                if (last || words.size() == 1) {
                    yield align(words, width, Alignment.LEFT, last);
                }
                StringBuilder out = new StringBuilder();
                int gaps = words.size() - 1;
                for (int i = 0; i <= gaps; i++) {
                    out.append(words.get(i));
                    if (i < gaps) {
                        out.append(" ".repeat(1 + space * (i + 1) / gaps - space * i / gaps));
                    }
                }
                yield out.toString();
            }
        };
    }

    public static void main(String[] args) {
        String[] texts = {"The quick brown fox jumps over the lazy dog, and  then\tit sleeps.", "a bb ccc dddd eeeee ffffff", "incomprehensibilities are words longer than lines", "", "   single   "};
        for (String text : texts) {
            List<String> words = Arrays.stream(text.split("\\s+")).filter(w -> !w.isEmpty()).toList();
            for (int width : new int[] {6, 11, 20}) {
                List<List<String>> a = greedy(words, width);
                List<List<String>> b = balanced(words, width);
                System.out.println(width + " " + words.size() + " words in " + a.size() + " or " + b.size() + " lines" + (a.equals(b) ? ", the same" : ""));
                for (int i = 0; i < b.size(); i++) {
                    System.out.println("|" + align(b.get(i), width, Alignment.values()[(i + width) % 4], i == b.size() - 1) + "|");
                }
            }
        }
    }
}
