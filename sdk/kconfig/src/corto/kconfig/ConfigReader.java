// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import corto.console.Suggestion;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Reads `.config` files: `CONFIG_NAME=value` and `# CONFIG_NAME is not set` (confdata.c of Linux).
final class ConfigReader {
    static final String PREFIX = "CONFIG_";
    private static final String NOT_SET = "is not set";
    private static final int MAX_SUGGESTIONS = 20;      // each goes through all names

    private final Kconfig kconfig;
    private final Evaluation evaluation;
    private final Values values;
    private final Path file;
    private final boolean merge;
    private final List<Warning> warnings = new ArrayList<>();
    private final Map<Valued, Integer> lines = new HashMap<>();       // of the symbols that this file has set
    private final Set<Choice> inconsistent = new HashSet<>();
    private int line;
    private int suggestions;

    /// `merge`: what the file does not name stays as it is.
    ConfigReader(Kconfig kconfig, Evaluation evaluation, Path file, boolean merge) {
        this.kconfig = kconfig;
        this.evaluation = evaluation;
        values = evaluation.values;
        this.file = file;
        this.merge = merge;
    }

    List<Warning> read(String text) {
        if (!merge) {
            forget();
        }
        int at = 0;
        while (at < text.length()) {
            int end = text.indexOf('\n', at);
            end = end < 0 ? text.length() : end;
            line++;
            readLine(text.substring(at, end > at && text.charAt(end - 1) == '\r' ? end - 1 : end));
            at = end + 1;
        }
        evaluation.invalidate();
        settle();
        return warnings;
    }

    private void forget() {
        values.restart();
        for (Valued valued : kconfig.all()) {
            if (valued.index >= Constants.COUNT) {
                values.forgetUser(valued);
                if (valued instanceof Choice) {
                    values.set(valued, Values.USER);
                }
            }
        }
    }

    private void readLine(String text) {
        if (text.startsWith("#")) {
            String comment = text.startsWith("# " + PREFIX) ? text.substring(2 + PREFIX.length()) : "";
            int blank = comment.indexOf(' ');
            if (blank >= 0 && comment.startsWith(NOT_SET, blank + 1)) {
                assign(comment.substring(0, blank), "n");
            }
        } else if (text.startsWith(PREFIX)) {
            int equals = text.indexOf('=');
            if (equals < 0) {
                warn(Warning.Kind.MALFORMED, null, "unexpected data: " + text + ": expected '=' and a value after the name");
            } else {
                assign(text.substring(PREFIX.length(), equals), text.substring(equals + 1));
            }
        } else if (!text.isEmpty() && text.charAt(0) != '\r') {
            warn(Warning.Kind.MALFORMED, null, "unexpected data: " + text + ": expected CONFIG_NAME=value or a comment");
        }
    }

    private void assign(String name, String value) {
        Symbol symbol = kconfig.symbol(name);
        if (symbol == null) {
            warnUnknown(name);
            return;
        }
        if (lines.containsKey(symbol)) {
            warn(Warning.Kind.REASSIGNED, symbol, "override: reassigning to symbol " + name);
        }
        if (setUser(symbol, value)) {
            lines.put(symbol, line);
            if (symbol.choice != null) {
                setChoice(symbol.choice, symbol);
            }
        }
    }

    private void warnUnknown(String name) {
        String suggestion = "";
        if (suggestions++ < MAX_SUGGESTIONS) {
            List<String> names = new ArrayList<>();
            for (Symbol symbol : kconfig.symbols()) {
                names.add(symbol.name());
            }
            suggestion = Suggestion.sentence(name, names);
        }
        warn(Warning.Kind.UNKNOWN_SYMBOL, null, "unknown symbol: " + name + "." + suggestion);
    }

    /// Notes the value as the user's. `false` if it is none of the symbol's type.
    private boolean setUser(Symbol symbol, String text) {
        Tristate logical = text.isEmpty() || !symbol.type.isLogical() ? null : logical(symbol.type, text.charAt(0));
        if (symbol.type.isLogical()) {
            if (logical == null) {
                return invalid(symbol, text);
            }
            values.userLogical[symbol.index] = logical;
        } else if (symbol.type == Type.STRING) {
            String content = unquoted(text);
            if (content == null) {
                warn(Warning.Kind.INVALID_VALUE, symbol, "invalid string found: the value of " + symbol + " is " + text
                        + ": expected a text in quotation marks");
                return false;
            }
            values.userText[symbol.index] = content;
        } else if (symbol.type.accepts(text)) {
            values.userText[symbol.index] = text;
        } else {
            return invalid(symbol, text);
        }
        values.set(symbol, Values.USER);
        return true;
    }

    private static Tristate logical(Type type, char letter) {
        return switch (letter) {
            case 'y' -> Tristate.Y;
            case 'n' -> Tristate.N;
            case 'm' -> type == Type.TRISTATE ? Tristate.M : null;
            default -> null;
        };
    }

