// SPDX-License-Identifier: Apache-2.0
package corto.compiler.lower;

import static corto.compiler.lower.LoweredProgram.runBothOf;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

/// Each case runs as javac made it and as we lower it; both must give the string asserted.
class LambdaLoweringTest {

    @Test
    void lambda_without_captures_is_one_instance_in_a_static_field() {
        var program = LoweredProgram.ofMembers("""
                static Supplier<String> make() { return () -> "made"; }
                static String run() { return make().get() + (make() == make()); }
                """);

        assertThat(program.runBoth("Case")).isEqualTo("madetrue");
        assertThat(program.syntheticNames()).contains("Case$$Lambda$0");
        assertThat(program.lowered("Case$$Lambda$0").fields()).hasSize(1)
                .allMatch(it -> it.fieldName().equalsString("INSTANCE"));
    }

    @Test
    void lambda_captures_every_kind_of_value() {
        assertThat(runBothOf("""
                static String run() {
                    byte b = 1; short s = 2; char c = 'c'; int i = 3; long l = 1L << 40; float f = 1.5f; double d = 2.5; boolean z = true;
                    String t = "t"; int[] a = {7}; Object none = null;
                    Supplier<String> lambda = () -> b + "," + s + c + i + l + f + d + z + t + a[0] + none;
                    return lambda.get();
                }
                """)).isEqualTo("1,2c310995116277761.52.5truet7null");
    }

    @Test
    void lambda_captures_this_and_calls_private_members() {
        assertThat(runBothOf("""
                private int base = 40;
                private int twice(int x) { return 2 * x; }
                private static int thrice(int x) { return 3 * x; }
                String go() { IntUnaryOperator f = x -> base + twice(x) + thrice(x); return "" + f.applyAsInt(1); }
                static String run() { return new Case().go(); }
                """)).isEqualTo("45");
    }

    @Test
    void nested_lambdas_capture_through_each_other() {
        assertThat(runBothOf("""
                static String run() {
                    Function<Integer, Function<Integer, Function<Integer, Integer>>> f = a -> b -> c -> a * 100 + b * 10 + c;
                    return "" + f.apply(1).apply(2).apply(3);
                }
                """)).isEqualTo("123");
    }

    @Test
    void static_method_reference_boxes_and_unboxes() {
        assertThat(runBothOf("""
                static int plus(int a, int b) { return a + b; }
                static long wide(long a) { return a + 1; }
                static String run() {
                    BinaryOperator<Integer> sum = Case::plus;
                    Function<Integer, Integer> parsed = Integer::valueOf;
                    ToLongFunction<Integer> widened = Case::wide;          // unbox, then widen
                    IntToLongFunction widenedPrimitive = Case::wide;
                    IntFunction<Object> boxed = Integer::valueOf;
                    Function<String, Object> object = Integer::parseInt;   // box, then widen the reference
                    IntToDoubleFunction root = Math::sqrt;
                    return sum.apply(2, 3) + " " + parsed.apply(4) + widened.applyAsLong(5) + widenedPrimitive.applyAsLong(6)
                        + boxed.apply(7) + object.apply("8") + root.applyAsDouble(9);
                }
                """)).isEqualTo("5 467783.0");
    }

    @Test
    void every_primitive_is_boxed_and_unboxed() {
        assertThat(runBothOf("""
                interface To<T> { T to(T x); }
                static boolean z(boolean x) { return !x; } static byte b(byte x) { return ++x; } static short s(short x) { return ++x; }
                static char c(char x) { return ++x; } static int i(int x) { return ++x; } static long l(long x) { return ++x; }
                static float f(float x) { return ++x; } static double d(double x) { return ++x; }
                static String run() {
                    To<Boolean> z = Case::z; To<Byte> b = Case::b; To<Short> s = Case::s; To<Character> c = Case::c;
                    To<Integer> i = Case::i; To<Long> l = Case::l; To<Float> f = Case::f; To<Double> d = Case::d;
                    return z.to(true) + "," + b.to((byte) 127) + "," + s.to((short) 1) + "," + c.to('a') + "," + i.to(2) + "," + l.to(3L)
                        + "," + f.to(4f) + "," + d.to(5.0);
                }
                """)).isEqualTo("false,-128,2,b,3,4,5.0,6.0");
    }

