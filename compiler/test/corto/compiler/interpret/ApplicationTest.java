// SPDX-License-Identifier: Apache-2.0
package corto.compiler.interpret;

import static org.assertj.core.api.Assertions.assertThat;

import corto.compiler.world.ArrayObject;
import corto.compiler.world.Instance;
import corto.compiler.world.JavaClass.Initialization;
import corto.compiler.world.JavaField;
import org.junit.jupiter.api.Test;

/// Which initialisers of an application run at build time: those that nobody can tell from running late.
class ApplicationTest {

    // May run early.

    @Test
    void computed_constants_and_own_objects() {
        Program program = Program.forImage("""
                class Case {
                    static final int[] SQUARES = new int[10];
                    static { for (int i = 0; i < SQUARES.length; i++) SQUARES[i] = i * i; }
                    static final String TEXT = "n" + SQUARES[3] + 'c' + 7L + true + null;
                    static final Map<String, Integer> MAP = new HashMap<>();
                    static { MAP.put("x", 1); MAP.put("y", 2); }
                    static final List<String> LIST = new ArrayList<>(List.of("a", "b"));
                    static int counter = 5;
                    static { counter++; LIST.add(TEXT.toUpperCase(Locale.ROOT)); }
                    static final String ALL = LIST + "" + MAP + counter;
                }
                """).initialized("Case");

        assertThat(program.value("Case", "ALL")).isEqualTo("[a, b, N9C7TRUENULL]{x=1, y=2}6");
        assertThat(((ArrayObject) program.object("Case", "SQUARES")).elements).isEqualTo(new int[] {0, 1, 4, 9, 16, 25, 36, 49, 64, 81});
        assertThat(program.object("Case", "MAP").owner).isSameAs(program.type("Case"));
    }

    @Test
    void enums_with_bodies_fields_and_value_of() {
        Program program = Program.forImage("""
                enum Op { PLUS("+") { int apply(int a, int b) { return a + b; } }, TIMES("*") { int apply(int a, int b) { return a * b; } };
                    final String sign; Op(String sign) { this.sign = sign; } abstract int apply(int a, int b); }
                class Case {
                    static final int SUM = Op.PLUS.apply(2, 3) + Op.valueOf("TIMES").apply(4, 5) + Op.values().length;
                    static final Map<Op, String> SIGNS = new EnumMap<>(Op.class);
                    static { for (Op op : Op.values()) SIGNS.put(op, op.sign); }
                    static final String ALL = SIGNS + "" + EnumSet.allOf(Op.class);
                }
                """).initialized("Case");

        assertThat(program.value("Case", "SUM")).isEqualTo(27);
        assertThat(program.value("Case", "ALL")).isEqualTo("{PLUS=+, TIMES=*}[PLUS, TIMES]");
        assertThat(program.type("Op$1").initialization).isEqualTo(Initialization.BUILD_TIME);
    }

    @Test
    void mirror_of_an_enum_gets_its_constants() {
        Program program = Program.forImage("enum Case { A, B }").initialized("Case");

        Instance mirror = program.world.mirror(program.type("Case"));
        JavaField field = mirror.type.declaredField("enumConstants");
        assertThat(mirror.get(field)).isSameAs(program.object("Case", "$VALUES"));
    }

    @Test
    void enum_that_looks_itself_up() {
        Program program = Program.forImage("enum Case { A, B; static final Case LAST = valueOf(\"B\"); static final int N = EnumSet.allOf(Case.class).size(); }")
                .initialized("Case");

        assertThat(program.object("Case", "LAST")).isSameAs(program.object("Case", "B"));
        assertThat(program.value("Case", "N")).isEqualTo(2);
    }

    @Test
    void assertions_are_on_where_they_were_turned_on() {
        String source = "class Case { static final boolean ON; static { boolean on = false; assert on = true; ON = on; } }";
        Program without = Program.forImage(source).initialized("Case");
        Program with = Program.forImage(source);
        with.world.enableAssertions();
        with.initialized("Case");

        assertThat(without.value("Case", "ON")).isEqualTo(0);
        assertThat(with.value("Case", "ON")).isEqualTo(1);
    }

