// SPDX-License-Identifier: Apache-2.0
package lambdas;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.ToLongFunction;

public class GenericFunctional {
    interface Shape {
        double area();
    }

    @FunctionalInterface
    interface Thrower<T, E extends Exception> {
        T call() throws E;

        static <T, E extends Exception> T or(Thrower<T, E> t, T otherwise) {
            try {
                return t.call();
            } catch (Exception e) {
                return otherwise;
            }
        }
    }

    interface Converter<A, B> extends Function<A, B> {
        @Override
        B apply(A a);

        default Converter<A, List<B>> twice() {
            return a -> List.of(apply(a), apply(a));
        }
    }

    interface Primitive {
        long go(int a, short b);
    }

    static <T extends Comparable<T>> T largest(List<? extends T> list, BiFunction<? super T, ? super T, ? extends T> pick) {
        T best = null;
        for (T t : list) {
            best = best == null ? t : pick.apply(best, t);
        }
        return best;
    }

    static <T> List<T> build(int n, IntFunction<? extends T> f) {
        List<T> out = new ArrayList<>();
        for (int i = 0; i < n; i++) {
            out.add(f.apply(i));
        }
        return out;
    }

    static long total(List<String> l, ToLongFunction<String> f) {
        long t = 0;
        for (String s : l) {
            t += f.applyAsLong(s);
        }
        return t;
    }

    static int fix(Function<Function<Integer, Integer>, Function<Integer, Integer>> f, int x) {
        return f.apply(n -> fix(f, n)).apply(x);
    }

    public static void main(String[] args) {
        Shape unit = () -> 1;
        System.out.println(unit.area());
        System.out.println(Thrower.or(() -> Integer.parseInt("z"), -1) + " " + Thrower.or(() -> "fine", "bad") + Thrower.<String, java.io.IOException>or(() -> {
            throw new java.io.IOException();
        }, "io"));
        Converter<String, Integer> c = String::length;
        System.out.println(c.twice().apply("abc") + " " + c.andThen(x -> x + 1).apply("q") + ((Function<String, Integer>) c).apply("zz"));
        Primitive p = (a, b) -> (long) a << b;
        Primitive q = Math::max;
        System.out.println(p.go(3, (short) 40) + " " + q.go(3, (short) 40));
        System.out.println(largest(List.of(3, 9, 4), Math::max) + largest(List.of("b", "z", "a"), (x, y) -> x.compareTo(y) > 0 ? x : y));
        System.out.println(build(4, i -> i * i) + " " + build(3, "x"::repeat) + build(2, int[]::new).get(1).length + build(3, Integer::valueOf));
        System.out.println(total(List.of("a", "bcd"), String::length) + total(List.of("7", "8"), Long::parseLong));
        System.out.println(fix(self -> n -> n < 2 ? 1 : n * self.apply(n - 1), 10));
        Function<Object, String> f = Object::toString;
        Function<? super Integer, ? extends CharSequence> g = f;
        System.out.println(g.apply(55).length());
        List<Function<Integer, Function<Integer, Integer>>> ops = List.of(a -> b -> a + b, a -> b -> a * b, a -> a > 0 ? b -> a - b : b -> b);
        for (var op : ops) {
            System.out.print(op.apply(6).apply(7) + " ");
        }
        System.out.println();
        @SuppressWarnings({"unchecked", "rawtypes"})
        Function<Object, Object> raw = (Function) (Function<String, Integer>) String::length;
        try {
            raw.apply(5);
        } catch (ClassCastException e) {
            System.out.println("cast in bridge");
        }
    }
}
