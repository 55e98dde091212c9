// SPDX-License-Identifier: Apache-2.0
package corto.composition;

import java.util.ArrayList;
import java.util.List;

/// A composition as text, in three sections; columns are at least two blanks apart.
final class CompositionText {
    private CompositionText() {
    }

    static String of(Composition composition) {
        StringBuilder text = new StringBuilder("Libraries of this image, the symbols that select them, and who requires them:\n");
        List<List<String>> rows = new ArrayList<>();
        for (Member member : composition.members()) {
            rows.add(List.of("  " + member.name(), member.symbol(), member.requiredBy().isEmpty() ? "selected" : "required by " + String.join(", ", member.requiredBy())));
        }
        text.append(table(rows));
        text.append("\nServices and who provides them, in order:\n");
        rows.clear();
        for (Service service : composition.services()) {
            rows.add(List.of("  " + service.name(), String.join(", ", service.providers().stream().map(Provider::type).toList())));
        }
        text.append(table(rows));
        text.append("\nBoot:\n");
        rows.clear();
        for (Provider step : composition.bootOrder()) {
            rows.add(List.of(String.format("%3d. ", rows.size() + 1) + step.type(), step.module()));
        }
        rows.add(List.of(String.format("%3d. ", rows.size() + 1) + "the program", ""));
        return text.append(table(rows)).toString();
    }

    /// Rows with their columns aligned, each row a line.
    static String table(List<List<String>> rows) {
        List<Integer> widths = new ArrayList<>();
        for (List<String> row : rows) {
            for (int i = 0; i < row.size(); i++) {
                if (i == widths.size()) {
                    widths.add(0);
                }
                widths.set(i, Math.max(widths.get(i), row.get(i).length()));
            }
        }
        StringBuilder text = new StringBuilder();
        for (List<String> row : rows) {
            StringBuilder line = new StringBuilder();
            for (int i = 0; i < row.size(); i++) {
                line.append(row.get(i)).append(" ".repeat(widths.get(i) - row.get(i).length() + 2));
            }
            text.append(line.toString().stripTrailing()).append('\n');
        }
        return text.toString();
    }
}
