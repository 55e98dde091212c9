// SPDX-License-Identifier: Apache-2.0
package corto.compiler.interpret;

import static corto.compiler.interpret.Program.runBothOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Every family of instructions gives what HotSpot gives. Operands come from arrays, so that javac cannot fold them.
class InstructionTest {

    @Test
    void int_arithmetic_wraps_and_shifts_by_five_bits() {
        assertThat(runBothOf("""
                static int[] v = {0, 1, -1, 2, 7, -7, 31, 32, 33, 255, -256, 65536, Integer.MAX_VALUE, Integer.MIN_VALUE};
                static String run() {
                    int h = 0;
                    for (int a : v) for (int b : v) {
                        h = h * 31 + (a + b); h = h * 31 + (a - b); h = h * 31 + a * b;
                        h = h * 31 + (a & b); h = h * 31 + (a | b); h = h * 31 + (a ^ b); h = h * 31 + ~a; h = h * 31 - -a;
                        h = h * 31 + (a << b); h = h * 31 + (a >> b); h = h * 31 + (a >>> b);
                        if (b != 0) { h = h * 31 + a / b; h = h * 31 + a % b; }
                        h = h * 31 + (a < b ? 1 : 2) + (a <= b ? 3 : 4) + (a > b ? 5 : 6) + (a >= b ? 7 : 8) + (a == b ? 9 : 10) + (a != b ? 11 : 12);
                        a += 300; b -= 300; a++; --b;
                        h = h * 31 + a + b;
                    }
                    return Integer.toString(h);
                }
                """)).isNotNull();
    }

    @Test
    void long_arithmetic_wraps_and_shifts_by_six_bits() {
        assertThat(runBothOf("""
                static long[] v = {0, 1, -1, 2, 63, 64, 65, -7, 1L << 40, -(1L << 33), Long.MAX_VALUE, Long.MIN_VALUE, Integer.MIN_VALUE};
                static String run() {
                    long h = 0;
                    for (long a : v) for (long b : v) {
                        h = h * 31 + (a + b); h = h * 31 + (a - b); h = h * 31 + a * b;
                        h = h * 31 + (a & b); h = h * 31 + (a | b); h = h * 31 + (a ^ b); h = h * 31 + ~a; h = h * 31 - -a;
                        h = h * 31 + (a << b); h = h * 31 + (a >> b); h = h * 31 + (a >>> b); h = h * 31 + (a << (int) b);
                        if (b != 0) { h = h * 31 + a / b; h = h * 31 + a % b; }
                        h = h * 31 + (a < b ? 1 : 2) + (a <= b ? 3 : 4) + (a > b ? 5 : 6) + (a >= b ? 7 : 8) + (a == b ? 9 : 10);
                    }
                    return Long.toString(h);
                }
                """)).isNotNull();
    }

    @Test
    void floating_point_is_ieee_754() {
        assertThat(runBothOf("""
                static double[] v = {0.0, -0.0, 1, -1, 1.5, 1e300, -1e-300, Double.MIN_VALUE, Double.MAX_VALUE, Double.NaN, 1 / 0.0, -1 / 0.0, 1e10, 3e9};
                static float[] w = {0f, -0f, 1f, -2.5f, 1e38f, 1e-45f, Float.NaN, 1 / 0f, -1 / 0f, 3e9f, 16777217f};
                static long h;
                static void add(double x) { h = h * 31 + Double.doubleToLongBits(x); }
                static void add(float x) { h = h * 31 + Float.floatToIntBits(x); }
                static void add(long x) { h = h * 31 + x; }
                static String run() {
                    long h = 0;
                    for (double a : v) for (double b : v) {
                        for (double x : new double[] {a + b, a - b, a * b, a / b, a % b, -a}) h = h * 31 + Double.doubleToLongBits(x);
                        h = h * 31 + (a < b ? 1 : 2) + (a <= b ? 3 : 4) + (a > b ? 5 : 6) + (a >= b ? 7 : 8) + (a == b ? 9 : 10) + (a != b ? 11 : 12);
                        h = h * 31 + (int) a; h = h * 31 + (long) a; h = h * 31 + Float.floatToIntBits((float) a);
                    }
                    for (float a : w) for (float b : w) {
                        for (float x : new float[] {a + b, a - b, a * b, a / b, a % b, -a}) h = h * 31 + Float.floatToIntBits(x);
                        h = h * 31 + (a < b ? 1 : 2) + (a <= b ? 3 : 4) + (a > b ? 5 : 6) + (a >= b ? 7 : 8) + (a == b ? 9 : 10) + (a != b ? 11 : 12);
                        h = h * 31 + (int) a; h = h * 31 + (long) a; h = h * 31 + Double.doubleToLongBits((double) a);
                    }
                    return Long.toString(h);
                }
                """)).isNotNull();
    }

