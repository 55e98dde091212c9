// SPDX-License-Identifier: Apache-2.0
package lambdas;

import java.util.HashMap;
import java.util.Map;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.Supplier;

public class Recursive {
    static final IntUnaryOperator FACTORIAL = n -> n <= 1 ? 1 : n * Recursive.FACTORIAL.applyAsInt(n - 1);
    private final Map<Integer, Long> cache = new HashMap<>();
    private final Function<Integer, Long> fib = n -> {
        if (n < 2) {
            return (long) n;
        }
        Long known = this.cache.get(n);
        if (known == null) {
            known = this.fib.apply(n - 1) + this.fib.apply(n - 2);
            cache.put(n, known);
        }
        return known;
    };

    static class Lazy<T> implements Supplier<T> {
        private Supplier<T> source;
        private T value;

        Lazy(Supplier<T> source) {
            this.source = source;
        }

        public T get() {
            if (source != null) {
                Supplier<T> s = source;
                source = null;
                value = s.get();
            }
            return value;
        }
    }

    record Stream<T>(T head, Lazy<Stream<T>> tail) {
        static Stream<Integer> from(int n) {
            return new Stream<>(n, new Lazy<>(() -> from(n + 1)));
        }

        Stream<T> filter(java.util.function.Predicate<T> p) {
            Stream<T> s = this;
            while (!p.test(s.head)) {
                s = s.tail.get();
            }
            Stream<T> found = s;
            return new Stream<>(found.head, new Lazy<>(() -> found.tail.get().filter(p)));
        }

        T at(int n) {
            Stream<T> s = this;
            while (n-- > 0) {
                s = s.tail.get();
            }
            return s.head;
        }
    }

    static Stream<Integer> primes(Stream<Integer> s) {
        return new Stream<>(s.head(), new Lazy<>(() -> primes(s.tail().get().filter(x -> x % s.head() != 0))));
    }

    interface Church {
        <T> Function<T, T> times(Function<T, T> f);

        default Church plus(Church o) {
            Church self = this;
            return new Church() {
                public <T> Function<T, T> times(Function<T, T> f) {
                    return self.times(f).andThen(o.times(f));
                }
            };
        }
    }

    public static void main(String[] args) {
        System.out.println(FACTORIAL.applyAsInt(10));
        System.out.println(new Recursive().fib.apply(80));
        Stream<Integer> p = primes(Stream.from(2));
        System.out.println(p.at(0) + " " + p.at(10) + " " + p.at(50));
        Church two = new Church() {
            public <T> Function<T, T> times(Function<T, T> f) {
                return f.compose(f);
            }
        };
        System.out.println(two.plus(two).plus(two).times((Integer x) -> x + 1).apply(0) + two.plus(two).times((String s) -> s + "!").apply("hi"));
        Function<Integer, Function<Integer, Integer>>[] gcd = new Function[1];
        gcd[0] = a -> b -> b == 0 ? a : gcd[0].apply(b).apply(a % b);
        System.out.println(gcd[0].apply(84).apply(36));
        Supplier<Runnable> s = () -> () -> System.out.println("made " + FACTORIAL.applyAsInt(5));
        s.get().run();
    }
}
