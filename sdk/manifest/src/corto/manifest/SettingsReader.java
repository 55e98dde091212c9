// SPDX-License-Identifier: Apache-2.0
package corto.manifest;

import corto.console.Failure;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Collects the settings of `config`, from a mapping or from lines as a `.config` has them. Which symbols there are and which values
/// they take is Kconfig's business; here only the form is checked.
final class SettingsReader {
    private static final String PREFIX = "CONFIG_";
    private static final Pattern SYMBOL = Pattern.compile("[A-Za-z0-9_]+");
    private static final Pattern LINE = Pattern.compile(PREFIX + "([A-Za-z0-9_]+)=(y|n|-?\\d+|0[xX][0-9A-Fa-f]+|\"((?:[^\"\\\\]|\\\\.)*)\")");
    private static final Pattern NOT_SET = Pattern.compile("# " + PREFIX + "([A-Za-z0-9_]+) is not set");

    private final List<Setting> settings = new ArrayList<>();
    private final Map<String, String> places = new HashMap<>();

    List<Setting> settings() {
        return List.copyOf(settings);
    }

    /// An entry of a mapping. `isPlain`: YAML's text has no quotes, so that `true` is a switch and not a word.
    void value(String name, String value, boolean isPlain, String place) {
        String symbol = name.startsWith(PREFIX) ? name.substring(PREFIX.length()) : name;
        if (!SYMBOL.matcher(symbol).matches()) {
            throw new Failure(place + ": config: \"" + name + "\" cannot be a symbol.", "Symbols are written in capitals, digits and _: NET_TCP.");
        }
        if (isPlain && (value.equals("true") || value.equals("false"))) {
            throw new Failure(place + ": config: " + name + ": " + value + " is no value of Kconfig.", "Write: " + name + ": " + (value.equals("true") ? "y" : "n"));
        }
        add(symbol, value, place);
    }

    /// A line of a `.config`: a setting, a comment, or nothing.
    void line(String line, String place) {
        String text = line.strip();
        Matcher notSet = NOT_SET.matcher(text);
        if (notSet.matches()) {
            add(notSet.group(1), "n", place);
            return;
        }
        if (text.isEmpty() || text.startsWith("#")) {
            return;
        }
        Matcher setting = LINE.matcher(text);
        if (!setting.matches()) {
            throw new Failure(place + ": config: \"" + text + "\" is no setting.", "Write CONFIG_NAME=y, =n, a number, or a text in double quotes.");
        }
        String quoted = setting.group(3);
        add(setting.group(1), quoted == null ? setting.group(2) : quoted.replaceAll("\\\\(.)", "$1"), place);
    }

    private void add(String symbol, String value, String place) {
        String before = places.put(symbol, place);
        if (before != null) {
            throw new Failure(place + ": config: " + symbol + " is set twice, first in line " + before.substring(before.lastIndexOf(':') + 1) + ".");
        }
        settings.add(new Setting(symbol, value, place));
    }
}
