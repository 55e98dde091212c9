// SPDX-License-Identifier: Apache-2.0
package regex;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

public class Lexer {
    enum Kind {
        COMMENT("//[^\n]*|/\\*(?s:.*?)\\*/"), STRING("\"(?:[^\"\\\\\n]|\\\\.)*\""), NUMBER("0[xX][0-9a-fA-F]+|\\d+(?:\\.\\d*)?(?:[eE][+-]?\\d+)?"), WORD("[A-Za-z_$][\\w$]*"), OPERATOR("[-+*/%=<>!&|^]{1,3}"), PUNCTUATION("[(){}\\[\\];,.?:]"), SPACE("\\s+"), BAD(".");

        final String regex;

        Kind(String regex) {
            this.regex = regex;
        }
    }

    record Token(Kind kind, String text, int line) {}

    static final Pattern ALL;

    static {
        StringBuilder sb = new StringBuilder();
        for (Kind k : Kind.values()) {
            sb.append(sb.isEmpty() ? "" : "|").append("(?<").append(k.name()).append('>').append(k.regex).append(')');
        }
        ALL = Pattern.compile(sb.toString());
    }

    static List<Token> lex(String source) {
        List<Token> out = new ArrayList<>();
        Matcher m = ALL.matcher(source);
        int line = 1;
        while (m.find()) {
            for (Kind k : Kind.values()) {
                if (m.group(k.name()) != null) {
                    if (k != Kind.SPACE) {
                        out.add(new Token(k, m.group(), line));
                    }
                    break;
                }
            }
            for (char c : m.group().toCharArray()) {
                line += c == '\n' ? 1 : 0;
            }
        }
        return out;
    }

    public static void main(String[] args) {
        String source = """
            // a comment
            int x = 0x1F + 3.5e-2; /* block
            comment */ String s = "quoted \\" // not comment";
            if (x >= 10 && !y[3]) { call(a, b.c); } @
            """;
        Map<Kind, Integer> counts = new EnumMap<>(Kind.class);
        for (Token t : lex(source)) {
            counts.merge(t.kind(), 1, Integer::sum);
            System.out.print(t.line() + ":" + t.kind().name().charAt(0) + "<" + t.text().replace("\n", "\\n") + "> ");
        }
        System.out.println("\n" + counts);
        Map<String, String> replacements = new LinkedHashMap<>();
        replacements.put("\\bint\\b", "long");
        replacements.put("(\\w+)\\[(\\d+)\\]", "$1.get($2)");
        replacements.put("\\s+", " ");
        String r = source;
        for (Map.Entry<String, String> e : replacements.entrySet()) {
            r = r.replaceAll(e.getKey(), e.getValue());
        }
        System.out.println(r);
    }
}
