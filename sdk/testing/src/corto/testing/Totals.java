// SPDX-License-Identifier: Apache-2.0
package corto.testing;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Counts of tests. Their text is one line, which a worker writes and its reader reads.
record Totals(int passed, int skipped, List<String> failures) {
    private static final String MARK = "\0totals\t";
    private static final String SEPARATOR = "\t";

    static final Totals NONE = new Totals(0, 0, List.of());

    Totals plus(Totals other) {
        List<String> all = new ArrayList<>(failures);
        all.addAll(other.failures);
        return new Totals(passed + other.passed, skipped + other.skipped, all);
    }

    static boolean isLine(String line) {
        return line.startsWith(MARK);
    }

    String toLine() {
        StringBuilder line = new StringBuilder(MARK).append(passed).append(SEPARATOR).append(skipped);
        failures.forEach(failure -> line.append(SEPARATOR).append(failure.replaceAll("[\\t\\r\\n]", " ")));
        return line.toString();
    }

    static Totals ofLine(String line) {
        String[] parts = line.substring(MARK.length()).split(SEPARATOR);
        return new Totals(Integer.parseInt(parts[0]), Integer.parseInt(parts[1]), List.copyOf(Arrays.asList(parts).subList(2, parts.length)));
    }

    /// Prints the counts; whether all is well: something passed and nothing failed.
    boolean print(PrintStream out) {
        if (!failures.isEmpty()) {
            out.println();
            failures.forEach(failure -> out.println("failed: " + failure));
        }
        out.println(passed + " passed, " + failures.size() + " failed, " + skipped + " skipped");
        out.flush();
        return failures.isEmpty() && passed > 0;
    }
}
