// SPDX-License-Identifier: Apache-2.0
package lambdas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.ToIntFunction;
import java.util.function.UnaryOperator;

public class MethodReferences {
    private final String name;

    MethodReferences() {
        this("none");
    }

    MethodReferences(String name) {
        this.name = name;
    }

    private String hello(String other) {
        return name + " greets " + other;
    }

    static int length(Object o) {
        return String.valueOf(o).length();
    }

    static String variable(String first, Object... rest) {
        return first + rest.length;
    }

    class Inner {
        final int n;

        Inner(int n) {
            this.n = n;
        }

        public String toString() {
            return name + n;
        }
    }

    Function<Integer, Inner> maker() {
        return Inner::new;
    }

    static class Sub extends MethodReferences {
        Sub() {
            super("sub");
        }

        @Override
        public String toString() {
            return "Sub.toString";
        }

        Supplier<String> viaSuper() {
            return super::toString;
        }

        Supplier<String> viaThis() {
            return this::toString;
        }
    }

    @Override
    public String toString() {
        return "M(" + name + ")";
    }

    interface TriFunction<A, B, C, R> {
        R apply(A a, B b, C c);
    }

    static int evaluated;

    static MethodReferences receiver() {
        evaluated++;
        return new MethodReferences("r" + evaluated);
    }

    public static void main(String[] args) {
        ToIntFunction<Object> st = MethodReferences::length;
        Function<String, Integer> unbound = String::length;
        BiFunction<String, String, Boolean> two = String::equalsIgnoreCase;
        Supplier<MethodReferences> constructor = MethodReferences::new;
        Function<String, MethodReferences> constructor1 = MethodReferences::new;
        IntFunction<int[]> array = int[]::new;
        Function<Integer, List<String>[][]> arrays = List[][]::new;
        System.out.println(st.applyAsInt(12345) + " " + unbound.apply("four") + " " + two.apply("a", "A") + constructor.get() + constructor1.apply("x") + array.apply(3).length + arrays.apply(2).length);
        Function<String, String> bound = receiver()::hello;
        System.out.println(bound.apply("a") + " " + bound.apply("b") + " " + evaluated);
        BiFunction<MethodReferences, String, String> free = MethodReferences::hello;
        System.out.println(free.apply(new MethodReferences("free"), "c"));
        System.out.println(new MethodReferences("outer").maker().apply(5));
        Sub sub = new Sub();
        System.out.println(sub.viaSuper().get() + " " + sub.viaThis().get());
        Consumer<Object> printer = System.out::println;
        printer.accept("printed");
        printer.accept(5);
        Function<String, String> var0 = MethodReferences::variable;
        BiFunction<String, Integer, String> var1 = MethodReferences::variable;
        TriFunction<String, Object, Object, String> var2 = MethodReferences::variable;
        System.out.println(var0.apply("v") + var1.apply("v", 1) + var2.apply("v", 1, 2));
        Predicate<String> empty = String::isEmpty;
        System.out.println(empty.negate().or(s -> s == null).test("") + " " + Predicate.not(empty).test("q") + Predicate.isEqual("z").test("z"));
        UnaryOperator<String> upper = s -> s.toUpperCase(java.util.Locale.ROOT);
        System.out.println(upper.andThen(String::length).compose((Object o) -> o + "!").apply(99));
        Function<Integer, Long> widening = Long::valueOf;
        Function<Integer, Object> boxing = Integer::toBinaryString;
        Supplier<Integer> length = "constant"::length;
        System.out.println(widening.apply(5) + " " + boxing.apply(6) + length.get());
        List<String> sorted = new ArrayList<>(Arrays.asList("c", "B", "a"));
        sorted.sort(String::compareToIgnoreCase);
        sorted.forEach(new StringBuilder()::append);
        System.out.println(sorted);
        try {
            MethodReferences none = null;
            Function<String, String> f = none::hello;
            System.out.println("bound null accepted");
        } catch (NullPointerException e) {
            System.out.println("NPE at creation");
        }
        try {
            free.apply(null, "x");
        } catch (NullPointerException e) {
            System.out.println("NPE at call");
        }
        Runnable discard = sorted::size;
        discard.run();
        Supplier<int[]> cloner = new int[] {1, 2}::clone;
        System.out.println(cloner.get().length);
    }
}
