// SPDX-License-Identifier: Apache-2.0
package corto.console;

import java.util.Collection;
import java.util.Comparator;
import java.util.Optional;

/// "Did you mean": the known word nearest to a mistyped one.
public final class Suggestion {
    private Suggestion() {
    }

    /// The known word at the least edit distance from `word`, if that is small against the word's length.
    public static Optional<String> nearest(String word, Collection<String> known) {
        int limit = Math.max(1, word.length() / 3 + 1);
        return known.stream()
                .filter(candidate -> distance(word, candidate) <= limit)
                .min(Comparator.comparingInt((String candidate) -> distance(word, candidate)).thenComparing(Comparator.naturalOrder()));
    }

    /// ` Did you mean "x"?` or nothing.
    public static String sentence(String word, Collection<String> known) {
        return nearest(word, known).map(name -> " Did you mean \"" + name + "\"?").orElse("");
    }

    /// Optimal string alignment: insertions, deletions, replacements and swaps of neighbours each cost 1; case costs nothing.
    static int distance(String left, String right) {
        String a = left.toLowerCase(java.util.Locale.ROOT);
        String b = right.toLowerCase(java.util.Locale.ROOT);
        int[][] cost = new int[a.length() + 1][b.length() + 1];
        for (int i = 0; i <= a.length(); i++) {
            for (int j = 0; j <= b.length(); j++) {
                if (i == 0 || j == 0) {
                    cost[i][j] = i + j;
                    continue;
                }
                int replace = cost[i - 1][j - 1] + (a.charAt(i - 1) == b.charAt(j - 1) ? 0 : 1);
                cost[i][j] = Math.min(replace, 1 + Math.min(cost[i - 1][j], cost[i][j - 1]));
                if (i > 1 && j > 1 && a.charAt(i - 1) == b.charAt(j - 2) && a.charAt(i - 2) == b.charAt(j - 1)) {
                    cost[i][j] = Math.min(cost[i][j], 1 + cost[i - 2][j - 2]);
                }
            }
        }
        return cost[a.length()][b.length()];
    }
}
