// SPDX-License-Identifier: Apache-2.0
package corto.console;

import java.util.ArrayList;
import java.util.List;

/// Breaks lines for terminals.
public final class Wrapping {
    private static final int COLUMNS = 100;

    private Wrapping() {
    }

    /// `head` and the `words` with commas between and `end` behind, in lines of at most 100 columns as far as words allow; all but the first are
    /// indented by four columns more than `head`.
    public static List<String> list(String head, List<String> words, String end) {
        String indent = " ".repeat(head.length() - head.stripLeading().length() + 3);
        List<String> lines = new ArrayList<>();
        String line = head;
        for (int i = 0; i < words.size(); i++) {
            String next = words.get(i) + (i < words.size() - 1 ? "," : end);
            if (line.length() + 1 + next.length() > COLUMNS) {
                lines.add(line);
                line = indent;
            }
            line += " " + next;
        }
        lines.add(line);
        return lines;
    }
}
