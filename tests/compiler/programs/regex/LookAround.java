// SPDX-License-Identifier: Apache-2.0
package regex;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.regex.PatternSyntaxException;
import java.util.stream.Collectors;

public class LookAround {
    static void all(String regex, String text, int flags) {
        try {
            List<String> found = new ArrayList<>();
            Matcher m = Pattern.compile(regex, flags).matcher(text);
            while (m.find()) {
                StringBuilder groups = new StringBuilder(m.start() + "-" + m.end() + ":" + m.group());
                for (int i = 1; i <= m.groupCount(); i++) {
                    groups.append(",").append(m.group(i));
                }
                found.add(groups.toString());
            }
            System.out.println(regex + " " + found);
        } catch (PatternSyntaxException e) {
            System.out.println(regex + " " + e.getDescription() + " at " + e.getIndex());
        }
    }

    public static void main(String[] args) {
        all("\\d+(?=%)", "5% 60 70%", 0);
        all("(?<!\\d)\\d{2}(?!\\d)", "1 22 333 44", 0);
        all("(?<=\\$)(\\d+)(\\.\\d\\d)?", "$5 6 $7.25", 0);
        all("(\\w)(\\w)\\2\\1", "abba noon xyzzy otto", 0);
        all("(?<year>\\d{4})-(?<month>\\d\\d)", "2024-02 and 1999-12", 0);
        all("a*?b|a+", "aaab aa b", 0);
        all("(a+)+c|a++b", "aaab aac", 0);
        all("(?>a|ab)c", "abc ac", 0);
        all("^\\w+$", "one\ntwo three\nfour", Pattern.MULTILINE);
        all("o.*e", "one\ntwo\nthree", Pattern.DOTALL);
        all("straße|ÄPFEL", "STRAßE äpfel", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
        all("(?i)ab(?-i)C", "ABC abC abc", 0);
        all("a b # comment\n c", "abc", Pattern.COMMENTS);
        all("[a-c&&[^b]]+|\\p{Lu}\\p{Ll}*|\\p{Punct}", "abcca Hello, b", 0);
        all("\\bfoo\\b|\\Boo", "foo food foo", 0);
        all("[\\x41-\\x43\\u0044]+\\Q.*\\E", "ABCD.* ABC.", 0);
        all(".", "\uD83D\uDE00a", 0);
        all("\\X|\\R", "e\u0301\r\nx", 0);
        all("", "ab", 0);
        all("(a)|(b)", "ab", 0);
        all("(?:x{2,3}){2}", "xxxxx xxxx xxx", 0);
        all("\\Gab", "ababxab", 0);
        for (String bad : new String[] {"(", "a{2", "[z-a]", "*", "\\", "(?<n>a)(?<n>b)", "\\k<x>", "x{3,1}", "(?<=a*)b", "\\p{Nope}", "[", "a)"}) {
            all(bad, "b", 0);
        }
        Matcher m = Pattern.compile("(\\d+)([a-z]?)").matcher("10a 20 30b");
        System.out.println(m.replaceAll("<$2$1>") + " " + m.replaceFirst("\\$") + " " + m.replaceAll(r -> "" + Integer.parseInt(r.group(1)) * 2));
        StringBuilder out = new StringBuilder();
        m.reset();
        while (m.find()) {
            m.appendReplacement(out, Matcher.quoteReplacement("$" + m.group(2)));
        }
        System.out.println(m.appendTail(out) + " " + m.reset("7z").matches() + m.hitEnd() + " " + m.lookingAt() + m.region(1, 2).find());
        System.out.println(Pattern.compile("\\w+").matcher("to be or").results().map(MatchResult::group).collect(Collectors.joining("+")) + " " + Pattern.compile(",").splitAsStream("a,,b,").toList());
        System.out.println("" + List.of("a1b22c".split("\\d")) + List.of(":a::b:".split(":")) + List.of(":a::b:".split(":", -1)) + List.of("abc".split("")) + List.of("a,b,c".split(",", 2)) + List.of("".split(",")));
        System.out.println(Pattern.quote("a.\\Eb") + " " + "a.\\Eb".matches(Pattern.quote("a.\\Eb")) + " " + Pattern.compile("a").asMatchPredicate().test("aa") + Pattern.compile("a").asPredicate().test("ba"));
    }
}