    @Test
    void primitives_widen_to_every_wider_parameter() {
        assertThat(runBothOf("""
                interface FromByte { double to(byte x); } interface FromChar { long to(char x); } interface FromShort { float to(short x); }
                interface FromLong { float to(long x); } interface FromFloat { double to(float x); } interface BoxedChar { long to(Character x); }
                interface BoxedByte { int to(Byte x); } interface BoxedFloat { double to(Float x); }
                static int i(int x) { return x; } static long l(long x) { return x; } static float f(float x) { return x; } static double d(double x) { return x; }
                static String run() {
                    FromByte b = Case::i; FromByte bl = Case::l; FromByte bd = Case::d; FromChar c = Case::i; FromShort s = Case::l;
                    FromLong l = Case::f; FromFloat f = Case::d; BoxedChar bc = Case::i; BoxedByte bb = Case::i; BoxedFloat bf = Case::d;
                    return b.to((byte) -1) + " " + bl.to((byte) 2) + " " + bd.to((byte) 3) + " " + c.to('A') + " " + s.to((short) 4)
                        + " " + l.to(1L << 33) + " " + f.to(0.5f) + " " + bc.to('B') + " " + bb.to((byte) 6) + " " + bf.to(1.25f);
                }
                """)).isEqualTo("-1.0 2.0 3.0 65 4.0 8.589935E9 0.5 66 6 1.25");
    }

    @Test
    void type_variable_bounded_by_a_box_is_unboxed() {
        assertThat(runBothOf("""
                static <T extends Integer> int sum(List<T> all) { ToIntFunction<T> f = Case::id; int s = 0; for (T t : all) s += f.applyAsInt(t); return s; }
                static int id(int x) { return x; }
                static <N extends Number & Comparable<N>> String first(N n) { Function<N, String> f = Case::text; return f.apply(n); }
                static String text(Comparable<?> c) { return "c" + c; }
                static String run() { return sum(List.of(1, 2)) + first(3.5); }
                """)).isEqualTo("3c3.5");
    }

    @Test
    void bound_receiver_is_evaluated_once() {
        assertThat(runBothOf("""
                static int calls;
                static String receiver() { calls++; return "receiver"; }
                static String run() {
                    IntFunction<Character> at = receiver()::charAt;
                    return "" + at.apply(0) + at.apply(1) + calls;
                }
                """)).isEqualTo("re1");
    }

    @Test
    void bound_receiver_null_throws_at_once() {
        assertThat(runBothOf("""
                static String run() {
                    String none = null;
                    try { Supplier<String> s = none::trim; return "made"; } catch (NullPointerException e) { return "thrown"; }
                }
                """)).isEqualTo("thrown");
    }

    @Test
    void unbound_receiver_comes_from_the_first_argument() {
        assertThat(runBothOf("""
                static String run() {
                    Function<String, Integer> length = String::length;
                    BiFunction<String, String, Boolean> starts = String::startsWith;
                    Comparator<String> order = String::compareToIgnoreCase;
                    return length.apply("four") + " " + starts.apply("abc", "ab") + order.compare("A", "b");
                }
                """)).isEqualTo("4 true-1");
    }

    @Test
    void interface_and_object_methods_are_called_on_interfaces() {
        assertThat(runBothOf("""
                interface Shape { int area(); default String name() { return "shape" + area(); } private int secret() { return 9; }
                    static ToIntFunction<Shape> peek() { return Shape::secret; } }
                record Square(int side) implements Shape { public int area() { return side * side; } }
                static String run() {
                    Function<Shape, Integer> area = Shape::area; Function<Shape, String> name = Shape::name;
                    Function<Shape, String> text = Shape::toString; ToIntFunction<CharSequence> hash = CharSequence::hashCode;
                    BiPredicate<List<?>, Object> equal = List::equals; Function<Shape, Class<?>> type = Shape::getClass;
                    Shape s = new Square(3);
                    return area.apply(s) + name.apply(s) + text.apply(s) + hash.applyAsInt("a") + equal.test(List.of(1), List.of(1))
                        + type.apply(s).getName() + Shape.peek().applyAsInt(s);
                }
                """)).isEqualTo("9shape9Square[side=3]97trueCase$Square9");
    }

    @Test
    void super_methods_are_called_without_dispatch() {
        assertThat(runBothOf("""
                static class Base { String name() { return "base"; } }
                interface Named { default String title() { return "title"; } }
                static class Derived extends Base implements Named {
                    String name() { return "derived"; }
                    public String title() { return "other"; }
                    String both() { Supplier<String> s = super::name; Supplier<String> t = Named.super::title; Supplier<String> u = this::name; return s.get() + t.get() + u.get(); }
                }
                static String run() { return new Derived().both(); }
                """)).isEqualTo("basetitlederived");
    }

