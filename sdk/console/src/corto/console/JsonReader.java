// SPDX-License-Identifier: Apache-2.0
package corto.console;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Reads JSON (RFC 8259): objects become maps in their order, arrays lists, whole numbers that fit `Long`, other numbers `BigDecimal`.
///
/// Of two members with the same name the last counts. Text that is no JSON is an IllegalArgumentException with its place.
public final class JsonReader {
    private static final int MOST_DEPTH = 500;       // of nested values; RFC 8259 §9 lets a reader set a limit

    private final String text;
    private int at;

    private JsonReader(String text) {
        this.text = text;
    }

    public static Object read(String text) {
        JsonReader reader = new JsonReader(text);
        Object value = reader.value(0);
        reader.skipWhiteSpace();
        if (reader.at < text.length()) {
            throw reader.mistake("more after the end of the value");
        }
        return value;
    }

    private Object value(int depth) {
        if (depth > MOST_DEPTH) {
            throw mistake("more than " + MOST_DEPTH + " values inside each other");
        }
        skipWhiteSpace();
        return switch (peek()) {
            case '{' -> object(depth);
            case '[' -> array(depth);
            case '"' -> string();
            case 't' -> word("true", true);
            case 'f' -> word("false", false);
            case 'n' -> word("null", null);
            default -> number();
        };
    }

    private Map<String, Object> object(int depth) {
        Map<String, Object> members = new LinkedHashMap<>();
        at++;
        skipWhiteSpace();
        if (skip('}')) {
            return members;
        }
        do {
            skipWhiteSpace();
            if (peek() != '"') {
                throw mistake("the name of a member must be a string");
            }
            String name = string();
            skipWhiteSpace();
            expect(':');
            members.put(name, value(depth + 1));
            skipWhiteSpace();
        } while (skip(','));
        expect('}');
        return members;
    }

    private List<Object> array(int depth) {
        List<Object> elements = new ArrayList<>();
        at++;
        skipWhiteSpace();
        if (skip(']')) {
            return elements;
        }
        do {
            elements.add(value(depth + 1));
            skipWhiteSpace();
        } while (skip(','));
        expect(']');
        return elements;
    }

    private String string() {
        StringBuilder value = new StringBuilder();
        at++;
        while (true) {
            char c = peek();
            if (c < ' ') {
                throw mistake(at < text.length() ? "a control character in a string" : "a string without end");
            }
            at++;
            if (c == '"') {
                return value.toString();
            }
            value.append(c == '\\' ? escaped() : c);
        }
    }

    private char escaped() {
        char c = peek();
        at++;
        return switch (c) {
            case '"', '\\', '/' -> c;
            case 'b' -> '\b';
            case 'f' -> '\f';
            case 'n' -> '\n';
            case 'r' -> '\r';
            case 't' -> '\t';
            case 'u' -> fourDigits();
            default -> throw mistake("\\" + c + " is no escape sequence");
        };
    }

    private char fourDigits() {
        int value = 0;
        for (int i = 0; i < 4; i++, at++) {
            int digit = Character.digit(peek(), 16);
            if (digit < 0 || peek() > 'f') {
                throw mistake("\\u needs four hexadecimal digits");
            }
            value = value * 16 + digit;
        }
        return (char) value;
    }

    private Object word(String word, Object value) {
        if (!text.startsWith(word, at)) {
            throw mistake("no value");
        }
        at += word.length();
        return value;
    }

    private Number number() {
        int start = at;
        skip('-');
        if (!skip('0')) {
            digits();
        }
        boolean isWhole = true;
        if (skip('.')) {
            digits();
            isWhole = false;
        }
        if (skip('e') || skip('E')) {
            if (!skip('+')) {
                skip('-');
            }
            digits();
            isWhole = false;
        }
        String number = text.substring(start, at);
        if (isWhole) {
            try {
                return Long.valueOf(number);
            } catch (NumberFormatException _) {
                return new BigDecimal(number);        // does not fit
            }
        }
        return new BigDecimal(number);
    }

    private void digits() {
        if (!isDigit(peek())) {
            throw mistake("no value");
        }
        while (isDigit(peek())) {
            at++;
        }
    }

    private static boolean isDigit(char c) {
        return c >= '0' && c <= '9';
    }

    /// The next character, NUL at the end.
    private char peek() {
        return at < text.length() ? text.charAt(at) : 0;
    }

    private boolean skip(char c) {
        if (peek() != c) {
            return false;
        }
        at++;
        return true;
    }

    private void expect(char c) {
        if (!skip(c)) {
            throw mistake("'" + c + "' expected");
        }
    }

    private void skipWhiteSpace() {
        while (peek() == ' ' || peek() == '\n' || peek() == '\r' || peek() == '\t') {
            at++;
        }
    }

    private IllegalArgumentException mistake(String problem) {
        int line = 1 + (int) text.substring(0, Math.min(at, text.length())).chars().filter(c -> c == '\n').count();
        return new IllegalArgumentException("line " + line + ": " + problem);
    }
}
