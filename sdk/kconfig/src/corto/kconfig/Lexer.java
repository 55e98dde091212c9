// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

import java.nio.file.Path;
import java.util.List;

/// Splits a file into tokens and expands `$(…)` in words and quoted texts (lexer.l of Linux).
///
/// What an expansion gives is one word, whatever it contains, and never a keyword.
final class Lexer {
    private final Path file;
    private final String text;
    private final Macros macros;
    private final List<Warning> warnings;
    private int at;
    private int line = 1;
    private int tokenLine = 1;
    private Token kind;         // of the last word
    private String value;

    Lexer(Path file, String text, Macros macros, List<Warning> warnings) {
        this.file = file;
        this.text = text;
        this.macros = macros;
        this.warnings = warnings;
    }

    /// The text of the last token, if it is a word, a keyword or a quoted text.
    String value() {
        return value;
    }

    /// The line in which the last token began.
    Position position() {
        return new Position(file, tokenLine);
    }

    Token next() throws KconfigException {
        while (at < text.length()) {
            char c = text.charAt(at);
            tokenLine = line;
            if (isBlank(c) || c == '\r' && peek(1) == '\n') {
                at++;
            } else if (c == '\n') {
                at++;
                line++;
                return Token.END_OF_LINE;
            } else if (c == '\\' && peek(1) == '\n') {
                at += 2;
                line++;
            } else if (c == '#') {
                at = endOfLine();
            } else if (c == '"' || c == '\'') {
                return quoted(c);
            } else if (isWord(c) || c == '$') {
                if (word()) {
                    return kind;
                }
            } else {
                Token sign = sign(c);
                if (sign != null) {
                    return sign;
                }
                warn("ignoring unsupported character '" + c + "'");
                at++;
            }
        }
        tokenLine = line;
        return Token.END_OF_FILE;
    }

    /// Reads a word; `false` if its expansion is empty.
    private boolean word() throws KconfigException {
        int first = at;
        while (isWord(peek(0))) {
            at++;
        }
        if (peek(0) != '$') {
            value = text.substring(first, at);
            kind = Token.ofWord(value);
            return true;
        }
        StringBuilder out = new StringBuilder().append(text, first, at);
        int end = endOfLine();
        String rest = text.substring(at, end);
        macros.at(new Position(file, line));
        int i = 0;
        while (i < rest.length()) {
            char c = rest.charAt(i);
            if (c == '$') {
                i = macros.reference(rest, i, out);
            } else if (isWord(c)) {
                out.append(c);
                i++;
            } else {
                break;
            }
        }
        at += i;
        value = out.toString();
        kind = Token.WORD;
        return !value.isEmpty();
    }

    private Token quoted(char quote) throws KconfigException {
        StringBuilder out = new StringBuilder();
        at++;
        while (at < text.length()) {
            char c = text.charAt(at);
            if (c == quote) {
                at++;
                break;
            } else if (c == '\n') {
                warn("a quoted text ends with the line; expected " + quote + " before it");
                break;
            } else if (c == '\\') {
                at++;
                if (peek(0) != '\n' && at < text.length()) {
                    out.append(text.charAt(at++));
                }
            } else if (c == '$') {
                macros.at(new Position(file, line));
                String rest = text.substring(at, endOfLine());
                at += macros.reference(rest, 0, out);
            } else {
                out.append(c);
                at++;
            }
        }
        value = out.toString();
        return Token.QUOTED;
    }

    private Token sign(char c) {
        char second = peek(1);
        Token two = switch (c) {
            case '|' -> second == '|' ? Token.OR : null;
            case '&' -> second == '&' ? Token.AND : null;
            case '!' -> second == '=' ? Token.UNEQUAL : null;
            case '<' -> second == '=' ? Token.LESS_EQUAL : null;
            case '>' -> second == '=' ? Token.GREATER_EQUAL : null;
            case ':' -> second == '=' ? Token.COLON_EQUAL : null;
            case '+' -> second == '=' ? Token.PLUS_EQUAL : null;
            default -> null;
        };
        if (two != null) {
            at += 2;
            return two;
        }
        Token one = switch (c) {
            case '=' -> Token.EQUAL;
            case '<' -> Token.LESS;
            case '>' -> Token.GREATER;
            case '!' -> Token.NOT;
            case '(' -> Token.OPEN;
            case ')' -> Token.CLOSE;
            default -> null;
        };
        if (one != null) {
            at++;
        }
        return one;
    }

    /// The rest of the line, from its first character that is not blank: what is assigned to a variable, comments and quotation marks included.
    String restOfLine() {
        while (peek(0) == ' ' || peek(0) == '\t') {
            at++;
        }
        int end = endOfLine();
        String rest = text.substring(at, end);
        at = end;
        return rest;
    }

    /// Reads a help text, from the beginning of the line after `help`. It ends before a line that is less indented than its first.
    String helpText() {
        StringBuilder out = new StringBuilder();
        int first = 0;      // columns of indentation of the first line that is not empty
        while (at < text.length()) {
            int end = endOfLine();
            int begin = at;
            while (begin < end && isBlank(text.charAt(begin))) {
                begin++;
            }
            if (begin == end) {
                at = end;
            } else {
                int columns = columns(begin);
                if (first > 0 && begin > at && columns < first) {
                    at = begin;
                    return out.toString();
                }
                appendLine(out, first == 0 ? 0 : columns - first, begin, end);
                if (first == 0) {
                    first = columns;
                }
                at = end;
            }
            if (at < text.length()) {       // the newline
                at++;
                line++;
                char c = peek(0);
                if (at < text.length() && c != ' ' && c != '\t' && c != '\n') {
                    return out.toString();
                }
                out.append('\n');
            }
        }
        return out.toString();
    }

    private void appendLine(StringBuilder out, int indentation, int begin, int end) {
        for (int i = 0; i < indentation; i++) {
            out.append(' ');
        }
        while (end > begin && isBlank(text.charAt(end - 1))) {
            end--;
        }
        out.append(text, begin, end);
    }

    /// The column in which the character at `index` of this line stands; a tab goes to the next multiple of 8.
    private int columns(int index) {
        int columns = 0;
        for (int i = at; i < index; i++) {
            columns = text.charAt(i) == '\t' ? (columns & ~7) + 8 : columns + 1;
        }
        return columns;
    }

    private int endOfLine() {
        int end = text.indexOf('\n', at);
        return end < 0 ? text.length() : end;
    }

    /// The character `distance` further on; NUL behind the end.
    private char peek(int distance) {
        return at + distance < text.length() ? text.charAt(at + distance) : 0;
    }

    private static boolean isBlank(char c) {
        return c == ' ' || c == '\t';
    }

    private static boolean isWord(char c) {
        return c >= 'a' && c <= 'z' || c >= 'A' && c <= 'Z' || c >= '0' && c <= '9' || c == '_' || c == '-';
    }

    private void warn(String message) {
        warnings.add(new Warning(Warning.Kind.DEFINITION, new Position(file, line), null, message));
    }
}