    private boolean invalid(Symbol symbol, String text) {
        String expected = switch (symbol.type) {
            case BOOL -> "y or n";
            case TRISTATE -> "y, m or n";
            case INT -> "an integer without leading zeros";
            case HEX -> "a hexadecimal number";
            case STRING, UNKNOWN -> "a symbol with a type";
        };
        warn(Warning.Kind.INVALID_VALUE, symbol, "symbol value '" + text + "' invalid for " + symbol + ": expected " + expected);
        return false;
    }

    /// The text between quotation marks, `\` taken from before any character; `null` if it does not begin or end.
    private static String unquoted(String text) {
        if (!text.startsWith("\"")) {
            return null;
        }
        StringBuilder out = new StringBuilder();
        for (int i = 1; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"') {
                return out.toString();
            }
            if (c == '\\' && ++i < text.length()) {
                c = text.charAt(i);
            }
            out.append(c);
        }
        return null;
    }

    /// What the value of one of its symbols says about a choice.
    private void setChoice(Choice choice, Symbol symbol) {
        int i = choice.index;
        Tristate value = values.userLogical[symbol.index];
        if (merge) {
            mergeChoice(choice, symbol, value);
        }
        switch (value) {
            case N -> { }
            case M -> {
                if (values.userLogical[i] == Tristate.Y) {
                    warn(Warning.Kind.REASSIGNED, symbol, symbol + " creates inconsistent choice state");
                    values.clear(choice, Values.USER);
                    inconsistent.add(choice);
                }
            }
            case Y -> {
                if (values.userLogical[i] != Tristate.N) {
                    warn(Warning.Kind.REASSIGNED, symbol, "override: " + symbol + " changes choice state");
                }
                values.userChosen[i] = symbol;
            }
        }
        values.userLogical[i] = values.userLogical[i].or(value);
    }

    /// A later file may choose another symbol, or the same again, without complaint: what earlier ones chose is forgotten.
    private void mergeChoice(Choice choice, Symbol symbol, Tristate value) {
        int i = choice.index;
        Symbol before = values.userChosen[i];
        if (!inconsistent.contains(choice)) {
            values.set(choice, Values.USER);
        }
        if (value == Tristate.N && before == symbol) {
            values.userChosen[i] = null;
            values.userLogical[i] = Tristate.N;
        } else if (value == Tristate.Y && before != null && (before == symbol || !lines.containsKey(before))) {
            if (before != symbol) {
                values.userLogical[before.index] = Tristate.N;
            }
            values.userLogical[i] = Tristate.N;
        }
    }

    /// Forgets values that do not count: of symbols out of range and, if all else is as the file has it, of symbols nobody can see.
    ///
    /// As in Linux, what was computed from a value that was out of range stays until something is set; not so if files are merged, which
    /// Linux's conf does not do.
    private void settle() {
        boolean unsaved = false;
        for (Valued valued : kconfig.hashed()) {
            evaluation.calculate(valued);
            unsaved |= valued instanceof Symbol symbol && isUnsaved(symbol);
        }
        for (Valued valued : kconfig.hashed()) {
            if (!(valued instanceof Symbol symbol) || symbol.choice != null || !values.has(symbol, Values.USER)) {
                continue;
            }
            if (!merge && !unsaved && values.visible[symbol.index] == Tristate.N) {
                values.clear(symbol, Values.USER);
            }
            if (symbol.type.isLogical() || isWithinRange(symbol)) {
                continue;
            }
            line = lines.getOrDefault(symbol, line);
            Property range = evaluation.ranges().active(symbol);
            warn(Warning.Kind.INVALID_VALUE, symbol, symbol + "=" + values.userText[symbol.index] + " is out of range: expected a value in ["
                    + evaluation.text(range.low) + " " + evaluation.text(range.high) + "]");
            values.clear(symbol, Values.USER | Values.VALID);
            unsaved = true;
        }
        if (merge) {
            evaluation.invalidate();
        }
    }

    /// Whether the computed value is not what the file has.
    private boolean isUnsaved(Symbol symbol) {
        boolean user = values.has(symbol, Values.USER);
        boolean written = values.has(symbol, Values.WRITE);
        if (user && written) {
            return symbol.type.isLogical() ? values.userLogical[symbol.index] != values.logical[symbol.index]
                    : !values.userText[symbol.index].equals(values.text[symbol.index]);
        }
        return user || written;
    }

    private boolean isWithinRange(Symbol symbol) {
        return evaluation.ranges().isWithin(symbol, values.userText[symbol.index]);
    }

    private void warn(Warning.Kind kind, Symbol symbol, String message) {
        warnings.add(new Warning(kind, new Position(file, line), symbol, message));
    }
}
