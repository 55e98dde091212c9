// SPDX-License-Identifier: Apache-2.0
package corto.compiler.lower;

import static corto.compiler.lower.LoweredProgram.runBothOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class SwitchLoweringTest {

    @Test
    void type_patterns_in_order_with_null_and_default() {
        assertThat(runBothOf("""
                static String of(Object o) { return switch (o) { case null -> "null"; case Integer i -> "int" + i; case String s -> "str" + s; case Number n -> "num" + n; case int[] a -> "ints" + a.length; case Object[] a -> "objs" + a.length; case Runnable r -> "run"; default -> "other"; }; }
                static String run() { var s = ""; for (Object o : new Object[] {null, 1, "s", 2L, new int[2], new String[3], new int[4][5], (Runnable) () -> {}, 'c'}) s += of(o) + ","; return s; }
                """)).isEqualTo("null,int1,strs,num2,ints2,objs3,objs4,run,other,");
    }

    @Test
    void null_without_case_throws() {
        assertThat(runBothOf("""
                static int of(Object o) { return switch (o) { case String s -> 1; default -> 2; }; }
                static String run() { try { return "" + of(null); } catch (NullPointerException e) { return "thrown"; } }
                """)).isEqualTo("thrown");
    }

    @Test
    void guards_restart_at_the_next_label() {
        assertThat(runBothOf("""
                static StringBuilder log = new StringBuilder();
                static boolean ask(int n, boolean answer) { log.append(n); return answer; }
                static String of(Object o) { return switch (o) { case String s when ask(1, s.length() > 3) -> "long"; case String s when ask(2, s.isEmpty()) -> "empty"; case CharSequence c when ask(3, c.charAt(0) == 'x') -> "x"; case String s -> "string"; case CharSequence c when ask(4, true) -> "chars"; default -> "default"; }; }
                static String run() { var s = ""; for (Object o : new Object[] {"long one", "", "xy", "ab", new StringBuilder("q"), 5}) s += of(o) + " "; return s + log; }
                """)).isEqualTo("long empty x string chars default 11212312334");
    }

    @Test
    void restart_past_the_last_label_gives_default() {
        assertThat(runBothOf("""
                static String of(Object o) { return switch (o) { case String s when s.isEmpty() -> "empty"; case Object x when x == o && x.hashCode() == 12345 -> "never"; default -> "default"; }; }
                static String run() { return of("") + of("a") + of(1); }
                """)).isEqualTo("emptydefaultdefault");
    }

    @Test
    void sealed_hierarchies_and_record_patterns() {
        assertThat(runBothOf("""
                sealed interface Expr permits Num, Add, Mul, Neg {}
                record Num(int v) implements Expr {} record Add(Expr l, Expr r) implements Expr {} record Mul(Expr l, Expr r) implements Expr {} record Neg(Expr e) implements Expr {}
                static Expr simple(Expr e) { return switch (e) {
                    case Mul(Num(var v), var r) when v == 0 -> new Num(0); case Mul(Num(int v), Expr r) when v == 1 -> simple(r); case Mul(var l, Num(var v)) when v == 1 -> simple(l);
                    case Neg(Neg(var x)) -> simple(x); case Add(Num(var a), Num(var b)) -> new Num(a + b); case Add(var l, var r) -> new Add(simple(l), simple(r));
                    case Mul(var l, var r) -> new Mul(simple(l), simple(r)); case Neg n -> n; case Num n -> n; }; }
                static int eval(Expr e) { return switch (e) { case Num(int v) -> v; case Add(Expr l, Expr r) -> eval(l) + eval(r); case Mul(Expr l, Expr r) -> eval(l) * eval(r); case Neg(Expr x) -> -eval(x); }; }
                static String run() {
                    Expr e = new Add(new Mul(new Num(1), new Neg(new Neg(new Num(7)))), new Mul(new Num(0), new Num(9)));
                    return eval(e) + " " + simple(e) + simple(new Mul(new Num(3), new Num(1))) + simple(new Add(new Num(1), new Num(2))) + simple(new Neg(new Num(1)));
                }
                """)).isEqualTo("7 Add[l=Num[v=7], r=Num[v=0]]Num[v=3]Num[v=3]Neg[e=Num[v=1]]");
    }

    @Test
    void record_patterns_over_primitive_components() {
        assertThat(runBothOf("""
                record All(boolean z, byte b, char c, short s, int i, long l, float f, double d) {}
                static String of(Object o) { return switch (o) {
                    case All(boolean z, byte b, char c, short s, int i, long l, float f, double d) when z -> "z" + b + c + s + i + l + f + d;
                    case All(boolean z, byte b, char c, short s, int i, long l, float f, double d) when l > 5 -> "l" + l;
                    case All(var z, var b, var c, var s, var i, var l, var f, var d) -> "rest" + d; default -> "no"; }; }
                static String run() { return of(new All(true, (byte) 1, 'c', (short) 2, 3, 4, 5f, 6)) + of(new All(false, (byte) 1, 'c', (short) 2, 3, 14, 5f, 6)) + of(new All(false, (byte) 1, 'c', (short) 2, 3, 4, 5f, 6)) + of(7); }
                """)).isEqualTo("z1c2345.06.0l14rest6.0no");
    }

    @Test
    void generic_record_patterns_and_null_components() {
        assertThat(runBothOf("""
                record Pair<A, B>(A a, B b) {}
                static String of(Object o) { return switch (o) { case Pair<?, ?>(String a, Integer b) -> "SI" + a + b; case Pair<?, ?>(Pair<?, ?>(var x, var y), var b) -> "P" + x + y + b; case Pair<?, ?>(var a, var b) -> "any" + a + b; default -> "none"; }; }
                static String run() { return of(new Pair<>("s", 1)) + of(new Pair<>(new Pair<>(1, 2), 3)) + of(new Pair<>(null, null)) + of(new Pair<>(null, 1)) + of(0); }
                """)).isEqualTo("SIs1P123anynullnullanynull1none");
    }

    @Test
    void throwing_accessor_is_a_MatchException() {
        assertThat(runBothOf("""
                record Bad(int v) { public int v() { throw new IllegalStateException("v"); } }
                static String run() { Object o = new Bad(1); try { return switch (o) { case Bad(int v) -> "v" + v; default -> "d"; }; } catch (MatchException e) { return "match " + e.getCause().getMessage(); } }
                """)).isEqualTo("match v");
    }

    @Test
    void enum_switch_with_patterns() {
        assertThat(runBothOf("""
                enum E { A, B { void x() {} }, C, D }
                static String of(E e, boolean flag) { return switch (e) { case null -> "null"; case A -> "A"; case B -> "B"; case E x when flag -> "flag" + x; case C -> "C"; case E x -> "E" + x; }; }
                static String onlyConstants(E e) { return switch (e) { case null -> "n"; case A -> "a"; case B -> "b"; case C -> "c"; case D -> "d"; }; }
                static String run() { var s = ""; for (E e : E.values()) s += of(e, false) + of(e, true) + onlyConstants(e); return s + of(null, true) + onlyConstants(null); }
                """)).isEqualTo("AAaBBbCflagCcEDflagDdnulln");
    }

    @Test
    void enum_constants_of_several_enums_in_one_switch() {
        assertThat(runBothOf("""
                sealed interface Coin permits Side, Other {} enum Side implements Coin { HEADS, TAILS { } } enum Other implements Coin { EDGE }
                static String of(Coin c) { return switch (c) { case Side.HEADS -> "heads"; case Side.TAILS -> "tails"; case Other.EDGE -> "edge"; }; }
                static String any(Object o) { return switch (o) { case Side.HEADS -> "H"; case Other.EDGE -> "E"; case Side s -> "S" + s; case Thread.State.NEW -> "N"; case Enum<?> e -> "enum" + e; default -> "-"; }; }
                static String run() { return of(Side.HEADS) + of(Side.TAILS) + of(Other.EDGE) + any(Side.HEADS) + any(Side.TAILS) + any(Other.EDGE) + any(Thread.State.NEW) + any(Thread.State.BLOCKED) + any("x"); }
                """)).isEqualTo("headstailsedgeHSTAILSENenumBLOCKED-");
    }

    @Test
    void enum_label_does_not_initialise_the_enum() {
        assertThat(runBothOf("""
                static StringBuilder log = new StringBuilder();
                enum Lazy { X; static { log.append("initialised"); } }
                static String of(Object o) { return switch (o) { case Lazy.X -> "X"; case String s -> s; default -> "d"; }; }
                static String run() { return of("s") + log + of(Lazy.X) + log; }
                """)).isEqualTo("sXinitialised");
    }

    @Test
    void string_constants_with_patterns() {
        assertThat(runBothOf("""
                static String of(String o) { return switch (o) { case null -> "null"; case "a" -> "A"; case "Aa" -> "1"; case "BB" -> "2"; case String s when s.length() > 5 -> "long"; case "b", "c" -> "BC"; case String s -> "s" + s; }; }
                static String any(CharSequence o) { return switch (o) { case String s when s.equals("q") -> "Q"; case String s -> "S"; default -> "C"; }; }
                static String run() { return of(null) + of("a") + of("Aa") + of(new String("BB")) + of("longer") + of("c") + of("z") + any("q") + any("r") + any(new StringBuilder()); }
                """)).isEqualTo("nullA12longBCszQSC");
    }

    @Test
    void boxed_integers_and_characters_with_patterns() {
        assertThat(runBothOf("""
                static String i(Integer o) { return switch (o) { case null -> "null"; case 1 -> "one"; case 1000 -> "k"; case Integer i when i > 100 -> "big"; case -5 -> "neg"; case Integer i -> "i" + i; }; }
                static String c(Character o) { return switch (o) { case 'a' -> "A"; case '\u2603' -> "snow"; case Character c when c > 'x' -> "yz"; case Character c -> "c" + c; }; }
                static String b(Byte o) { return switch (o) { case 1 -> "one"; case -128 -> "min"; case Byte b -> "b" + b; }; }
                static String s(Short o) { return switch (o) { case 300 -> "300"; case Short s when s < 0 -> "neg"; case Short s -> "s" + s; }; }
                static String run() { return i(null) + i(1) + i(1000) + i(101) + i(-5) + i(7) + c('a') + c('z') + c('\u2603') + c('b') + b((byte) 1) + b((byte) -128) + b((byte) 3) + s((short) 300) + s((short) -1) + s((short) 2); }
                """)).isEqualTo("nullonekbignegi7Ayzsnowcboneminb3300negs2");
    }

    @Test
    void repeated_and_many_labels() {
        var cases = new StringBuilder();
        for (int i = 0; i < 120; i++) {
            cases.append("case String s when s.length() == ").append(i).append(" -> ").append(i).append(";\n");
        }

        assertThat(runBothOf("static int of(Object o) { return switch (o) {" + cases + " default -> -1; }; }"
                + " static String run() { return of(\"\") + \" \" + of(\"x\".repeat(119)) + of(\"x\".repeat(120)) + of(3); }")).isEqualTo("0 119-1-1");
    }

    @Test
    void pattern_switch_statement_with_yield_fallthrough_and_loops() {
        assertThat(runBothOf("""
                static String run() {
                    var out = new StringBuilder();
                    for (Object o : new Object[] {1, "s", null, 2.0, List.of()}) {
                        switch (o) { case Integer i when i > 5: out.append("big"); break; case Integer i: out.append("i"); break; case String s: out.append("s"); continue; case null: out.append("null"); continue; case Collection<?> c: { out.append("coll"); break; } default: out.append("d"); }
                        out.append(switch (o) { case Integer i -> { int x = i; while (x < 10) x *= 3; yield x; } default -> 0; });
                    }
                    return out.toString();
                }
                """)).isEqualTo("i27snulld0coll0");
    }

    @Test
    void switch_with_only_default_or_total_pattern() {
        assertThat(runBothOf("""
                static String a(Object o) { return switch (o) { case Object x -> "x" + x; }; }
                static String b(Integer o) { return switch (o) { case Number n -> "n" + n; }; }
                static String c(List<String> o) { return switch (o) { case ArrayList<String> a -> "a"; case Collection<String> l -> "l" + l; }; }
                static String run() { return a(1) + b(2) + c(List.of("q")) + c(new ArrayList<>()); }
                """)).isEqualTo("x1n2l[q]a");
    }

    @Test
    void type_variables_and_intersections_as_selectors() {
        assertThat(runBothOf("""
                static <T extends Comparable<T>> String of(T t) { return switch (t) { case String s -> "s"; case Integer i when i > 1 -> "i"; default -> "c"; }; }
                static <T extends CharSequence & Comparable<T>> String both(T t) { return switch (t) { case String s when s.isEmpty() -> "e"; case CharSequence c -> "c" + c.length(); }; }
                static String run() { return of("a") + of(2) + of(1) + of('c') + both("") + both("abc"); }
                """)).isEqualTo("siccec3");
    }
}
