// SPDX-License-Identifier: Apache-2.0
package corto.net.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.function.BinaryOperator;

/// A protocol's table of states, as its specification has it, and what really happens: columns are states, which the first line names, rows are events.
public final class StateTable {
    private StateTable() {}

    /// `cell` tells what happens in a state (its first argument) upon an event. The difference of the whole tables is shown.
    public static void isAsTold(String table, BinaryOperator<String> cell) {
        String[] lines = table.split("\n");
        String[] states = lines[0].split("\\|");
        StringBuilder actual = new StringBuilder(lines[0]).append('\n');
        for (int i = 1; i < lines.length; i++) {
            String event = lines[i].substring(0, lines[i].indexOf('|'));
            StringBuilder line = new StringBuilder(event);
            for (int place = 1; place < states.length; place++) {
                String text = " " + cell.apply(states[place].strip(), event.strip());
                line.append('|').append(text).append(" ".repeat(Math.max(0, states[place].length() - text.length())));
            }
            actual.append(line.toString().stripTrailing()).append('\n');
        }
        assertThat(actual.toString()).isEqualTo(table);
    }
}