    @Test
    void switches_on_enums_of_other_classes() {
        Program program = Program.forImage("""
                enum Color { RED, GREEN }
                class Other { static int code(Color c) { return switch (c) { case RED -> 10; case GREEN -> 20; }; } }
                class Case { static final int CODE = Other.code(Color.GREEN); }
                """).initialized("Case");

        assertThat(program.value("Case", "CODE")).isEqualTo(20);
    }

    @Test
    void lambdas_method_references_records_and_patterns() {
        Program program = Program.forImage("""
                class Case {
                    record Point(int x, int y) { Point { if (x < 0) throw new IllegalArgumentException(); } }
                    static String show(Object o) { return switch (o) { case Point(int x, int y) when x == y -> "diagonal"; case Point p -> p.toString(); default -> "?"; }; }
                    static final Function<Integer, Point> MAKE = i -> new Point(i, 2 * i);
                    static final Comparator<Point> ORDER = Comparator.comparing(Point::x).reversed();
                    static final String ALL;
                    static {
                        List<Point> points = new ArrayList<>();
                        for (int i = 0; i < 3; i++) points.add(MAKE.apply(i));
                        points.sort(ORDER);
                        ALL = points + show(points.get(0)) + show(new Point(3, 3)) + new Point(1, 2).equals(MAKE.apply(1)) + new Point(1, 2).hashCode();
                    }
                }
                """).initialized("Case");

        assertThat(program.value("Case", "ALL")).isEqualTo(
                "[Point[x=2, y=4], Point[x=1, y=2], Point[x=0, y=0]]Point[x=2, y=4]diagonaltrue33");
        assertThat(program.world.loadedClasses()).filteredOn(c -> c.name.contains("Case$$Lambda$"))
                .allMatch(c -> c.initialization != Initialization.RUN_TIME);
    }

    @Test
    void everyday_objects_of_the_jdk() {
        Program program = Program.forImage("""
                class Case {
                    static final Object[] ALL = {new Random(42), new java.util.concurrent.atomic.AtomicInteger(3), new java.util.concurrent.ConcurrentHashMap<>(Map.of(1, 2)),
                        new java.util.concurrent.locks.ReentrantLock(), java.util.regex.Pattern.compile("a+(b|c)*"), ThreadLocal.withInitial(() -> 3), Stream.of(1, 2).map(x -> x + 1).toList(),
                        java.nio.charset.Charset.forName("UTF-8"), Locale.forLanguageTag("de-DE"), java.time.Duration.ofSeconds(3), new java.util.concurrent.LinkedBlockingQueue<>(),
                        java.nio.ByteBuffer.allocate(16), new StringBuilder("x").reverse(), Comparator.comparing(String::length), new WeakHashMap<>(), Set.of(1, 2)};
                }
                """).initialized("Case");

        assertThat(((ArrayObject) program.object("Case", "ALL")).length()).isEqualTo(16);
    }

    @Test
    void exceptions_that_stay_inside() {
        Program program = Program.forImage("""
                class Case { static final int N; static { int n; try { n = Integer.parseInt("x"); } catch (NumberFormatException e) { n = -1; } N = n; } }
                """).initialized("Case");

        assertThat(program.value("Case", "N")).isEqualTo(-1);
    }

    @Test
    void final_fields_strings_and_immutable_collections_of_others() {
        Program program = Program.forImage("""
                class A { static final String NAME = "a" + 1; static final List<String> LIST = List.of("x", "y", "z"); static final BigInteger BIG = BigInteger.TWO.pow(100); }
                class Case { static final String ALL = A.NAME + A.LIST.get(2) + A.LIST.contains("y") + A.BIG.add(BigInteger.ONE); }
                """).initialized("Case");

        assertThat(program.value("Case", "ALL")).isEqualTo("a1ztrue1267650600228229401496703205377");
    }

