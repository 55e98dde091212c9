// SPDX-License-Identifier: Apache-2.0
package corto.runners;

import corto.console.Failure;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// The kernel's command line: options of the kernel, the program's environment, `--`, the program's arguments.
///
/// ```
/// corto.ip=10.0.2.15/24 LANG=C "GREETING=good morning" -- one "two words" "a \"quote\"" ""
/// ```
/// Options of the kernel are told from the environment by their prefix `corto.`; a variable may not begin with it. Where the kernel
/// runs a Linux program, the first argument is the program's path.
///
/// Words are separated by single spaces. A word that is empty or has a blank, a quote, a backslash or a control character stands in
/// double quotes, with a backslash before `"` and `\`, as a POSIX shell reads it. Text is UTF-8. So the guest gets exactly the words
/// that were typed; `corto.platform.pc` reads them.
public final class BootArguments {
    /// The guest keeps one page for the text and the zero that ends it.
    static final int MOST_BYTES = 4095;

    private static final String SEPARATOR = "--";
    private static final String OPTION_PREFIX = "corto.";

    private BootArguments() {
    }

    /// Without options of the kernel.
    public static String join(Map<String, String> environment, List<String> arguments) {
        return join(Map.of(), environment, arguments);
    }

    /// `options` (names without prefix) and `environment` keep their order. Nothing at all gives the empty string.
    public static String join(Map<String, String> options, Map<String, String> environment, List<String> arguments) {
        environment.keySet().stream().filter(name -> name.startsWith(OPTION_PREFIX)).findFirst().ifPresent(name -> {
            throw new Failure("a variable of the program cannot be called \"" + name + "\": names with " + OPTION_PREFIX + " are the kernel's.");
        });
        Stream<String> settings = options.entrySet().stream().map(option -> quote(OPTION_PREFIX + option.getKey() + "=" + option.getValue()));
        Stream<String> variables = environment.entrySet().stream().map(variable -> quote(variable.getKey() + "=" + variable.getValue()));
        boolean separated = !options.isEmpty() || !environment.isEmpty() || !arguments.isEmpty();     // always, so that an argument may itself be "--"
        Stream<String> after = separated ? Stream.concat(Stream.of(SEPARATOR), arguments.stream().map(BootArguments::quote)) : Stream.empty();
        String text = Stream.of(settings, variables, after).flatMap(words -> words).collect(Collectors.joining(" "));
        int bytes = text.getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MOST_BYTES) {
            throw new Failure("the program's arguments and environment take " + bytes + " bytes; a machine can be given " + MOST_BYTES + ".",
                    "Pass less, or pass it on standard input. The process platform (--platform process) has no such limit.");
        }
        return text;
    }

    /// `arguments`, as `join` makes them, for a machine that is about to be started: the guest is told when that was, because the PC's clock has whole seconds only. If there is room.
    static String startedAt(Instant now, String arguments) {
        String option = OPTION_PREFIX + "time=" + (now.getEpochSecond() * 1_000_000_000 + now.getNano());
        String text = option + " " + (arguments.isEmpty() ? SEPARATOR : arguments);
        return text.getBytes(StandardCharsets.UTF_8).length <= MOST_BYTES ? text : arguments;
    }

    static String quote(String word) {
        if (word.indexOf('\0') >= 0) {
            throw new Failure("an argument of the program holds a zero character, which no machine can be given.");
        }
        boolean plain = !word.isEmpty() && word.chars().allMatch(c -> c > ' ' && c != '"' && c != '\'' && c != '\\' && c != 0x7F);
        return plain ? word : "\"" + word.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
    }
}