    @Test
    void private_methods_as_javac_8_names_them_are_called_without_dispatch() {
        assertThat(LoweredProgram.ofSource("""
                import java.util.function.*;
                public class Case {
                    interface Twice { int once(); }
                    int v = 5; private int own() { return v; } static class Sub extends Case { public int own() { return 6; } }
                    Supplier<Integer> reference() { return this::own; } Supplier<Integer> lambda() { return () -> own() + 1; }
                    static String run() { return "" + new Sub().reference().get() + new Sub().lambda().get() + ((Twice) () -> 7).once(); }
                }
                """, "--release", "8").runBoth("Case")).isEqualTo("567");
    }

    @Test
    void private_instance_methods_are_called_without_dispatch() {
        assertThat(runBothOf("""
                static class A { private String who() { return "A"; } Supplier<String> s() { return this::who; } Supplier<String> l() { return () -> "l" + who(); } }
                static class B extends A { public String who() { return "B"; } }
                static String run() { return new B().s().get() + new B().l().get(); }
                """)).isEqualTo("AlA");
    }

    @Test
    void constructors_of_classes_and_arrays_are_referenced() {
        assertThat(runBothOf("""
                record Pair(int a, long b) {}
                class Inner { int v; Inner(int v) { this.v = v; } public String toString() { return "inner" + v; } }
                static class Generic<T> { T t; Generic(T t) { this.t = t; } }
                interface Make { Pair make(Integer a, int b); }
                String go() { IntFunction<Inner> f = Inner::new; return "" + f.apply(4); }
                static String run() {
                    Supplier<ArrayList<String>> list = ArrayList::new; IntFunction<int[]> ints = int[]::new; Function<Integer, String[][]> grid = String[][]::new;
                    Make pair = Pair::new; Function<String, Generic<String>> generic = Generic::new; Function<String, Integer> number = Integer::new;
                    UnaryOperator<int[]> copy = int[]::clone;
                    return list.get() + " " + ints.apply(3).length + grid.apply(2).length + pair.make(1, 2) + generic.apply("g").t
                        + number.apply("5") + new Case().go() + copy.apply(new int[] {6})[0];
                }
                """)).isEqualTo("[] 32Pair[a=1, b=2]g5inner46");
    }

    @Test
    void results_are_dropped_boxed_or_widened() {
        assertThat(runBothOf("""
                static int calls; static int count() { return ++calls; } static long big() { calls++; return 1L << 40; } static Integer box() { return 8; }
                static String run() {
                    Runnable a = Case::count; Runnable b = Case::big; Runnable c = Case::box; a.run(); b.run(); c.run();
                    Consumer<List<String>> clear = List::clear; Consumer<Set<String>> add = s -> s.add("x");
                    LongSupplier wide = Case::count; Supplier<Object> object = Case::count; DoubleSupplier unboxed = Case::box; Supplier<Number> number = Case::count;
                    return calls + " " + wide.getAsLong() + object.get() + unboxed.getAsDouble() + number.get();
                }
                """)).isEqualTo("2 348.05");
    }

    @Test
    void varargs_methods_are_referenced() {
        assertThat(runBothOf("""
                static String join(String first, Object... rest) { return first + Arrays.toString(rest); }
                static String run() {
                    Function<String, String> one = Case::join; BiFunction<String, Integer, String> two = Case::join; IntFunction<List<Integer>> list = Arrays::asList;
                    return one.apply("a") + two.apply("b", 2) + list.apply(3);
                }
                """)).isEqualTo("a[]b[2][3]");
    }

    @Test
    void generic_subinterface_needs_bridges() {
        assertThat(runBothOf("""
                interface Copy<T> { T copy(T t); }
                interface CopyText extends Copy<String> { String copy(String t); }
                interface Up { Object up(String s); } interface Down { String up(String s); } interface Both extends Up, Down {}
                static String run() {
                    CopyText c = t -> t + "!"; Copy<String> raw = c;
                    Both both = s -> s + "?"; Up up = both; Down down = both;
                    return c.copy("a") + raw.copy("b") + up.up("c") + down.up("d");
                }
                """)).isEqualTo("a!b!c?d?");
    }

    @Test
    void wrong_argument_through_a_raw_type_is_a_ClassCastException() {
        assertThat(runBothOf("""
                @SuppressWarnings({"unchecked", "rawtypes"})
                static String run() {
                    Function<String, Integer> f = String::length; Function raw = f;
                    ToIntFunction<Integer> g = Integer::intValue; ToIntFunction rawInt = g;
                    String result = "";
                    try { raw.apply(1); } catch (ClassCastException e) { result += "cast"; }
                    try { rawInt.applyAsInt("x"); } catch (ClassCastException e) { result += "cast"; }
                    try { g.applyAsInt(null); } catch (NullPointerException e) { result += "null"; }
                    return result;
                }
                """)).isEqualTo("castcastnull");
    }

