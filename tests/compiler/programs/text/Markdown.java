// SPDX-License-Identifier: Apache-2.0
package text;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

public class Markdown {
    // A small Markdown to HTML converter: blocks by lines, spans by characters.
    private final StringBuilder html = new StringBuilder();
    private final Deque<String> open = new ArrayDeque<>();
    private final List<String> paragraph = new ArrayList<>();

    static String convert(String text) {
        Markdown m = new Markdown();
        boolean code = false;
        for (String line : text.lines().toList()) {
            if (line.startsWith("```")) {
                m.endBlocks(0);
                m.html.append(code ? "</code></pre>\n" : "<pre><code>");
                code = !code;
            } else if (code) {
                m.html.append(escape(line)).append('\n');
            } else {
                m.line(line);
            }
        }
        m.endBlocks(0);
        return m.html.toString();
    }

    private void line(String line) {
        int indent = 0;
        while (indent < line.length() && line.charAt(indent) == ' ') {
            indent++;
        }
        String rest = line.substring(indent);
        int level = 0;
        while (level < rest.length() && rest.charAt(level) == '#') {
            level++;
        }
        if (rest.isEmpty()) {
            endBlocks(0);
        } else if (level > 0 && level <= 6 && rest.startsWith(" ", level)) {
            endBlocks(0);
            html.append("<h").append(level).append('>').append(spans(rest.substring(level).strip())).append("</h").append(level).append(">\n");
        } else if (rest.startsWith("- ") || rest.matches("\\d+\\. .*")) {
            endParagraph();
            String tag = rest.charAt(0) == '-' ? "ul" : "ol";
            int depth = indent / 2 + 1;
            while (open.size() > depth || open.size() == depth && !open.peek().equals(tag)) {
                html.append("</").append(open.pop()).append('>');
            }
            while (open.size() < depth) {
                open.push(tag);
                html.append('<').append(tag).append('>');
            }
            html.append("<li>").append(spans(rest.substring(rest.indexOf(' ') + 1))).append("</li>");
        } else {
            paragraph.add(rest);
        }
    }

    private void endParagraph() {
        if (!paragraph.isEmpty()) {
            html.append("<p>").append(spans(String.join(" ", paragraph))).append("</p>\n");
            paragraph.clear();
        }
    }

    private void endBlocks(int depth) {
        endParagraph();
        boolean any = open.size() > depth;
        while (open.size() > depth) {
            html.append("</").append(open.pop()).append('>');
        }
        html.append(any ? "\n" : "");
    }

    static String escape(String s) {
        return s.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;").replace("\"", "&quot;");
    }

    static String spans(String s) {
        StringBuilder out = new StringBuilder();
        for (int i = 0; i < s.length(); i++) {
            char c = s.charAt(i);
            String mark = s.startsWith("**", i) ? "**" : c == '*' || c == '`' ? String.valueOf(c) : c == '[' ? "[" : "";
            int end = mark.isEmpty() ? -1 : s.indexOf(mark.equals("[") ? "](" : mark, i + mark.length());
            if (c == '\\' && i + 1 < s.length()) {
                out.append(escape(String.valueOf(s.charAt(++i))));
            } else if (end < 0) {
                out.append(escape(String.valueOf(c)));
            } else if (mark.equals("[")) {
                int close = s.indexOf(')', end);
                if (close < 0) {
                    out.append(c);
                    continue;
                }
                out.append("<a href=\"").append(escape(s.substring(end + 2, close))).append("\">").append(spans(s.substring(i + 1, end))).append("</a>");
                i = close;
            } else {
                String inner = s.substring(i + mark.length(), end);
                String tag = mark.equals("**") ? "b" : mark.equals("*") ? "i" : "code";
                out.append('<').append(tag).append('>').append(tag.equals("code") ? escape(inner) : spans(inner)).append("</").append(tag).append('>');
                i = end + mark.length() - 1;
            }
        }
        return out.toString();
    }

    public static void main(String[] args) {
        System.out.print(convert("""
                # Title with *emphasis* & <signs>
                First line
                second line with **bold and *nested* words**.

                - one
                - two `a < b`
                  1. inner
                  2. again
                - three
                1. other

                ```
                if (a < b && c) {
                  **not bold**
                ```
                ####### no heading
                [a *link*](http://example.org/?a=1&b="2") and [broken](x
                \\*escaped\\* 5 * 3 unclosed **bold
                """));
        System.out.print(convert("") + convert("#\n# \n##x\n- a\n    - b\n- c"));
    }
}
