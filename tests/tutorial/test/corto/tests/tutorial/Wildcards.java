// SPDX-License-Identifier: Apache-2.0
package corto.tests.tutorial;

import java.util.List;
import java.util.regex.Pattern;

/// Compares what a document shows with what was printed.
final class Wildcards {
    private static final String ANYTHING = "…";

    private Wildcards() {}

    /// Whether `printed` is what `shown` says; blanks at the ends of lines do not count.
    static boolean matches(List<String> shown, String printed) {
        StringBuilder pattern = new StringBuilder();
        for (String line : shown) {
            pattern.append(line.strip().equals(ANYTHING) ? "(?:.*\n)*?" : line(line) + "[ \t]*\n");
        }
        String text = printed.isEmpty() || printed.endsWith("\n") ? printed : printed + "\n";
        return Pattern.matches(pattern.toString(), text);
    }

    /// Whether one of the lines of `screen` contains `row`, without the blanks at its ends.
    static boolean isOn(String screen, String row) {
        return Pattern.compile(line(row.strip())).matcher(screen).find();
    }

    private static String line(String line) {
        StringBuilder pattern = new StringBuilder();
        String[] parts = line.stripTrailing().split(ANYTHING, -1);
        for (int i = 0; i < parts.length; i++) {
            pattern.append(i == 0 ? "" : ".*").append(Pattern.quote(parts[i]));
        }
        return pattern.toString();
    }
}
