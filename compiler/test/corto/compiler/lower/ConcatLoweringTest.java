// SPDX-License-Identifier: Apache-2.0
package corto.compiler.lower;

import static corto.compiler.lower.LoweredProgram.runBothOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ConcatLoweringTest {

    @Test
    void every_type_is_appended_as_its_own() {
        assertThat(runBothOf("""
                static String run() {
                    byte b = -1; short s = -2; char c = 'c'; int i = Integer.MIN_VALUE; long l = Long.MIN_VALUE; float f = -1.17549435E-38f; double d = -2.2250738585072014E-308;
                    boolean z = false; Object o = List.of(1); String n = null; Object no = null; Integer box = 7; CharSequence cs = "cs"; StringBuilder sb = new StringBuilder("sb");
                    return b + "|" + s + "|" + c + "|" + i + "|" + l + "|" + f + "|" + d + "|" + z + "|" + o + "|" + n + "|" + no + "|" + box + "|" + cs + "|" + sb;
                }
                """)).isEqualTo("-1|-2|c|-2147483648|-9223372036854775808|-1.1754944E-38|-2.2250738585072014E-308|false|[1]|null|null|7|cs|sb");
    }

    @Test
    void short_shapes_are_shared_and_hold_every_type() {
        var program = LoweredProgram.ofMembers("""
                static String a(byte b, String s) { return b + s; }
                static String b(short b, String s) { return b + s; }
                static String c(String s, char c, boolean z) { return s + c + z; }
                static String d(long l, String s, double d, float f) { return l + s + d + f; }
                static String e(String s, Object o) { return s + o; }
                static String f(String s, int[] o) { return "f" + (o == null ? s + o : s); }
                static String run() { return a((byte) -128, "x") + b((short) -1, null) + c("c", 'd', true) + d(1, "-", 1.5, 2.5f) + e("o", null) + e(null, 'e') + f("q", null); }
                """);

        assertThat(program.runBoth("Case")).isEqualTo("-128x-1nullcdtrue1-1.52.5onullnullefqnull");
        assertThat(program.syntheticNames()).contains("Concat$$IS", "Concat$$SCZ", "Concat$$JSDF", "Concat$$SS").doesNotContain("Case$$Concat$0");
    }

    @Test
    void object_whose_text_is_null_reads_null() {
        assertThat(runBothOf("""
                static class Silent { public String toString() { return null; } }
                static String run() { Silent s = new Silent(); return "" + s + s; }
                """)).isEqualTo("nullnull");
    }

    @Test
    void operands_become_strings_from_left_to_right() {
        assertThat(runBothOf("""
                static StringBuilder log = new StringBuilder();
                record Loud(String name) { public String toString() { log.append(name); return "<" + name + ">"; } }
                static Loud made(String name) { log.append("make-" + name + " "); return new Loud(name); }
                static String run() {
                    StringBuilder sb = new StringBuilder("a");
                    String mutable = "" + sb + sb.append("b") + sb;
                    return made("x") + "," + made("y") + log + mutable;
                }
                """)).isEqualTo("<x>,<y>make-x xmake-y yaabab");
    }

    @Test
    void exception_of_toString_keeps_later_operands_from_being_made() {
        assertThat(runBothOf("""
                static class Bad { public String toString() { throw new IllegalStateException("bad"); } }
                static int calls;
                static int later() { return ++calls; }
                static String run() { try { return "a" + new Bad() + later(); } catch (IllegalStateException e) { return e.getMessage() + calls; } }
                """)).isEqualTo("bad0");
    }

    @Test
    void compound_assignment_and_chars_and_casts() {
        assertThat(runBothOf("""
                static String run() {
                    String s = "s"; s += 1; s += 'c'; s += null; s += 2L; s += 1.0f;
                    String[] array = {"x"}; int i = 0; array[i++] += i + "y";
                    char c = 'a'; c += 1; Object o = "o"; o += "p";
                    return s + array[0] + i + c + (char) (c + 1) + (c + 1) + o + (int) 'z';
                }
                """)).isEqualTo("s1cnull21.0x1y1bc99op122");
    }

    @Test
    void constants_that_look_like_recipe_tags_are_kept() {
        String result = runBothOf("""
                static final String TAGS = "<\\1\\2>";
                static String run() { int i = 3; return TAGS + i + "\\1" + i + "\\2"; }
                """);

        assertThat(result).isEqualTo("<\1\2>3\1" + "3\2");
    }

    @Test
    void text_beyond_Latin1_and_surrogates() {
        assertThat(runBothOf("""
                static String run() { String e = "é"; char snow = '\u2603'; String cat = "\ud83d\udc31"; return e + snow + "→" + cat + 1 + cat.length(); }
                """)).isEqualTo("é☃→🐱12");
    }

    @Test
    void empty_strings_and_single_operands() {
        assertThat(runBothOf("""
                static String run() { String e = ""; Object o = 5; int i = 6; return "" + e + "|" + ("" + o) + ("" + i) + (e + e) + (e + null) + ("" + e).isEmpty(); }
                """)).isEqualTo("|56nulltrue");
    }

    @Test
    void result_is_a_new_string() {
        assertThat(runBothOf("""
                static String run() { String a = "ab"; String b = "a"; return "" + ((b + "b") == a) + ((a + "") == a) + ((b + "b").intern() == a); }
                """)).isEqualTo("falsefalsetrue");
    }

    @Test
    void two_hundred_operands_and_more() {
        var sum = new StringBuilder("\"<\"");
        for (int i = 0; i < 250; i++) {
            sum.append(i % 3 == 0 ? " + l" : i % 3 == 1 ? " + s + \",\"" : " + i");
        }

        assertThat(runBothOf("static String run() { long l = 1L << 33; String s = \"s\"; int i = 4; return " + sum + "; }")).hasSize(1 + 84 * 10 + 83 * 2 + 83);
    }

    @Test
    void long_literals_around_operands() {
        String text = "x".repeat(30_000);

        assertThat(runBothOf("static String run() { int i = 1; return \"" + text + "\" + i + \"" + text + "\"; }")).hasSize(60_001);
    }

    @Test
    void plain_bootstrap_without_recipe() {
        assertThat(LoweredProgram.ofSource("""
                public class Case { static String run() { int i = 1; String s = "s"; Object o = 'o'; return s + i + o + "lit" + 2.0 + i; } }
                """, "-XDstringConcat=indy").runBoth("Case")).isEqualTo("s1olit2.01");
    }

    @Test
    void concatenation_inside_constructors_and_lambdas() {
        assertThat(runBothOf("""
                final String s; Case(int i) { this("n" + i); } Case(String t) { s = t + t; }
                static String run() { Function<Integer, String> f = i -> "f" + i + new Case(i).s; return f.apply(3); }
                """)).isEqualTo("f3n3n3");
    }
}
