// SPDX-License-Identifier: Apache-2.0
package strings;

public class TextBlocks {
    public static void main(String[] args) {
        String a = """
            Hello,
              indented
            "quotes" and \"""triple\"""
            tab\there \
            joined
            trailing\s\s
            end""";
        System.out.println(a);
        System.out.println(a.length());
        String b = """
            final newline
            """;
        System.out.println(b.endsWith("\n") + " " + b.length());
        String c = """
            none\
            """;
        System.out.println(c + "|");
        String d = """
               three
             one
            """.formatted();
        System.out.print(d);
        String e = """
            {"key": %d, "list": [%s]}
            """.formatted(5, "x");
        System.out.print(e);
        String f = """
            unicode \u00e9 \101 \0""";
        System.out.println(f.length() + " " + (int) f.charAt(f.length() - 1));
        System.out.println("""
            a
            b""" == "a\nb");
        System.out.println("""
            x""" + """
            y
            """ + 1);
        String empty = """
            """;
        System.out.println(empty.isEmpty());
        System.out.println("octal \7\77\377 \b\f\t\\\'".length());
        System.out.println("\uuuu0041" + '\'' + '\\' + "\"" + '"' + "\s|");
    }
}
