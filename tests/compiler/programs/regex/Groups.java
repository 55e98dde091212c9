// SPDX-License-Identifier: Apache-2.0
package regex;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

public class Groups {
    static void match(String regex, String... texts) {
        Pattern p = Pattern.compile(regex);
        for (String t : texts) {
            Matcher m = p.matcher(t);
            StringBuilder sb = new StringBuilder(t).append(" -> ");
            if (m.matches()) {
                for (int i = 0; i <= m.groupCount(); i++) {
                    sb.append(i).append('=').append(m.group(i)).append('@').append(m.start(i)).append('-').append(m.end(i)).append(' ');
                }
            } else {
                sb.append("no");
            }
            System.out.println(sb);
        }
    }

    public static void main(String[] args) {
        match("(\\d{4})-(\\d{2})-(\\d{2})(?:T(\\d{2}):(\\d{2}))?", "2024-02-29", "2024-02-29T12:30", "24-2-2");
        match("(https?)://([^/:]+)(?::(\\d+))?(/[^?#]*)?(?:\\?([^#]*))?(?:#(.*))?", "http://host", "https://a.b:8080/p/q?x=1&y=2#frag", "ftp://x");
        match("(a+)(b*)(a*)", "aaa", "aabba", "b");
        match("((a)|(b))+", "aab", "ba", "");
        match("(?:(x)|y)*", "xy", "yx", "yy");
        match("(\\w)(\\w)?(\\w)?\\2\\1", "abba", "aa", "abcba");
        match("(?<first>\\w+)\\s(?<last>\\w+)", "Ada Lovelace");
        match("(.*?)(\\d+)(.*)", "abc123def456", "nothing");
        match("(.*)(\\d+)(.*)", "abc123def456");
        match("([+-]?)(0|[1-9]\\d*)(\\.\\d+)?([eE][+-]?\\d+)?", "-12.5e+10", "007", "0.5", "+3");
        match("\\s*(\"(?:\\\\.|[^\"\\\\])*\")\\s*", " \"a \\\" b\" ", "\"open");
        match("(?i)(SELECT|insert) (\\w+)(?-i: FROM) x", "select a FROM x", "SELECT a from x");
        match("^(?=.*\\d)(?=.*[a-z])(?!.*\\s).{4,8}$", "abc1", "abcd", "a 1bc", "abcdefgh12");
        match("(\\p{Alpha}+)(\\p{Digit}*)(\\p{Punct}?)", "word12!", "w", "1");
        match("(\\p{IsGreek}+|\\p{InCyrillic}+)", "αβγ", "абв", "abc");
        match("[\\w&&[^\\d]]+([\\d[xyz]]+)", "abc123", "abcx1y", "9");
        match("(?s)(.)(\\R)(.)", "a\nb", "a\r\nb", "a b");
        Matcher m = Pattern.compile("(?<k>\\w+)=(?<v>\\w*);?").matcher("a=1;b=;cc=33");
        int count = 0;
        while (m.find()) {
            System.out.print(m.group("k") + ":" + m.group("v") + (m.hitEnd() ? "$" : "") + " ");
            count++;
        }
        System.out.println(count + " " + m.namedGroups().size());
        String text = "x".repeat(2000) + "y";
        System.out.println(Pattern.matches("x*y", text) + " " + Pattern.matches("(?:x)*z", text) + " " + Pattern.compile("xy").matcher(text).find() + " " + text.replaceAll("x{100}", "h").length());
        try {
            m.group("none");
        } catch (IllegalArgumentException | IllegalStateException e) {
            System.out.println(e.getClass().getSimpleName());
        }
    }
}