    @Test
    void private_statics_that_nobody_assigns_again() {
        Program program = Program.forImage("""
                class A { private static int once = 3; private static int twice = 4; static void set() { twice = 5; }
                    class Reads { static final int X = once + 1; }
                    class Fails { static final int X = twice + 1; } }
                """).initialized("A$Reads");

        assertThat(program.value("A$Reads", "X")).isEqualTo(4);
        assertThat(program.refusalOf("A$Fails")).contains("reads A.twice, which is not final");
    }

    // Must run late, with a reason.

    @Test
    void time_is_known_only_at_run_time() {
        Program program = Program.forImage("class Case {\n static final long START = System.nanoTime(); }");

        assertThat(program.refusalOf("Case")).isEqualTo("Case.<clinit> (Case.java:3) asks for the time, which is known only at run time");
    }

    @Test
    void randomness_is_known_only_at_run_time() {
        Program program = Program.forImage("class Case {\n static final Random RANDOM = new Random(); }");

        assertThat(program.refusalOf("Case")).contains("called from Case.<clinit> (Case.java:3)");
    }

    @Test
    void output_and_properties_are_effects() {
        Program program = Program.forImage("""
                class Print { static { System.out.println("hello"); } }
                class Property { static final String OS = System.getProperty("os.name"); }
                class Environment { static final String HOME = System.getenv("HOME"); }
                class Exit { static { System.exit(3); } }
                """);

        assertThat(program.refusalOf("Print")).isEqualTo("Print.<clinit> (Case.java:2) reads java.lang.System.out, which is not final");
        assertThat(program.refusalOf("Property")).startsWith("Property.<clinit> (Case.java:3) asks for system properties");
        assertThat(program.refusalOf("Environment")).startsWith("Environment.<clinit> (Case.java:4) asks for system properties");
        assertThat(program.refusalOf("Exit")).contains("called from Exit.<clinit> (Case.java:5)");
    }

    @Test
    void writes_to_another_class_are_effects() {
        Program program = Program.forImage("""
                class A { static int n; static final List<String> LIST = new ArrayList<>(); static final int[] TABLE = new int[3]; }
                class Static { static { A.n = 1; } }
                class Field { static { A.LIST.add("x"); } }
                class Element { static { A.TABLE[0]++; } }
                """);

        assertThat(program.refusalOf("Static")).isEqualTo("Static.<clinit> (Case.java:3) writes A.n, a field of another class");
        assertThat(program.refusalOf("Field")).contains("called from Field.<clinit> (Case.java:4)");
        assertThat(program.refusalOf("Element")).isEqualTo(
                "Element.<clinit> (Case.java:5) reads an array of A, whose elements may have changed by then");
        assertThat(program.type("A").initialization).isEqualTo(Initialization.BUILD_TIME);
        assertThat(program.value("A", "n")).isEqualTo(0);
    }

    @Test
    void what_may_change_before_is_not_read() {
        Program program = Program.forImage("""
                class A { static int n = 3; int f = 4; final int g = 5; static final A OBJECT = new A(); }
                class Static { static final int X = A.n; }
                class Field { static final int X = A.OBJECT.f; }
                class Final { static final int X = A.OBJECT.g; }
                """);

        assertThat(program.refusalOf("Static")).isEqualTo("Static.<clinit> (Case.java:3) reads A.n, which is not final");
        assertThat(program.refusalOf("Field")).startsWith("Field.<clinit> (Case.java:4) reads A.f of an object that it did not make");
        program.initialized("Final");
    }

    @Test
    void what_boot_code_may_change_is_not_read() {
        Program program = Program.forImage("""
                class Case { static final int N = corto.test.Registry.DRIVERS.size(); }
                class Name { static final String S = corto.test.Registry.NAME + corto.test.Registry.FIXED.get(1); }
                """, "package corto.test; import java.util.*; public class Registry { public static final List<String> DRIVERS = new ArrayList<>(List.of(\"a\"));"
                        + "public static final String NAME = \"n\" + DRIVERS.size(); public static final List<String> FIXED = List.of(\"x\", \"y\", \"z\"); }");

        assertThat(program.refusalOf("Case")).contains("Case.<clinit> (Case.java:2)").contains("reads java.util.ArrayList.size");
        assertThat(program.initialized("Name").value("Name", "S")).isEqualTo("n1y");
    }

