// SPDX-License-Identifier: Apache-2.0
package text;

import java.util.ArrayList;
import java.util.List;

public class DiffLines {
    // The longest common subsequence of lines, a unified diff made from it, and a patch that applies it.
    sealed interface Change {
        String line();
    }

    record Keep(String line) implements Change {}
    record Delete(String line) implements Change {}
    record Insert(String line) implements Change {}

    static List<Change> diff(List<String> a, List<String> b) {
        int[][] length = new int[a.size() + 1][b.size() + 1];
        for (int i = a.size() - 1; i >= 0; i--) {
            for (int j = b.size() - 1; j >= 0; j--) {
                length[i][j] = a.get(i).equals(b.get(j)) ? length[i + 1][j + 1] + 1 : Math.max(length[i + 1][j], length[i][j + 1]);
            }
        }
        List<Change> changes = new ArrayList<>();
        int i = 0;
        int j = 0;
        while (i < a.size() || j < b.size()) {
            if (i < a.size() && j < b.size() && a.get(i).equals(b.get(j))) {
                changes.add(new Keep(a.get(i++)));
                j++;
            } else if (j == b.size() || i < a.size() && length[i + 1][j] >= length[i][j + 1]) {
                changes.add(new Delete(a.get(i++)));
            } else {
                changes.add(new Insert(b.get(j++)));
            }
        }
        return changes;
    }

    static List<String> unified(List<Change> changes, int context) {
        List<String> out = new ArrayList<>();
        int old = 1;
        int fresh = 1;
        int quiet = Integer.MAX_VALUE;
        for (int at = 0; at < changes.size(); at++) {
            boolean near = false;
            for (int k = Math.max(0, at - context); k <= Math.min(changes.size() - 1, at + context); k++) {
                near |= !(changes.get(k) instanceof Keep);
            }
            if (near) {
                if (quiet > 0) {
                    out.add("@@ -" + old + " +" + fresh + " @@");
                }
                quiet = 0;
            } else {
                quiet = 1;
            }
            switch (changes.get(at)) {
                case Keep(var line) -> {
                    if (near) {
                        out.add(" " + line);
                    }
                    old++;
                    fresh++;
                }
                case Delete(var line) -> {
                    out.add("-" + line);
                    old++;
                }
                case Insert(var line) -> {
                    out.add("+" + line);
                    fresh++;
                }
            }
        }
        return out;
    }

    static List<String> patch(List<String> text, List<String> diff) {
        List<String> result = new ArrayList<>();
        int at = 0;
        for (String line : diff) {
            switch (line.charAt(0)) {
                case '@' -> {
                    int start = Integer.parseInt(line.substring(4, line.indexOf(' ', 4))) - 1;
                    while (at < start) {
                        result.add(text.get(at++));
                    }
                }
                case ' ', '-' -> {
                    if (!text.get(at).equals(line.substring(1))) {
                        throw new IllegalStateException("line " + (at + 1) + " is '" + text.get(at) + "'");
                    }
                    if (line.charAt(0) == ' ') {
                        result.add(text.get(at));
                    }
                    at++;
                }
                case '+' -> result.add(line.substring(1));
                default -> throw new IllegalArgumentException(line);
            }
        }
        result.addAll(text.subList(at, text.size()));
        return result;
    }

    public static void main(String[] args) {
        String[][] pairs = {{"a\nb\nc\nd\ne\nf\ng\nh", "a\nx\nc\nd\ne\nf\ng\ny\nh"}, {"", "new"}, {"old", ""}, {"same\nsame", "same\nsame"}, {"1\n2\n3", "3\n2\n1"}, {"p\n\nq", "\np\nq\n\n"}};
        for (String[] pair : pairs) {
            List<String> a = pair[0].lines().toList();
            List<String> b = pair[1].lines().toList();
            List<Change> changes = diff(a, b);
            for (int context = 0; context < 3; context++) {
                List<String> diff = unified(changes, context);
                System.out.println(context + " " + diff + " " + patch(a, diff).equals(b));
            }
        }
        try {
            patch(List.of("a", "q"), unified(diff(List.of("a", "b"), List.of("a", "c")), 1));
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
    }
}
