// SPDX-License-Identifier: Apache-2.0
package algorithms;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

public class Json {
    static class Parser {
        private final String text;
        private int at;

        Parser(String text) {
            this.text = text;
        }

        static Object parse(String text) {
            Parser p = new Parser(text);
            Object v = p.value();
            p.blank();
            if (p.at != text.length()) {
                throw p.error("end expected");
            }
            return v;
        }

        private IllegalArgumentException error(String what) {
            return new IllegalArgumentException(what + " at " + at);
        }

        private void blank() {
            while (at < text.length() && Character.isWhitespace(text.charAt(at))) {
                at++;
            }
        }

        private char peek() {
            blank();
            return at < text.length() ? text.charAt(at) : '\0';
        }

        private void expect(char c) {
            if (peek() != c) {
                throw error("'" + c + "' expected");
            }
            at++;
        }

        private Object value() {
            return switch (peek()) {
                case '{' -> object();
                case '[' -> array();
                case '"' -> string();
                case 't' -> word("true", true);
                case 'f' -> word("false", false);
                case 'n' -> word("null", null);
                case '-', '0', '1', '2', '3', '4', '5', '6', '7', '8', '9' -> number();
                default -> throw error("value expected");
            };
        }

        private Object word(String w, Object v) {
            if (!text.startsWith(w, at)) {
                throw error(w + " expected");
            }
            at += w.length();
            return v;
        }

        private Number number() {
            int start = at;
            boolean integral = true;
            while (at < text.length() && "+-.eE0123456789".indexOf(text.charAt(at)) >= 0) {
                integral &= ".eE".indexOf(text.charAt(at)) < 0;
                at++;
            }
            String n = text.substring(start, at);
            if (integral) {
                return Long.parseLong(n);
            }
            return Double.parseDouble(n);
        }

        private String string() {
            expect('"');
            StringBuilder sb = new StringBuilder();
            for (; ; at++) {
                if (at >= text.length()) {
                    throw error("unterminated string");
                }
                char c = text.charAt(at);
                if (c == '"') {
                    at++;
                    return sb.toString();
                }
                if (c != '\\') {
                    sb.append(c);
                    continue;
                }
                c = text.charAt(++at);
                switch (c) {
                    case 'n' -> sb.append('\n');
                    case 't' -> sb.append('\t');
                    case 'u' -> {
                        sb.append((char) Integer.parseInt(text, at + 1, at + 5, 16));
                        at += 4;
                    }
                    default -> sb.append(c);
                }
            }
        }

        private List<Object> array() {
            List<Object> out = new ArrayList<>();
            expect('[');
            if (peek() != ']') {
                do {
                    out.add(value());
                } while (peek() == ',' && at++ >= 0);
            }
            expect(']');
            return out;
        }

        private Map<String, Object> object() {
            Map<String, Object> out = new LinkedHashMap<>();
            expect('{');
            if (peek() != '}') {
                do {
                    blank();
                    String k = string();
                    expect(':');
                    out.put(k, value());
                } while (peek() == ',' && at++ >= 0);
            }
            expect('}');
            return out;
        }
    }

    static void write(Object o, StringBuilder out) {
        switch (o) {
            case null -> out.append("null");
            case String s -> {
                out.append('"');
                s.chars().forEach(c -> {
                    if (c == '"' || c == '\\') {
                        out.append('\\').append((char) c);
                    } else if (c < 32 || c > 126) {
                        out.append("\\u").append(Integer.toHexString(0x10000 | c).substring(1));
                    } else {
                        out.append((char) c);
                    }
                });
                out.append('"');
            }
            case List<?> l -> {
                String separator = "[";
                for (Object e : l) {
                    out.append(separator);
                    write(e, out);
                    separator = ",";
                }
                out.append(l.isEmpty() ? "[]" : "]");
            }
            case Map<?, ?> m -> {
                out.append('{');
                boolean first = true;
                for (Map.Entry<?, ?> e : m.entrySet()) {
                    if (!first) {
                        out.append(',');
                    }
                    first = false;
                    write(e.getKey(), out);
                    out.append(':');
                    write(e.getValue(), out);
                }
                out.append('}');
            }
            case Number n -> out.append(n);
            case Boolean b -> out.append(b);
            default -> throw new IllegalStateException();
        }
    }

    public static void main(String[] args) {
        String[] texts = {"{}", "[]", "null", " [1, -2.5e3, true, false, null, \"a\\\"b\\\\c\\n\\u00e9\"] ", "{\"name\": \"x\", \"list\": [1, [2, [3, []]]], \"o\": {\"k\": {\"deep\": 1e-7}}}", "9223372036854775807", "1.0", "[1,]", "{\"a\" 1}", "\"open", "tru", "[1 2]", "", "{\"a\":1,\"a\":2}"};
        for (String t : texts) {
            try {
                Object v = Parser.parse(t);
                StringBuilder sb = new StringBuilder();
                write(v, sb);
                System.out.println(sb + " " + v.equals(Parser.parse(sb.toString())) + " " + v.hashCode());
            } catch (IllegalArgumentException | NullPointerException e) {
                System.out.println(t + " ! " + e.getClass().getSimpleName() + (e instanceof NullPointerException ? "" : " " + e.getMessage()));
            }
        }
    }
}
