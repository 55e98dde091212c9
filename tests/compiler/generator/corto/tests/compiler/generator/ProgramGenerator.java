// SPDX-License-Identifier: Apache-2.0
package corto.tests.compiler.generator;

import corto.tests.compiler.generator.Expressions.Callable;
import java.util.ArrayList;
import java.util.List;

/// Makes random well-typed programs that end and print checksums along the way. The same seed gives the same text.
///
/// ```
///   static methods s0, s1 …  each may call those before it        main calls all through `call`, several times, and prints after each
///   Base.v0, v1 …            each may call those before it; static methods may call all of them
///   recursion                only `deep(int depth, …)`, bounded by its first parameter
/// ```
/// Fuel bounds the work: loops and method entries take one unit each, and a call from `main` that runs out ends with an Error.
public final class ProgramGenerator {
    private static final String PRELUDE = """
            static final int FUEL = 3000;
            static int fuel = FUEL;
            static long checksum;
            static final Object lock = new Object();

            static class OutOfFuel extends Error {}

            static class Custom extends RuntimeException {
                final int code;

                Custom(int code) {
                    super("custom");
                    this.code = code;
                }
            }

            static class Res implements AutoCloseable {
                final int n;

                Res(int n) {
                    this.n = n;
                    mix(n);
                }

                @Override
                public void close() {
                    mix(-n);
                    if (n == 7) {
                        throw new Custom(70);
                    }
                }
            }

            static boolean go() {
                if (--fuel < 0) {
                    throw new OutOfFuel();
                }
                return true;
            }

            static void enter() {
                go();
            }

            static void mix(long v) {
                checksum = checksum * 31 + v;
            }

            static void mix(double v) {
                mix(Double.doubleToLongBits(v));
            }

            static void mix(boolean v) {
                mix(v ? 1 : 2);
            }

            static void mix(String v) {
                mix(v == null ? 3 : v.hashCode());
            }

            static void mix(Object v) {
                mix(String.valueOf(v));
            }

            static void mix(int[] v) {
                mix(Arrays.hashCode(v));
            }

            static void mix(long[] v) {
                mix(Arrays.hashCode(v));
            }

            static String cut(String s) {
                return s == null || s.length() < 40 ? s : s.substring(s.length() - 20);
            }

        """;

    private final Choices choices;
    private final Scope scope = new Scope();
    private final Hierarchy hierarchy;
    private final Expressions expressions;
    private final Statements statements;
    private final Lines out = new Lines();

    private ProgramGenerator(long seed) {
        choices = new Choices(seed);
        hierarchy = new Hierarchy(choices);
        expressions = new Expressions(choices, scope, hierarchy);
        statements = new Statements(choices, scope, expressions);
    }

    /// The text of class `name` in package `topic`.
    public static String program(long seed, String topic, String name) {
        return new ProgramGenerator(seed).write(topic, name);
    }

    private String write(String topic, String name) {
        out.line("// SPDX-License-Identifier: Apache-2.0");
        out.line("package " + topic + ";");
        out.line("");
        out.line("import java.util.*;");
        out.line("import java.util.function.*;");
        out.line("");
        out.open("public class " + name);
        PRELUDE.stripIndent().lines().forEach(out::line);
        statics();
        List<Callable> helpers = new ArrayList<>();
        for (int i = choices.between(1, 3); i > 0; i--) {
            method(helpers, "h");
        }
        hierarchy.declare(out, scope, expressions, statements, helpers);
        List<Callable> callables = new ArrayList<>(helpers);
        callables.addAll(hierarchy.virtuals());
        callables.addAll(Hierarchy.faces());
        for (int i = choices.between(2, 4); i > 0; i--) {
            method(callables, "s");
        }
        deep(callables);
        lazy(callables);
        main(callables);
        out.close();
        return out.toString();
    }

    private void statics() {
        for (int i = choices.between(3, 6); i > 0; i--) {
            Type type = choices.percent(70) ? choices.of(Type.SIMPLE) : choices.of(List.of(Type.INTS, Type.LIST, Type.MAP, Type.STRINGS, Type.GRID, Type.SHAPE));
            String g = choices.name("g");
            out.line("static " + type.text + " " + g + " = " + expressions.of(type, 0) + ";");
            scope.addField(g, type);
        }
        out.line("");
    }

    private void method(List<Callable> callables, String prefix) {
        List<Type> parameters = new ArrayList<>();
        for (int i = choices.below(4); i > 0; i--) {
            parameters.add(choices.of(Type.PARAMETERS));
        }
        Callable signature = new Callable(choices.name(prefix), choices.of(Type.SIMPLE), parameters, null);
        expressions.callables(List.copyOf(callables));
        statements.method(out, "static ", signature, prefix.equals("h") ? 2 : 3);
        out.line("");
        callables.add(signature);
    }

    /// A method that calls itself, less deep.
    private void deep(List<Callable> callables) {
        Type type = choices.of(List.of(Type.INT, Type.LONG, Type.DOUBLE));
        int mark = scope.mark();
        scope.addCounter("depth", Type.INT);
        scope.add("x", type, true);
        expressions.callables(List.copyOf(callables));
        out.open("static " + type.text + " deep(int depth, " + type.text + " x)");
        out.line("enter();");
        out.open("if (depth <= 0)");
        out.line("return " + expressions.of(type, 2) + ";");
        out.close();
        out.line("mix(x);");
        out.line("x " + choices.of("+=", "-=", "*=") + " deep(depth - 1, " + expressions.of(type, 2) + ");");
        if (choices.percent(50)) {
            out.open("try");
            out.line("x " + choices.of("+=", "/=", "%=") + " deep(depth - " + choices.between(2, 3) + ", x);");
            out.next("finally");
            out.line("mix(depth);");
            out.close();
        }
        out.line("return x;");
        out.close();
        scope.back(mark);
        callables.add(new Callable("deep", type, List.of(Type.BYTE, type), null));
    }

    /// A class whose initialiser does something, at its first use.
    private void lazy(List<Callable> callables) {
        out.open("static class Lazy");
        expressions.callables(List.copyOf(callables));
        out.line("static int v = " + expressions.of(Type.INT, 3) + ";");
        out.line("static { mix(\"lazy\"); }");
        out.close();
        out.line("");
    }

    /// All calls go through one `switch`, so that a program is mostly what is tested and not the printing of results.
    private void main(List<Callable> callables) {
        out.open("static void call(int number)");
        out.open("switch (number)");
        int calls = 0;
        for (Callable callable : callables) {
            for (int i = callable.name().startsWith("s") ? 3 : 1; i > 0; i--) {
                expressions.callables(List.of());
                String text = callable.name().equals("deep") ? "deep(" + choices.between(1, 9) + ", " + expressions.of(callable.result(), 1) + ")" : expressions.call(callable, 2);
                out.line("case " + calls++ + " -> mix(" + text + ");");
            }
        }
        out.line("case " + calls++ + " -> mix(Lazy.v);");
        out.line("default -> { }");
        out.close();
        out.close();
        out.line("");
        out.open("public static void main(String[] args)");
        out.open("for (int number = 0; number < " + calls + "; number++)");
        out.line("fuel = FUEL;");
        out.open("try");
        out.line("call(number);");
        out.next("catch (Throwable t)");
        out.line("System.out.println(number + \" \" + t.getClass().getName());");
        out.close();
        out.line("System.out.println(number + \" \" + checksum);");
        out.close();
        out.close();
    }
}
