// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The kernel command line: settings of the kernel, `--`, arguments of the program.
///
/// ```
/// log=debug -- one "two words" "a \"quote\"" ""
/// ```
/// Words are separated by single spaces. A word that is empty or has a space, a quote, a backslash or a control character stands in
/// double quotes; inside, `\"` and `\\` are the characters themselves, `\n`, `\t`, `\r` as in Java. Text is UTF-8. So each list of
/// arguments has one form, and the guest gets exactly what was typed.
public final class BootArguments {
    private static final String SEPARATOR = "--";

    private BootArguments() {
    }

    /// `settings` keeps its order. No settings and no arguments: the empty string.
    public static String join(Map<String, String> settings, List<String> arguments) {
        Stream<String> kernel = settings.entrySet().stream().map(setting -> quote(setting.getKey() + "=" + setting.getValue()));
        Stream<String> program = arguments.isEmpty() ? Stream.empty() : Stream.concat(Stream.of(SEPARATOR), arguments.stream().map(BootArguments::quote));
        return Stream.concat(kernel, program).collect(Collectors.joining(" "));
    }

    static String quote(String word) {
        boolean plain = !word.isEmpty() && word.chars().allMatch(c -> c > ' ' && c != '"' && c != '\\' && c != 0x7F);
        if (plain) {
            return word;
        }
        StringBuilder quoted = new StringBuilder("\"");
        for (char c : word.toCharArray()) {
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\t' -> quoted.append("\\t");
                case '\r' -> quoted.append("\\r");
                default -> quoted.append(c);
            }
        }
        return quoted.append('"').toString();
    }
}