    @Test
    void conversions_cut_and_extend() {
        assertThat(runBothOf("""
                static int[] v = {0, 1, -1, 127, 128, 255, 256, 32767, 32768, 65535, 65536, Integer.MAX_VALUE, Integer.MIN_VALUE, 0x12345678};
                static String run() {
                    long h = 0;
                    for (int i : v) {
                        h = h * 31 + (byte) i; h = h * 31 + (short) i; h = h * 31 + (char) i; h = h * 31 + (long) i;
                        h = h * 31 + Float.floatToIntBits((float) i); h = h * 31 + Double.doubleToLongBits((double) i);
                        long l = ((long) i << 20) + i;
                        h = h * 31 + (int) l; h = h * 31 + Float.floatToIntBits((float) l); h = h * 31 + Double.doubleToLongBits((double) l);
                    }
                    return Long.toString(h);
                }
                """)).isNotNull();
    }

    @Test
    void arrays_of_every_type_hold_what_is_stored() {
        assertThat(runBothOf("""
                static String run() {
                    boolean[] z = new boolean[3]; byte[] b = new byte[3]; short[] s = new short[3]; char[] c = new char[3]; int[] i = new int[3];
                    long[] l = new long[3]; float[] f = new float[3]; double[] d = new double[3]; String[] t = new String[3];
                    z[1] = true; b[1] = (byte) 200; s[1] = (short) 40000; c[1] = (char) -1; i[1] = -5; l[1] = 1L << 40; f[1] = 1.5f; d[1] = -2.5; t[1] = "t";
                    String r = "";
                    for (int n = 0; n < 3; n++) r += z[n] + "" + b[n] + s[n] + (int) c[n] + i[n] + l[n] + f[n] + d[n] + t[n] + ",";
                    return r + z.length + b.length + s.length + c.length + i.length + l.length + f.length + d.length + t.length;
                }
                """)).asString().startsWith("false0000");
    }

    @Test
    void stack_instructions_move_one_and_two_slot_values() {
        assertThat(runBothOf("""
                int i = 1; long l = 2; static int si = 3; static long sl = 4; byte b = 5; double d = 1.5;
                static String run() {
                    Case c = new Case(); int[] a = {1, 2, 3}; long[] w = {4, 5, 6}; int x = 0;
                    int p = c.i++ + ++c.i + a[x++]++ + --a[x];
                    long q = c.l++ + ++c.l + w[x++]-- + (w[x] += 7) + (c.l <<= 2);
                    double e = c.d++ + (c.d *= 3);
                    int r = c.b++; c.b += 200; c.b >>>= 1;
                    a[0] = a[1] = a[2] = 9; w[0] = w[1] = w[2] = 10L;
                    c.i = c.b = 17;
                    return p + "," + q + "," + e + "," + r + "," + c.b + "," + c.i + "," + c.l + "," + a[0] + a[1] + a[2] + w[0] + w[1] + w[2];
                }
                """)).isNotNull();
    }

    @Test
    void switches_choose_dense_sparse_and_default_cases() {
        assertThat(runBothOf("""
                enum E { A, B, C }
                sealed interface S permits P, Q {}
                record P(int x) implements S {}
                record Q(String s) implements S {}
                static String dense(int i) { return switch (i) { case 1 -> "a"; case 2, 3 -> "b"; case 5 -> "c"; default -> "d"; }; }
                static String sparse(int i) { return switch (i) { case Integer.MIN_VALUE -> "a"; case -1000 -> "b"; case 77777 -> "c"; default -> "d"; }; }
                static String text(String s) { return switch (s) { case "Aa", "x" -> "1"; case "BB" -> "2"; default -> "3"; }; }
                static String of(E e) { return switch (e) { case A -> "A!"; case B -> "B!"; case C -> "C!"; }; }
                static String of(S s) { return switch (s) { case P(int x) when x > 3 -> "big"; case P p -> "p" + p.x(); case Q(String t) -> t; }; }
                static String run() {
                    String r = "";
                    for (int i : new int[] {0, 1, 2, 3, 4, 5, 6, -1}) r += dense(i);
                    for (int i : new int[] {Integer.MIN_VALUE, -1000, 77777, 0, Integer.MAX_VALUE}) r += sparse(i);
                    for (String s : new String[] {"Aa", "BB", "x", ""}) r += text(s);
                    for (E e : E.values()) r += of(e);
                    return r + of(new P(5)) + of(new P(1)) + of(new Q("q"));
                }
                """)).isEqualTo("dabbdcddabcdd1213A!B!C!bigp1q");
    }

