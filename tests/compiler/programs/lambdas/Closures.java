// SPDX-License-Identifier: Apache-2.0
package lambdas;

import java.util.ArrayList;
import java.util.List;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.function.IntFunction;
import java.util.function.Supplier;

public class Closures {
    interface Counter {
        int next();

        static Counter from(int start, int step) {
            int[] at = {start - step};
            return () -> at[0] += step;
        }
    }

    static Function<Integer, Integer> adder(int... xs) {
        int sum = 0;
        for (int x : xs) {
            sum += x;
        }
        int total = sum;
        return y -> y + total + xs.length;
    }

    static List<Supplier<String>> loops() {
        List<Supplier<String>> all = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            int a = i;
            for (String s : List.of("x", "y")) {
                String t = s + a;
                all.add(() -> t + a + s);
            }
        }
        int n = 0;
        while (n < 2) {
            final int m = n++;
            all.add(() -> "w" + m);
        }
        return all;
    }

    static Supplier<Object> patterns(Object o) {
        if (o instanceof String s && s.length() > 1) {
            return () -> s.charAt(1);
        }
        return switch (o) {
            case Integer i when i > 5 -> () -> i * 2;
            case int[] a -> () -> a[0]++;
            default -> () -> o;
        };
    }

    static Supplier<String> exceptions(Runnable r) {
        try {
            r.run();
            return () -> "fine";
        } catch (RuntimeException e) {
            return () -> "caught " + e.getMessage();
        }
    }

    static <T> Supplier<T> lazy(Supplier<? extends T> s) {
        Object[] cell = new Object[1];
        boolean[] done = new boolean[1];
        @SuppressWarnings("unchecked")
        Supplier<T> r = () -> {
            if (!done[0]) {
                cell[0] = s.get();
                done[0] = true;
            }
            return (T) cell[0];
        };
        return r;
    }

    long field = 1L << 40;

    Supplier<Long> self() {
        long local = field / 2;
        double d = 0.5;
        return () -> (long) ((field++ - local) * d);
    }

    public static void main(String[] args) {
        Counter a = Counter.from(10, 5);
        Counter b = Counter.from(0, -1);
        System.out.println(a.next() + " " + a.next() + " " + b.next() + " " + b.next() + " " + a.next());
        int[] shared = {1, 2, 3};
        Function<Integer, Integer> f = adder(shared);
        shared[0] = 100;
        System.out.println(f.apply(1) + " " + adder().apply(1));
        for (Supplier<String> s : loops()) {
            System.out.print(s.get() + " ");
        }
        System.out.println();
        int[] cell = {41};
        for (Object o : new Object[] {"text", "t", 9, 3, cell, 2.5}) {
            Supplier<Object> s = patterns(o);
            System.out.print(s.get() + "" + s.get() + " ");
        }
        System.out.println(cell[0]);
        System.out.println(exceptions(() -> {}).get() + exceptions(() -> {
            throw new IllegalStateException("x");
        }).get());
        int[] evaluations = {0};
        Supplier<String> l = lazy(() -> "v" + ++evaluations[0]);
        System.out.println(l.get() + l.get() + evaluations[0]);
        Closures c = new Closures();
        Supplier<Long> s = c.self();
        System.out.println(s.get() + " " + s.get() + " " + c.field);
        IntFunction<IntFunction<BiFunction<String, Long, String>>> nest = x -> y -> (t, z) -> t + (x + y + z + c.field % 7 + evaluations[0]);
        System.out.println(nest.apply(1).apply(2).apply("n", 3L));
    }
}