    @Test
    void intersection_type_adds_markers_and_Serializable() {
        assertThat(runBothOf("""
                interface Marker {} interface Other {}
                static String run() {
                    Runnable a = (Runnable & Marker & Other) () -> {}; Object b = (Supplier<String> & java.io.Serializable) () -> "s"; Object c = (Runnable) () -> {};
                    Object d = (Runnable & java.io.Serializable & Marker) () -> {};
                    return "" + (a instanceof Marker) + (a instanceof Other) + (b instanceof java.io.Serializable) + (c instanceof Marker)
                        + (d instanceof Marker && d instanceof java.io.Serializable && d instanceof Runnable);
                }
                """)).isEqualTo("truetruetruefalsetrue");
    }

    @Test
    void lambda_in_interfaces_enums_initialisers_and_generic_methods() {
        assertThat(runBothOf("""
                interface Ops { IntBinaryOperator ADD = (a, b) -> a + b; default IntSupplier bound(int x) { return () -> x + own(); } int own();
                    static Runnable none() { return () -> {}; } }
                enum Op { PLUS((a, b) -> a + b), TIMES((a, b) -> a * b) { int twice(int a) { IntSupplier s = () -> f.applyAsInt(a, 2); return s.getAsInt(); } };
                    final IntBinaryOperator f; Op(IntBinaryOperator f) { this.f = f; } int twice(int a) { return f.applyAsInt(a, a); } }
                static final Map<String, Supplier<String>> TABLE = new TreeMap<>();
                static { TABLE.put("k", () -> "v"); }
                final IntSupplier field = () -> this.hashCode() == 0 ? 1 : 2; public int hashCode() { return 0; }
                static <T extends Comparable<T>> T max(List<T> l) { return l.stream().reduce((a, b) -> a.compareTo(b) > 0 ? a : b).get(); }
                static String run() {
                    Ops.none().run(); Ops o = () -> 5;
                    return Ops.ADD.applyAsInt(1, 2) + " " + o.bound(3).getAsInt() + Op.PLUS.twice(4) + Op.TIMES.twice(5) + TABLE.get("k").get() + new Case().field.getAsInt() + max(List.of("a", "c", "b"));
                }
                """)).isEqualTo("3 8810v1c");
    }

    @Test
    void exceptions_pass_through_undeclared() {
        assertThat(runBothOf("""
                static String run() throws Exception {
                    java.util.concurrent.Callable<String> c = () -> { throw new java.io.IOException("io"); };
                    try { return c.call(); } catch (java.io.IOException e) { return e.getMessage(); }
                }
                """)).isEqualTo("io");
    }

    @Test
    void default_methods_of_the_interface_work_on_the_lambda() {
        assertThat(runBothOf("""
                record P(String name, int age) {}
                static String run() {
                    Comparator<P> c = Comparator.comparing(P::name).thenComparingInt(P::age).reversed();
                    Predicate<String> p = ((Predicate<String>) String::isEmpty).negate().and(s -> s.length() < 3).or("long"::equals);
                    return Stream.of(new P("a", 2), new P("b", 1), new P("a", 3)).sorted(c).map(P::toString).collect(Collectors.joining(";"))
                        + p.test("") + p.test("ab") + p.test("abc") + p.test("long")
                        + IntStream.rangeClosed(1, 5).mapToObj(Integer::toString).collect(Collectors.toCollection(ArrayDeque::new));
                }
                """)).isEqualTo("P[name=b, age=1];P[name=a, age=3];P[name=a, age=2]falsetruefalsetrue[1, 2, 3, 4, 5]");
    }

    @Test
    void arguments_of_two_slots_stay_in_place() {
        assertThat(runBothOf("""
                interface Wide { String f(long a, double b, int c, long d); }
                static String g(long x, double y, long a, double b, int c, long d) { return x + "," + y + "," + a + "," + b + "," + c + "," + d; }
                static String run() {
                    long x = 1; double y = 2;
                    Wide w = (a, b, c, d) -> g(x, y, a, b, c, d);
                    return w.f(3, 4, 5, 6);
                }
                """)).isEqualTo("1,2.0,3,4.0,5,6");
    }

    @Test
    void frame_of_a_lambda_has_the_line_of_its_site() {
        assertThat(LoweredProgram.ofMembers("""
                static String run() {
                    Function<Object, String> f = Object::toString;
                    return f.apply("x");
                }
                """).linesOf("Case$$Lambda$0", "apply")).containsExactly(3);
    }
}
