// SPDX-License-Identifier: Apache-2.0
package corto.tests.kconfig;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// Makes what shows a disagreement small: removes runs of lines, long ones first, as long as the disagreement stays.
final class Shrinker {
    /// Whether these lines still show it.
    interface Test {
        boolean shows(List<String> lines) throws IOException;
    }

    private Shrinker() {}

    /// Removes runs of lines and, since neither can go alone, what opens and closes a block, until neither finds anything.
    static List<String> shrink(List<String> lines, Test test) throws IOException {
        List<String> smallest = new ArrayList<>(lines);
        int before;
        do {
            before = smallest.size();
            for (int run = Math.max(1, before / 2); run >= 1; run /= 2) {
                removeRuns(smallest, run, test);
            }
            removeBlocks(smallest, test);
        } while (smallest.size() < before);
        return smallest;
    }

    private static void removeRuns(List<String> lines, int run, Test test) throws IOException {
        for (int at = 0; at + run <= lines.size();) {
            List<String> without = new ArrayList<>(lines);
            without.subList(at, at + run).clear();
            at = accept(lines, without, test) ? at : at + run;
        }
    }

    private static void removeBlocks(List<String> lines, Test test) throws IOException {
        for (int at = 0; at < lines.size();) {
            int end = end(lines, at);
            if (end < 0) {
                at++;
                continue;
            }
            List<String> without = new ArrayList<>(lines);
            without.subList(at, end + 1).clear();
            List<String> opened = new ArrayList<>(lines);
            opened.remove(end);
            opened.remove(at);
            at = accept(lines, without, test) || accept(lines, opened, test) ? at : at + 1;
        }
    }

    private static boolean accept(List<String> lines, List<String> without, Test test) throws IOException {
        if (!test.shows(without)) {
            return false;
        }
        lines.clear();
        lines.addAll(without);
        return true;
    }

    /// The line that ends the block which begins at `at`; -1 if none begins there.
    private static int end(List<String> lines, int at) {
        if (!opens(lines.get(at))) {
            return -1;
        }
        int depth = 0;
        for (int i = at; i < lines.size(); i++) {
            depth += opens(lines.get(i)) ? 1 : lines.get(i).matches("end(if|menu|choice)\\b.*") ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return -1;
    }

    private static boolean opens(String line) {
        return line.matches("(if|menu|choice)\\b.*");
    }
}
