// SPDX-License-Identifier: Apache-2.0
package regex;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;

public class Matching {
    static void all(String regex, String text) {
        Matcher m = Pattern.compile(regex).matcher(text);
        StringBuilder out = new StringBuilder(regex).append(" : ");
        while (m.find()) {
            out.append('[').append(m.start()).append('-').append(m.end()).append(' ').append(m.group());
            for (int i = 1; i <= m.groupCount(); i++) {
                out.append(" $").append(i).append('=').append(m.group(i));
            }
            out.append(']');
        }
        System.out.println(out);
    }

    public static void main(String[] args) {
        all("a+b*", "aab b aaa ab");
        all("(\\w+)@(\\w+)\\.com", "joe@site.com, ann@other.com x@y.org");
        all("(a)|(b)", "ab");
        all("(?i)hello|WORLD", "Hello wOrLd HELLO");
        all("^\\s*(\\d{1,3})(?:,(\\d{3}))*$", "  1,234,567");
        all("(\\d+)-(\\d+)(?=;)", "1-2;3-4 5-6;");
        all("(?<!x)y+", "xy yy xyy");
        all("(.)\\1", "aabbcdd");
        all(".*?b", "aabab");
        all(".*b", "aabab");
        all("a{2}|a{3,}", "aa aaaa a");
        all("[^a-c&&[^x]]+", "abcxyzaq");
        all("[a-z&&[^aeiou]]+", "education");
        all("\\bcat\\b", "cat concat cat's");
        all("x*", "axb");
        all("(?s)a.b", "a\nb a-b");
        all("(?m)^\\w+$", "one\ntwo three\nfour");
        all("(?x) a \\s b # comment", "a b ab");
        all("\\p{Lu}\\p{L}*", "Über Öl und élan Ça");
        all("\\Qa.b\\E+", "a.bb axb");
        all("(a(b(c)?)?)", "abc ab a");
        all("(?:ab)++c|(?>a+)b", "ababc aaab");
        all("[\\u00e0-\\u00ff]", "àÿz");
        all("\\x41\\t\\n?", "A\t A\t\n");
        Matcher named = Pattern.compile("(?<year>\\d{4})-(?<month>\\d\\d)").matcher("on 2024-05 and 1999-12");
        while (named.find()) {
            System.out.print(named.group("year") + "/" + named.group("month") + "@" + named.start("month") + " ");
        }
        System.out.println();
        System.out.println(Pattern.matches("[a-c]+", "abcabc") + " " + "abcx".matches("[a-c]+") + " " + Pattern.compile("b").matcher("abc").lookingAt() + Pattern.compile("a").matcher("abc").lookingAt() + Pattern.compile("abc").matcher("abc").matches());
        for (String bad : new String[] {"(", "[a", "*", "a{2", "\\", "(?<n>a)(?<n>b)", "a**"}) {
            try {
                Pattern.compile(bad);
                System.out.println(bad + " compiles");
            } catch (PatternSyntaxException e) {
                System.out.println(bad + " " + e.getDescription() + " " + e.getIndex());
            }
        }
    }
}
