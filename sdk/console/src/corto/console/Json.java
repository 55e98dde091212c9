// SPDX-License-Identifier: Apache-2.0
package corto.console;

import java.util.Collection;
import java.util.Iterator;
import java.util.Map;

/// Writes JSON (RFC 8259) from maps, collections, records' values, strings, numbers, booleans and null.
public final class Json {
    private static final String INDENT = "  ";

    private final StringBuilder text = new StringBuilder();
    private final boolean isIndented;

    private Json(boolean isIndented) {
        this.isIndented = isIndented;
    }

    /// The value as indented JSON text; the last line has no line break.
    public static String of(Object value) {
        Json json = new Json(true);
        json.write(value, 0);
        return json.text.toString();
    }

    /// The value in one line, without white space between its parts.
    public static String compact(Object value) {
        Json json = new Json(false);
        json.write(value, 0);
        return json.text.toString();
    }

    private void write(Object value, int depth) {
        switch (value) {
            case null -> text.append("null");
            case Boolean truth -> text.append(truth);
            case Number number -> text.append(number);
            case Map<?, ?> map -> writeMap(map, depth);
            case Collection<?> list -> writeList(list, depth);
            default -> quote(value.toString());
        }
    }

    private void writeMap(Map<?, ?> map, int depth) {
        text.append('{');
        for (Iterator<? extends Map.Entry<?, ?>> i = map.entrySet().iterator(); i.hasNext(); ) {
            Map.Entry<?, ?> entry = i.next();
            newLine(depth + 1);
            quote(entry.getKey().toString());
            text.append(isIndented ? ": " : ":");
            write(entry.getValue(), depth + 1);
            text.append(i.hasNext() ? "," : "");
        }
        close('}', map.isEmpty(), depth);
    }

    private void writeList(Collection<?> list, int depth) {
        text.append('[');
        for (Iterator<?> i = list.iterator(); i.hasNext(); ) {
            newLine(depth + 1);
            write(i.next(), depth + 1);
            text.append(i.hasNext() ? "," : "");
        }
        close(']', list.isEmpty(), depth);
    }

    private void close(char bracket, boolean empty, int depth) {
        if (!empty) {
            newLine(depth);
        }
        text.append(bracket);
    }

    private void newLine(int depth) {
        if (isIndented) {
            text.append('\n').append(INDENT.repeat(depth));
        }
    }

    private void quote(String value) {
        text.append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> text.append("\\\"");
                case '\\' -> text.append("\\\\");
                case '\n' -> text.append("\\n");
                case '\t' -> text.append("\\t");
                case '\r' -> text.append("\\r");
                default -> {
                    if (c < ' ' || c == '<' || Character.isSurrogate(c) && !partOfPair(value, i)) {   // "<": the text may be put into HTML
                        text.append(String.format("\\u%04x", (int) c));
                    } else {
                        text.append(c);
                    }
                }
            }
        }
        text.append('"');
    }

    private static boolean partOfPair(String value, int index) {
        char c = value.charAt(index);
        return Character.isHighSurrogate(c)
                ? index + 1 < value.length() && Character.isLowSurrogate(value.charAt(index + 1))
                : index > 0 && Character.isHighSurrogate(value.charAt(index - 1));
    }
}
