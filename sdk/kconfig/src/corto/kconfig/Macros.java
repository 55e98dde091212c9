// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Variables and functions of the text before it is parsed: `NAME = …`, `$(NAME)`, `$(NAME,argument,…)`
/// (Documentation/kbuild/kconfig-macro-language.rst of Linux).
final class Macros {
    private static final int MAX_ARGUMENTS = 16;
    private static final int MAX_DEPTH = 200;           // of expansions within expansions
    private static final int MAX_EXPANSIONS = 100_000;  // of one line
    private static final int MAX_LENGTH = 1_000_000;    // characters of one expansion

    /// A variable; it is expanded when it is used (`=`), or was when it was assigned (`:=`).
    private static final class Variable {
        String value = "";
        boolean simple;
        int active;         // expansions of it that are going on
    }

    enum Assignment { RECURSIVE, SIMPLE, APPEND }

    private final KconfigVariables outside;
    private final List<Warning> warnings;
    private final Map<String, Variable> variables = new HashMap<>();
    private Position position;
    private int depth;
    private int expansions;

    Macros(KconfigVariables outside, List<Warning> warnings) {
        this.outside = outside;
        this.warnings = warnings;
    }

    /// Says which line is read now, for `$(filename)`, `$(lineno)` and errors.
    void at(Position line) {
        position = line;
        expansions = 0;
    }

    void assign(String name, Assignment how, String text) throws KconfigException {
        Variable variable = variables.get(name);
        boolean append = variable != null && how == Assignment.APPEND;
        if (variable == null) {
            variable = new Variable();
            variables.put(name, variable);
        }
        if (!append) {
            variable.simple = how == Assignment.SIMPLE;
        }
        String value = variable.simple ? expand(text) : text;
        variable.value = append ? variable.value + " " + value : value;
        if (variable.value.length() > MAX_LENGTH) {
            throw error("variable \"" + name + "\" has more than " + MAX_LENGTH + " characters");
        }
    }

    /// All of `text`, with references replaced.
    String expand(String text) throws KconfigException {
        return text.indexOf('$') < 0 ? text : expand(text, List.of());
    }

    private String expand(String text, List<String> arguments) throws KconfigException {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (true) {
            int dollar = text.indexOf('$', at);
            if (dollar < 0) {
                return out.append(text, at, text.length()).toString();
            }
            out.append(text, at, dollar);
            at = reference(text, dollar, out, arguments);
            if (out.length() > MAX_LENGTH) {
                throw error("the expansion of a variable has more than " + MAX_LENGTH + " characters");
            }
        }
    }

    /// Appends to `out` what the reference at `dollar` stands for. Returns the index behind it. A `$` without parenthesis is itself.
    int reference(String text, int dollar, StringBuilder out) throws KconfigException {
        return reference(text, dollar, out, List.of());
    }

    private int reference(String text, int dollar, StringBuilder out, List<String> arguments) throws KconfigException {
        int first = dollar + 2;
        if (first > text.length() || text.charAt(dollar + 1) != '(') {
            out.append('$');
            return dollar + 1;
        }
        int end = closing(text, first);
        if (end < 0) {
            throw error("unterminated reference to '" + text.substring(first) + "': expected ')' before the end of the line");
        }
        if (++depth > MAX_DEPTH) {
            throw error("'$(" + text.substring(first, end) + ")' is expanded more than " + MAX_DEPTH + " levels deep; does a function call itself?");
        }
        if (++expansions > MAX_EXPANSIONS) {
            throw error("the line needs more than " + MAX_EXPANSIONS + " expansions; variables double each other's length");
        }
        out.append(clause(text.substring(first, end), arguments));
        depth--;
        return end + 1;
    }