    @Test
    void calls_find_the_method_that_java_selects() {
        assertThat(runBothOf("""
                interface I { default String name() { return "I" + secret(); } private String secret() { return "s"; } static String make() { return "make"; } }
                interface J extends I { default String name() { return "J" + I.super.name(); } }
                static class A implements I { String who() { return "A"; } String call() { return who() + name(); } static String st() { return "stA"; } }
                static class B extends A implements J { String who() { return "B" + super.who(); } private String p() { return "p"; } String q() { return p(); } }
                static abstract class G<T> { abstract T get(T t); T twice(T t) { return get(get(t)); } }
                static class H extends G<String> { String get(String s) { return s + "h"; } }
                static String run() {
                    A a = new A(); A b = new B(); I i = b;
                    return a.call() + b.call() + i.name() + ((B) b).q() + I.make() + B.st() + new H().twice("g") + new int[] {1, 2}.clone().length + i.equals(b);
                }
                """)).isNotNull();
    }

    @Test
    void multi_dimensional_arrays_have_the_given_lengths() {
        assertThat(runBothOf("""
                static String run() {
                    int[][][] a = new int[2][3][]; long[][] b = new long[4][2]; String[][] s = {{"a"}, {}, {"b", "c"}};
                    a[1][2] = new int[] {7};
                    b[3][1] = 1L << 50;
                    return a.length + "" + a[0].length + a[0][0] + a[1][2][0] + b[3][1] + s[2][1] + s[1].length
                        + (a.getClass() == int[][][].class) + (a[1] instanceof int[][]) + ((Object) s instanceof Object[]) + new int[0][5].length;
                }
                """)).isEqualTo("23null71125899906842624c0truetruetrue0");
    }

    @Test
    void type_tests_follow_arrays_interfaces_and_null() {
        assertThat(runBothOf("""
                static String run() {
                    Object[] v = {null, "s", 1, 1L, 'c', new int[1], new Integer[1], new ArrayList<String>(), new Object[0], new Object[0][]};
                    String r = "";
                    for (Object o : v) {
                        r += (o instanceof String ? 1 : 0) + (o instanceof Number ? 2 : 0) + (o instanceof Comparable ? 4 : 0) + (o instanceof int[] ? 8 : 0)
                            + (o instanceof Number[] ? 16 : 0) + (o instanceof Object[] ? 32 : 0) + (o instanceof List ? 64 : 0) + (o instanceof Cloneable ? 128 : 0)
                            + (o instanceof Object[][] ? 256 : 0) + ",";
                    }
                    return r;
                }
                """)).isNotNull();
    }

    @Test
    void synchronized_blocks_run_and_leave_on_exceptions() {
        assertThat(runBothOf("""
                static synchronized int twice(int x) { return 2 * x; }
                static String run() {
                    Object lock = new Object(); int x = 0;
                    synchronized (lock) { x = twice(3); }
                    try { synchronized (lock) { throw new RuntimeException("out"); } } catch (RuntimeException e) { x++; }
                    try { synchronized ((Object) null) { x = 100; } } catch (NullPointerException e) { x++; }
                    return "" + x;
                }
                """)).isEqualTo("8");
    }

    @Test
    void local_and_anonymous_classes_capture() {
        assertThat(runBothOf("""
                int base = 10;
                class Inner { int add(int x) { return base + x; } }
                static String run() {
                    int n = 5; Case c = new Case();
                    class Local { int get() { return n * 2; } }
                    Supplier<Integer> s = new Supplier<>() { public Integer get() { return n + c.base; } };
                    return "" + c.new Inner().add(1) + new Local().get() + s.get();
                }
                """)).isEqualTo("111015");
    }
}