    @Test
    void throwing_initialisers_throw_at_run_time() {
        Program program = Program.forImage("class Case {\n static int n = 1; static {\n if (n > 0) throw new IllegalStateException(\"no \" + n); } }");

        assertThat(program.refusalOf("Case")).isEqualTo("Case.<clinit> (Case.java:4) throws java.lang.IllegalStateException: no 1");
        assertThat(program.value("Case", "n")).isEqualTo(0);
    }

    @Test
    void kept_exceptions_need_their_stack_trace() {
        Program program = Program.forImage("class Case { static final RuntimeException E = new RuntimeException(); }");

        assertThat(program.refusalOf("Case")).contains("keeps an exception");
    }

    @Test
    void big_arrays_are_made_at_run_time() {
        Program program = Program.forImage("class Case { static final byte[] BUFFER = new byte[4_000_000]; }");

        assertThat(program.refusalOf("Case")).contains("makes an array of 4000000 bytes");
    }

    @Test
    void who_needs_a_late_class_is_late_and_names_the_first_cause() {
        Program program = Program.forImage("""
                class Clock { static final long T = System.currentTimeMillis(); static int hour() { return 1; } }
                class Middle { static final int H = Clock.hour(); }
                class Case { static final int H = Middle.H + 1; }
                """);

        assertThat(program.refusalOf("Case")).isEqualTo("Case.<clinit> (Case.java:4) needs Middle, which is initialised at run time because "
                + "Clock.<clinit> (Case.java:2) asks for the time, which is known only at run time");
        assertThat(program.type("Middle").initialization).isEqualTo(Initialization.RUN_TIME);
    }

    @Test
    void subclasses_of_late_classes_are_late() {
        Program program = Program.forImage("""
                class Base { static final long T = System.nanoTime(); }
                class Case extends Base { static final int[] A = {1}; }
                """);

        assertThat(program.refusalOf("Case")).startsWith("its supertype Base is initialised at run time because Base.<clinit> (Case.java:2)");
    }

    @Test
    void classes_whose_order_shows_are_late() {
        Program program = Program.forImage("""
                class A { static int x = B.y + 1; }
                class B { static int y = A.x + 1; }
                class Node { static final Node EMPTY = Leaf.INSTANCE; }
                class Leaf extends Node { static final Leaf INSTANCE = new Leaf(); }
                """);

        assertThat(program.refusalOf("A")).contains("needs B, which is initialised at run time because B.<clinit> (Case.java:3) reads A.x while A is still");
        assertThat(program.type("B").initialization).isEqualTo(Initialization.RUN_TIME);
        assertThat(program.refusalOf("Node")).contains("Leaf is first used by the initialiser of its superclass");
    }

    @Test
    void interfaces_are_initialised_only_with_default_methods() {
        Program program = Program.forImage("""
                interface Plain { long T = System.nanoTime(); void m(); }
                interface Default { long T = System.nanoTime(); default void m() {} }
                class A implements Plain { static final int[] X = {1}; public void m() {} }
                class B implements Default { static final int[] X = {1}; }
                """);

        program.initialized("A");
        assertThat(program.refusalOf("B")).startsWith("its supertype Default is initialised at run time");
        assertThat(program.type("Plain").initialization).isEqualTo(Initialization.UNTOUCHED);
    }

    @Test
    void classes_without_initialiser_follow_their_superclass() {
        Program program = Program.forImage("""
                class Late { static final long T = System.nanoTime(); }
                class Child extends Late {}
                class Trivial { int x = 3; static final int CONSTANT = 4; static final String TEXT = "t"; }
                """);

        assertThat(program.initialize("Child")).isEqualTo(Initialization.RUN_TIME);
        program.initialized("Trivial");
        assertThat(program.value("Trivial", "TEXT")).isEqualTo("t");
    }
}
