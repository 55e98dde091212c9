// SPDX-License-Identifier: Apache-2.0
package java25;

import java.util.List;
import java.util.StringJoiner;

public class StringTemplatesByHand {
    // The newer String methods and text blocks, together.
    static final String PAGE = """
            <ul class="x">\
             <!-- joined -->
            \t%s
            </ul>   \s
            "\""quotes\""" \\ \101 \u0042
            """;

    public static void main(String[] args) {
        StringJoiner items = new StringJoiner("\n\t", "", "").setEmptyValue("nothing");
        System.out.print(PAGE.formatted(items));
        for (String item : List.of("a", "b<c")) {
            items.add("<li>" + item.replace("<", "&lt;") + "</li>");
        }
        System.out.print(PAGE.formatted(items).replace(' ', '·'));
        System.out.println("  x\n y\n\n   z".indent(2).replace(' ', '.') + "|" + "    x\n  y".indent(-3) + "|" + "".indent(3) + "|");
        System.out.println("  a\n    b\n  c".stripIndent() + "|" + "x\\ty\\u0041\\101\\s|".replace("\\u0041", "A").translateEscapes());
        try {
            "bad \\q".translateEscapes();
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        System.out.println("ab".repeat(0) + "[" + "-".repeat(5) + "]" + "xyz".transform(s -> s + s.length()));
        System.out.println("one\ntwo\r\nthree\rfour".lines().map(String::strip).toList() + " " + "\n\n".lines().count() + " " + "".lines().count());
        System.out.println("\u2003 wide \u2003".strip() + "|" + "\u2003 wide \u2003".trim() + "|" + " \t\u2003".isBlank() + "  lead".stripLeading() + "trail ".stripTrailing() + "|");
        System.out.println("hello".chars().filter(c -> c == 'l').count() + " " + "a😀b".codePoints().mapToObj(Integer::toHexString).toList());
        System.out.println("banana".indexOf('a', 2, 4) + " " + "banana".indexOf("na", 0, 4) + " " + "banana".indexOf("x", 0, 6) + " " + List.of("a,b;c".splitWithDelimiters("[,;]", 0)));
        StringBuilder repeated = new StringBuilder().repeat("ab", 3).repeat('!', 2).repeat(0x1F600, 2);
        System.out.println(repeated + " " + repeated.length() + " " + repeated.reverse());
        String empty = """
            """;
        System.out.println(empty.isEmpty() + " " + """
            a
              b\
            """.length());
    }
}
