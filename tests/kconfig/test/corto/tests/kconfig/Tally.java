// SPDX-License-Identifier: Apache-2.0
package corto.tests.kconfig;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What was compared, how much of it, and what differed. For several threads.
final class Tally {
    private final Map<String, Long> counts = new TreeMap<>();
    private final List<Disagreement> disagreements = new ArrayList<>();

    synchronized void count(String what, long number) {
        counts.merge(what, number, Long::sum);
    }

    synchronized void differ(String where, String check, String detail) {
        disagreements.add(new Disagreement(where, check, detail));
    }

    /// Notes a comparison of texts.
    void compare(String where, String check, String expected, String actual) {
        count(check, 1);
        if (!expected.equals(actual)) {
            differ(where, check, Text.difference(expected, actual));
        }
    }

    synchronized List<Disagreement> disagreements() {
        return List.copyOf(disagreements);
    }

    synchronized long number(String what) {
        return counts.getOrDefault(what, 0L);
    }

    /// The counts, one a line.
    synchronized String report() {
        StringBuilder text = new StringBuilder();
        counts.forEach((what, number) -> text.append(String.format("%,12d  %s%n", number, what)));
        return text.toString();
    }
}