    private static int closing(String text, int first) {
        int nesting = 0;
        for (int i = first; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '(') {
                nesting++;
            } else if (c == ')' && nesting-- == 0) {
                return i;
            }
        }
        return -1;
    }

    /// What `$(clause)` stands for; `arguments` are those of the function whose body it is in.
    private String clause(String clause, List<String> arguments) throws KconfigException {
        int number = argumentNumber(clause);
        if (number > 0 && number <= arguments.size()) {
            return arguments.get(number - 1);
        }
        List<String> parts = split(clause);
        String name = expand(parts.get(0), arguments);
        List<String> given = new ArrayList<>();
        for (int i = 1; i < parts.size(); i++) {
            given.add(expand(parts.get(i), arguments));
        }
        Variable variable = variables.get(name);
        if (variable != null) {
            return value(name, variable, given);
        }
        String result = builtIn(name, given);
        if (result == null && given.isEmpty()) {
            result = outside.value(name);
        }
        return result == null ? "" : result;
    }

    private static int argumentNumber(String clause) {
        if (clause.isEmpty() || clause.length() > 2) {
            return 0;
        }
        int number = 0;
        for (int i = 0; i < clause.length(); i++) {
            char c = clause.charAt(i);
            if (c < '0' || c > '9') {
                return 0;
            }
            number = number * 10 + c - '0';
        }
        return number;
    }

    /// The name and the arguments, separated by commas that are in no parentheses.
    private List<String> split(String clause) throws KconfigException {
        List<String> parts = new ArrayList<>();
        int nesting = 0;
        int from = 0;
        for (int i = 0; i < clause.length(); i++) {
            char c = clause.charAt(i);
            if (c == ',' && nesting == 0) {
                parts.add(clause.substring(from, i));
                from = i + 1;
            } else if (c == '(') {
                nesting++;
            } else if (c == ')') {
                nesting--;
            }
        }
        parts.add(clause.substring(from));
        if (parts.size() > MAX_ARGUMENTS) {
            throw error("too many function arguments in '$(" + clause + ")': expected at most " + (MAX_ARGUMENTS - 1));
        }
        return parts;
    }

    private String value(String name, Variable variable, List<String> arguments) throws KconfigException {
        if (arguments.isEmpty() && variable.active > 0) {
            throw error("recursive variable '" + name + "' references itself (eventually)");
        }
        if (variable.simple) {
            return variable.value;
        }
        variable.active++;
        String value = expand(variable.value, arguments);
        variable.active--;
        return value;
    }

    /// The result of a function of the language, or `null` if there is none of this name.
    private String builtIn(String name, List<String> arguments) throws KconfigException {
        switch (name) {
            case "filename":
                expect(name, 0, arguments);
                return position.file().toString();
            case "lineno":
                expect(name, 0, arguments);
                return Integer.toString(position.line());
            case "info":
                expect(name, 1, arguments);
                warnings.add(new Warning(Warning.Kind.MESSAGE, position, null, arguments.get(0)));
                return "";
            case "warning-if":
                expect(name, 2, arguments);
                if (arguments.get(0).equals("y")) {
                    warnings.add(new Warning(Warning.Kind.MESSAGE, position, null, arguments.get(1)));
                }
                return "";
            case "error-if":
                expect(name, 2, arguments);
                if (arguments.get(0).equals("y")) {
                    throw error(arguments.get(1));
                }
                return "";
            case "shell":
                expect(name, 1, arguments);
                return shell(arguments.get(0));
            default:
                return null;
        }
    }

    private void expect(String name, int count, List<String> arguments) throws KconfigException {
        if (arguments.size() != count) {
            throw error("too " + (arguments.size() < count ? "few" : "many") + " function arguments passed to '" + name + "': expected "
                    + count + ", found " + arguments.size());
        }
    }

    private String shell(String command) throws KconfigException {
        if (outside.shell() == null) {
            throw error("$(shell," + command + ") is not supported: the configuration would depend on the machine and its tools; "
                    + "use a symbol, or a variable that the command line sets");
        }
        String output = outside.shell().run(command);
        int end = output.length();
        while (end > 0 && output.charAt(end - 1) == '\n') {
            end--;
        }
        return output.substring(0, end).replace('\n', ' ');
    }

    private KconfigException error(String message) {
        return new KconfigException(position, message);
    }
}
