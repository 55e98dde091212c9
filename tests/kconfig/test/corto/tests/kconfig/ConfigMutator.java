// SPDX-License-Identifier: Apache-2.0
package corto.tests.kconfig;

import java.util.ArrayList;
import java.util.List;

/// Turns a `.config` into one that a person, a merge or another version of the files could have left: lines gone, changed, doubled, wrong.
final class ConfigMutator {
    private static final String PREFIX = "CONFIG_";

    private ConfigMutator() {}

    /// @param rough whether lines may be no lines of a configuration at all
    static String mutate(String config, Dice dice, boolean rough) {
        List<String> lines = new ArrayList<>();
        int loss = dice.of(List.of(0, 5, 20, 50));
        int change = dice.of(List.of(3, 10, 30));
        for (String line : config.split("\n")) {
            String name = name(line);
            if (name == null) {
                lines.add(line);
                continue;
            }
            if (dice.percent(loss)) {
                continue;
            }
            lines.add(dice.percent(change) ? changed(name, line, dice, rough) : line);
            if (rough && dice.percent(2)) {
                lines.add(changed(name, line, dice, true));
            }
        }
        if (rough) {
            for (int i = dice.below(4); i > 0; i--) {
                lines.add(dice.below(lines.size() + 1), rough(lines, dice));
            }
        }
        if (dice.percent(10)) {
            dice.shuffle(lines);
        }
        String end = rough && dice.percent(10) ? "\r\n" : "\n";
        return String.join(end, lines) + (rough && dice.percent(10) ? "" : end);
    }

    /// The symbol that a line gives a value; null if it gives none.
    static String name(String line) {
        if (line.startsWith(PREFIX) && line.indexOf('=') > 0) {
            return line.substring(PREFIX.length(), line.indexOf('='));
        }
        if (line.startsWith("# " + PREFIX) && line.endsWith(" is not set")) {
            return line.substring(2 + PREFIX.length(), line.length() - " is not set".length());
        }
        return null;
    }

    private static String changed(String name, String line, Dice dice, boolean rough) {
        String value = line.startsWith("#") ? "n" : line.substring(line.indexOf('=') + 1);
        boolean odd = rough && dice.percent(12);
        if (value.matches("[nmy]")) {
            return set(name, odd ? dice.of("x", "yes", "", "Y", "1") : dice.of("n", "m", "y", "y"));
        }
        if (value.startsWith("\"")) {
            return set(name, odd ? dice.of("unquoted", "\"open", "", "\"", "\"a\"b") : dice.of("\"\"", "\"changed\"", "\"a \\\" quote and a \\\\\"", "\"#\"", "\"7\"", "\"y\""));
        }
        if (value.startsWith("0x")) {
            return set(name, odd ? dice.of("12", "ff", "0xg", "0x", "-0x1", "0XAB", "0xffffffffff") : "0x" + Integer.toHexString(dice.below(200)));
        }
        return set(name, odd ? dice.of("-3", "007", "1e3", "", "0x10", "99999999999", "+4") : String.valueOf(dice.below(120)));
    }

    private static String set(String name, String value) {
        return value.equals("n") ? "# " + PREFIX + name + " is not set" : PREFIX + name + "=" + value;
    }

    private static String rough(List<String> lines, Dice dice) {
        String near = lines.isEmpty() ? "" : dice.of(lines);
        return switch (dice.below(12)) {
            case 0 -> "CONFIG_NOBODY_KNOWS=y";
            case 1 -> "# CONFIG_NOBODY_KNOWS is not set";
            case 2 -> "garbage";
            case 3 -> " " + near;
            case 4 -> near + " ";
            case 5 -> near.substring(0, near.length() / 2);
            case 6 -> near.replace("=", " = ");
            case 7 -> "#" + near;
            case 8 -> near.replace(" is not set", " is not set, really");
            case 9 -> "CONFIG_=y";
            case 10 -> near + "\r";
            default -> near.toLowerCase(java.util.Locale.ROOT);
        };
    }
}
