// SPDX-License-Identifier: Apache-2.0
package system;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

public class ArgumentParser {
    // A command line parser in the manner of getopt(3): clusters, values, long options with abbreviations, and the end of options.
    enum Option {
        VERBOSE('v', "verbose", false), OUTPUT('o', "output", true), NUMBER('n', "number", true), VERSION('V', "version", false);

        final char letter;
        final String name;
        final boolean takesValue;

        Option(char letter, String name, boolean takesValue) {
            this.letter = letter;
            this.name = name;
            this.takesValue = takesValue;
        }
    }

    static final class Usage extends RuntimeException {
        Usage(String message) {
            super(message);
        }
    }

    final Map<Option, List<String>> options = new EnumMap<>(Option.class);
    final List<String> operands = new ArrayList<>();

    ArgumentParser(String... arguments) {
        boolean onlyOperands = false;
        for (int i = 0; i < arguments.length; i++) {
            String a = arguments[i];
            if (onlyOperands || !a.startsWith("-") || a.equals("-")) {
                operands.add(a);
            } else if (a.equals("--")) {
                onlyOperands = true;
            } else if (a.startsWith("--")) {
                int equals = a.indexOf('=');
                Option option = named(equals < 0 ? a.substring(2) : a.substring(2, equals));
                if (!option.takesValue && equals >= 0) {
                    throw new Usage("--" + option.name + " takes no value");
                }
                add(option, !option.takesValue ? "" : equals >= 0 ? a.substring(equals + 1) : value(option, arguments, ++i));
            } else {
                for (int k = 1; k < a.length(); k++) {
                    Option option = lettered(a.charAt(k));
                    if (option.takesValue) {
                        add(option, k + 1 < a.length() ? a.substring(k + 1) : value(option, arguments, ++i));
                        break;
                    }
                    add(option, "");
                }
            }
        }
    }

    private static String value(Option option, String[] arguments, int i) {
        if (i >= arguments.length) {
            throw new Usage(option.name + " needs a value");
        }
        return arguments[i];
    }

    private static Option named(String prefix) {
        Option found = null;
        for (Option option : Option.values()) {
            if (option.name.equals(prefix)) {
                return option;
            }
            if (option.name.startsWith(prefix)) {
                if (found != null) {
                    throw new Usage("ambiguous --" + prefix);
                }
                found = option;
            }
        }
        if (found == null) {
            throw new Usage("unknown --" + prefix);
        }
        return found;
    }

    private static Option lettered(char letter) {
        for (Option option : Option.values()) {
            if (option.letter == letter) {
                return option;
            }
        }
        throw new Usage("unknown -" + letter);
    }

    private void add(Option option, String value) {
        options.computeIfAbsent(option, _ -> new ArrayList<>()).add(value);
    }

    static void show(String... arguments) {
        try {
            ArgumentParser parsed = new ArgumentParser(arguments);
            System.out.println(arguments.length + " " + parsed.options + " " + parsed.operands);
        } catch (Usage e) {
            System.out.println(arguments.length + " usage: " + e.getMessage());
        }
    }

    public static void main(String[] args) {
        show(args);
        for (String arg : args) {
            System.out.println("[" + arg + "] " + arg.length());
        }
        show();
        show("-vvo", "file", "-n3", "x", "-");
        show("--verb", "--out=", "--number", "-5", "--", "-v", "--x");
        show("--ver");
        show("--version=1");
        show("-n");
        show("-vz");
        show("--nothing");
        show("-o=x", "--o", "y", "é€");
    }
}
