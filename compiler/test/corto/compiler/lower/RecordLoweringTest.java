// SPDX-License-Identifier: Apache-2.0
package corto.compiler.lower;

import static corto.compiler.lower.LoweredProgram.runBothOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class RecordLoweringTest {

    @Test
    void record_of_all_types_prints_and_hashes_as_on_HotSpot() {
        assertThat(runBothOf("""
                record All(boolean z, byte b, short s, char c, int i, long l, float f, double d, String t, int[] none, List<String> list) {}
                static String run() {
                    var a = new All(true, (byte) -1, (short) -2, 'c', 3, 1L << 40, 1.5f, -2.5, "t", null, List.of("x", "y"));
                    return a + " " + a.hashCode();
                }
                """)).startsWith("All[z=true, b=-1, s=-2, c=c, i=3, l=1099511627776, f=1.5, d=-2.5, t=t, none=null, list=[x, y]] ");
    }

    @Test
    void hash_of_each_type_alone() {
        assertThat(runBothOf("""
                record Z(boolean v) {} record B(byte v) {} record S(short v) {} record C(char v) {} record I(int v) {} record L(long v) {}
                record F(float v) {} record D(double v) {} record O(Object v) {} record Two(int a, int b) {}
                static String run() {
                    return Stream.of(new Z(true), new Z(false), new B((byte) -5), new S((short) -6), new C('\uffff'), new I(-7), new L(-8), new F(-0f), new F(Float.NaN),
                        new D(-0.0), new D(Double.NaN), new O(null), new O("o"), new Two(3, 4)).map(it -> "" + it.hashCode()).collect(Collectors.joining(" "));
                }
                """)).startsWith("1231 1237 -5 -6 65535 -7 7 ").endsWith(" 97");
    }

    @Test
    void floating_components_are_equal_as_their_boxes_are() {
        assertThat(runBothOf("""
                record F(float f, double d) {}
                static String run() {
                    return "" + new F(0f, 0).equals(new F(-0f, 0)) + new F(0f, 0).equals(new F(0f, -0.0)) + new F(Float.NaN, Double.NaN).equals(new F(0f / 0, Double.NaN)) + new F(1, 2).equals(new F(1, 2));
                }
                """)).isEqualTo("falsefalsetruetrue");
    }

    @Test
    void each_component_decides_equality() {
        assertThat(runBothOf("""
                record R(boolean z, byte b, short s, char c, int i, long l, Object o) {}
                static String run() {
                    var r = new R(true, (byte) 1, (short) 2, 'c', 3, 4, "o");
                    return Stream.<Object>of(new R(true, (byte) 1, (short) 2, 'c', 3, 4, "o"), new R(false, (byte) 1, (short) 2, 'c', 3, 4, "o"), new R(true, (byte) 2, (short) 2, 'c', 3, 4, "o"),
                        new R(true, (byte) 1, (short) 3, 'c', 3, 4, "o"), new R(true, (byte) 1, (short) 2, 'd', 3, 4, "o"), new R(true, (byte) 1, (short) 2, 'c', 4, 4, "o"),
                        new R(true, (byte) 1, (short) 2, 'c', 3, 4L + (1L << 32), "o"), new R(true, (byte) 1, (short) 2, 'c', 3, 4, null), null, "r", r)
                        .map(it -> it == null ? r.equals(null) : r.equals(it)).map(it -> it ? "1" : "0").collect(Collectors.joining());
                }
                """)).isEqualTo("10000000001");
    }

    @Test
    void components_are_compared_in_the_order_of_HotSpot() {
        assertThat(runBothOf("""
                static StringBuilder log = new StringBuilder();
                static final class Loud { final int v; Loud(int v) { this.v = v; } public boolean equals(Object o) { log.append(v); return true; } public int hashCode() { log.append('h').append(v); return v; } }
                record R(Loud a, Loud b, int c, Loud d) {}
                static String run() {
                    boolean e = new R(new Loud(1), new Loud(2), 5, new Loud(3)).equals(new R(new Loud(1), new Loud(2), 6, new Loud(3)));
                    int h = new R(new Loud(1), new Loud(2), 5, new Loud(3)).hashCode();
                    return log.toString() + e + h;
                }
                """)).startsWith("3h1h2h3false");
    }

    @Test
    void empty_local_generic_and_nested_records() {
        assertThat(runBothOf("""
                record Empty() {}
                record Box<T extends Comparable<T>>(T value) {}
                interface Holder { record Inside(int x) {} }
                static String run() {
                    record Local(Empty e, Box<String> b) {}
                    enum E { A }
                    var l = new Local(new Empty(), new Box<>("b"));
                    return l + "" + new Holder.Inside(1) + l.equals(new Local(new Empty(), new Box<>("b"))) + new Empty().hashCode() + new Empty().equals(new Empty()) + (l.hashCode() == new Local(new Empty(), new Box<>("b")).hashCode());
                }
                """)).isEqualTo("Local[e=Empty[], b=Box[value=b]]Inside[x=1]true0truetrue");
    }

    @Test
    void top_level_record_in_a_package_has_its_simple_name() {
        assertThat(LoweredProgram.ofSource("package a.b; record Point$(int x, int y) { static String run() { return new Point$(1, 2) + \"\" + new Point$(1, 2).hashCode(); } }")
                .runBoth("a.b.Point$")).isEqualTo("Point$[x=1, y=2]33");
    }

    @Test
    void overridden_methods_stay() {
        assertThat(runBothOf("""
                record R(int a, int b) { public int hashCode() { return 1; } public String toString() { return "own"; } public int a() { return -1; } }
                static String run() { return new R(1, 2) + "" + new R(1, 2).hashCode() + new R(1, 2).equals(new R(1, 2)) + new R(1, 3).equals(new R(2, 3)); }
                """)).isEqualTo("own1truefalse");
    }

    @Test
    void record_of_two_hundred_components() {
        var header = new StringBuilder();
        var values = new StringBuilder();
        for (int i = 0; i < 250; i++) {
            header.append(i == 0 ? "" : ", ").append("int c").append(i);
            values.append(i == 0 ? "" : ", ").append(i);
        }

        assertThat(runBothOf("record R(" + header + ") {} static String run() { var r = new R(" + values + "); return r + \"\" + r.hashCode() + r.equals(new R(" + values + ")); }"))
                .startsWith("R[c0=0, c1=1").contains("c249=249]").endsWith("true");
    }

    @Test
    void recursive_records_and_arrays() {
        assertThat(runBothOf("""
                record Node(int v, Node next) {}
                record Arr(int[] a) {}
                static String run() { int[] a = {1}; return new Node(1, new Node(2, null)) + "" + new Node(1, new Node(2, null)).hashCode() + new Arr(a).equals(new Arr(a)) + new Arr(a).equals(new Arr(new int[] {1})); }
                """)).isEqualTo("Node[v=1, next=Node[v=2, next=null]]93truefalse");
    }
}
