// SPDX-License-Identifier: Apache-2.0
package lambdas;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;

public class Currying {
    static <A, B, C> Function<A, Function<B, C>> curry(BiFunction<A, B, C> f) {
        return a -> b -> f.apply(a, b);
    }

    static <A, B, C> BiFunction<A, B, C> uncurry(Function<A, Function<B, C>> f) {
        return (a, b) -> f.apply(a).apply(b);
    }

    static <T> UnaryOperator<T> pipeline(List<? extends Function<? super T, ? extends T>> fs) {
        return t -> {
            T r = t;
            for (Function<? super T, ? extends T> f : fs) {
                r = f.apply(r);
            }
            return r;
        };
    }

    static class Middleware {
        private final List<Function<Function<String, String>, Function<String, String>>> layers = new ArrayList<>();

        Middleware use(Function<Function<String, String>, Function<String, String>> layer) {
            layers.add(layer);
            return this;
        }

        Function<String, String> around(Function<String, String> core) {
            Function<String, String> f = core;
            for (int i = layers.size() - 1; i >= 0; i--) {
                f = layers.get(i).apply(f);
            }
            return f;
        }
    }

    static class Events {
        private final Map<String, List<Consumer<? super String>>> handlers = new TreeMap<>();

        Runnable on(String event, Consumer<? super String> c) {
            handlers.computeIfAbsent(event, k -> new ArrayList<>()).add(c);
            return () -> handlers.get(event).remove(c);
        }

        void fire(String event, String data) {
            List.copyOf(handlers.getOrDefault(event, List.of())).forEach(c -> c.accept(data));
        }
    }

    static <T> Supplier<T> once(Supplier<T> s) {
        return new Supplier<>() {
            private T value;
            private boolean done;

            @Override
            public T get() {
                if (!done) {
                    value = s.get();
                    done = true;
                }
                return value;
            }
        };
    }

    public static void main(String[] args) {
        System.out.println(curry((Integer a, Integer b) -> a * 10 + b).apply(3).apply(4) + " " + uncurry(curry(String::concat)).apply("x", "y"));
        System.out.println(pipeline(Arrays.<Function<Integer, Integer>>asList(x -> x + 1, x -> x * x, x -> x % 7)).apply(9));
        StringBuilder log = new StringBuilder();
        Function<String, String> app = new Middleware().use(next -> s -> {
            log.append("in;");
            String r = next.apply(s + "1");
            log.append("out;");
            return r + "!";
        }).use(next -> s -> s.length() > 3 ? "short circuit" : next.apply(s.toUpperCase(java.util.Locale.ROOT))).around(s -> "<" + s + ">");
        System.out.println(app.apply("a") + " " + app.apply("abc") + " " + log);
        Events events = new Events();
        List<String> seen = new ArrayList<>();
        Runnable off = events.on("e", s -> seen.add("first " + s));
        events.on("e", seen::add);
        events.on("e", (Object o) -> seen.add("object " + o.hashCode()));
        events.fire("e", "x");
        off.run();
        events.fire("e", "y");
        events.fire("none", "z");
        System.out.println(seen);
        int[] calls = {0};
        Supplier<Integer> s = once(() -> ++calls[0] * 100);
        System.out.println(s.get() + s.get() + s.get() + " " + calls[0]);
        Predicate<Integer> even = x -> x % 2 == 0;
        Predicate<Integer> small = x -> x < 10;
        Function<Predicate<Integer>, String> test = p -> {
            StringBuilder sb = new StringBuilder();
            for (int i = 6; i < 13; i++) {
                sb.append(p.test(i) ? i + " " : "");
            }
            return sb.toString();
        };
        System.out.println(test.apply(even.and(small)) + "|" + test.apply(even.or(small)) + "|" + test.apply(even.negate().and(small.negate())) + "|" + test.apply(Predicate.not(even)));
        Map<String, BiFunction<Double, Double, Double>> ops = new TreeMap<>(Map.of("+", Double::sum, "-", (a, b) -> a - b, "max", Math::max, "pow2", (a, b) -> a * a + b * b));
        ops.forEach((k, f) -> System.out.print(k + "=" + f.apply(3.0, 4.5) + " "));
        System.out.println();
    }
}
