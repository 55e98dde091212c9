// SPDX-License-Identifier: Apache-2.0
package text;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

public class Templates {
    static String render(String template, Map<String, ?> values) {
        StringBuilder out = new StringBuilder();
        int at = 0;
        while (true) {
            int open = template.indexOf("{{", at);
            if (open < 0) {
                return out.append(template, at, template.length()).toString();
            }
            out.append(template, at, open);
            int close = template.indexOf("}}", open);
            if (close < 0) {
                throw new IllegalArgumentException("unclosed at " + open);
            }
            String key = template.substring(open + 2, close).strip();
            if (key.startsWith("#")) {
                String end = "{{/" + key.substring(1) + "}}";
                int stop = template.indexOf(end, close);
                String body = template.substring(close + 2, stop);
                for (Object item : (List<?>) values.get(key.substring(1))) {
                    Map<String, Object> inner = new TreeMap<>(values);
                    inner.put(".", item);
                    out.append(render(body, inner));
                }
                at = stop + end.length();
            } else {
                String[] parts = key.split("\\|");
                Object v = values.get(parts[0].strip());
                String s = v == null ? "" : v.toString();
                for (int i = 1; i < parts.length; i++) {
                    s = switch (parts[i].strip()) {
                        case "upper" -> s.toUpperCase(java.util.Locale.ROOT);
                        case "trim" -> s.strip();
                        case "quote" -> '"' + s.replace("\"", "\\\"") + '"';
                        case String f when f.startsWith("pad") -> s + " ".repeat(Math.max(0, Integer.parseInt(f.substring(3)) - s.length()));
                        default -> throw new IllegalArgumentException("filter " + parts[i]);
                    };
                }
                out.append(s);
                at = close + 2;
            }
        }
    }

    static Map<String, String> parseIni(String text) {
        Map<String, String> out = new LinkedHashMap<>();
        String section = "";
        for (String line : text.lines().toList()) {
            line = line.strip();
            if (line.isEmpty() || line.startsWith(";")) {
                continue;
            }
            if (line.startsWith("[") && line.endsWith("]")) {
                section = line.substring(1, line.length() - 1) + ".";
                continue;
            }
            int eq = line.indexOf('=');
            out.put(section + line.substring(0, eq).strip(), line.substring(eq + 1).strip());
        }
        return out;
    }

    public static void main(String[] args) {
        Map<String, Object> values = Map.of("name", "World", "items", List.of("a", 2, 3.5), "q", "say \"hi\"", "sp", "  x  ");
        System.out.println(render("Hello {{ name | upper }}! {{#items}}<{{.}}:{{name}}>{{/items}} {{missing}}|{{q|quote}}|{{sp|trim|pad4}}|", values));
        System.out.println(render("no placeholders", values) + render("", values) + render("{{name}}{{name}}", values));
        for (String bad : new String[] {"{{open", "{{name|zzz}}", "{{#name}}x{{/name}}"}) {
            try {
                System.out.println(render(bad, values));
            } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage());
            } catch (ClassCastException e) {
                System.out.println("not a list");
            }
        }
        System.out.println(parseIni("""
            ; comment
            top = 1
            [section]
            key=value with = signs
              spaced   =   trimmed

            [other]
            key=
            """));
    }
}
