// SPDX-License-Identifier: Apache-2.0
package regex;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

public class Replacing {
    public static void main(String[] args) {
        System.out.println("a1b22c333".replaceAll("\\d+", "#") + " " + "a1b22".replaceFirst("\\d+", "<$0>") + " " + "john smith".replaceAll("(\\w+) (\\w+)", "$2, $1") + " " + "x".replaceAll("x", Matcher.quoteReplacement("$1\\")));
        System.out.println("camelCaseString".replaceAll("([A-Z])", "_$1").toLowerCase(java.util.Locale.ROOT) + " " + "  many   spaces ".replaceAll("\\s+", " ").trim() + " " + "aaa".replaceAll("a*", "X") + " " + "tel: 555-1234".replaceAll("(?<area>\\d{3})-(?<n>\\d{4})", "${n}-${area}"));
        Matcher m = Pattern.compile("\\$\\{(\\w+)}").matcher("Hello ${name}, you are ${age} and ${missing}.");
        Map<String, String> values = Map.of("name", "Ann", "age", "30");
        StringBuilder sb = new StringBuilder();
        while (m.find()) {
            m.appendReplacement(sb, values.getOrDefault(m.group(1), "?"));
        }
        m.appendTail(sb);
        System.out.println(sb);
        System.out.println(Pattern.compile("\\d+").matcher("1 20 300").replaceAll(r -> "" + Integer.parseInt(r.group()) * 2) + " " + Pattern.compile("o").matcher("foo boo").replaceFirst("0"));
        System.out.println(Arrays.toString(Pattern.compile("\\s*[,;]\\s*").split("a , b;c ;  d,")) + Arrays.toString(Pattern.compile(":").split("a:b:c", 2)) + Pattern.compile("-").splitAsStream("x-y-z").toList());
        System.out.println(Pattern.compile("[aeiou]").matcher("programming").results().map(MatchResult::start).toList() + " " + Pattern.compile("a").asPredicate().test("cat") + Pattern.compile("a").asMatchPredicate().test("cat"));
        Matcher region = Pattern.compile("b+").matcher("abbbabb");
        region.region(3, 6);
        System.out.println(region.find() + " " + region.start() + region.end() + region.hitEnd() + region.find());
        region.reset("bb");
        System.out.println(region.matches() + " " + region.groupCount() + " " + region.reset().find(1) + region.group());
        try {
            region.reset();
            region.group();
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        try {
            "x".replaceAll("x", "$5");
        } catch (IndexOutOfBoundsException e) {
            System.out.println(e.getMessage());
        }
        Pattern p = Pattern.compile("a.c", Pattern.DOTALL | Pattern.CASE_INSENSITIVE | Pattern.MULTILINE);
        System.out.println(p.flags() + " " + p + " " + p.pattern() + p.matcher("A\nC").matches() + Pattern.quote("a.b") + Pattern.compile("É", Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE).matcher("é").matches());
        StringBuilder csv = new StringBuilder();
        Matcher c = Pattern.compile("\"((?:[^\"]|\"\")*)\"|([^,]+)|(?<=,)(?=,|$)").matcher("one,\"two, too\",,\"say \"\"hi\"\"\",5");
        while (c.find()) {
            csv.append('<').append(c.group(1) != null ? c.group(1).replace("\"\"", "\"") : c.group(2)).append('>');
        }
        System.out.println(csv);
    }
}
