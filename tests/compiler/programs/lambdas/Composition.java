// SPDX-License-Identifier: Apache-2.0
package lambdas;

import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.*;

public class Composition {
    static <A, B, C> Function<A, C> compose(Function<? super A, ? extends B> f, Function<? super B, ? extends C> g) {
        return a -> g.apply(f.apply(a));
    }

    static <T> Function<T, T> repeat(Function<T, T> f, int n) {
        return n == 0 ? Function.identity() : f.andThen(repeat(f, n - 1));
    }

    static <T, R> Function<T, R> memo(Function<T, R> f) {
        Map<T, R> cache = new TreeMap<>();
        return t -> {
            if (!cache.containsKey(t)) {
                System.out.print("[" + t + "]");
                cache.put(t, f.apply(t));
            }
            return cache.get(t);
        };
    }

    interface Parser<T> {
        Optional<Map.Entry<T, String>> parse(String s);

        default <U> Parser<U> map(Function<T, U> f) {
            return s -> parse(s).map(e -> Map.entry(f.apply(e.getKey()), e.getValue()));
        }

        default <U> Parser<U> then(Function<T, Parser<U>> f) {
            return s -> parse(s).flatMap(e -> f.apply(e.getKey()).parse(e.getValue()));
        }

        default Parser<T> or(Parser<T> other) {
            return s -> parse(s).or(() -> other.parse(s));
        }

        static Parser<Character> one(Predicate<Character> p) {
            return s -> s.isEmpty() || !p.test(s.charAt(0)) ? Optional.empty() : Optional.of(Map.entry(s.charAt(0), s.substring(1)));
        }

        static Parser<String> many(Parser<Character> p) {
            return s -> {
                StringBuilder out = new StringBuilder();
                String rest = s;
                for (Optional<Map.Entry<Character, String>> e = p.parse(rest); e.isPresent(); e = p.parse(rest)) {
                    out.append(e.get().getKey());
                    rest = e.get().getValue();
                }
                return Optional.of(Map.entry(out.toString(), rest));
            };
        }
    }

    public static void main(String[] args) {
        System.out.println(compose((String s) -> s.length(), i -> i * 1.5).apply("four"));
        System.out.println(repeat((Integer x) -> x * 2, 10).apply(1) + " " + repeat((String s) -> "(" + s + ")", 3).apply("x"));
        Function<Integer, Integer> square = memo(x -> x * x);
        System.out.println(square.apply(4) + square.apply(5) + square.apply(4));
        BinaryOperator<Integer> max = BinaryOperator.maxBy(Comparator.naturalOrder());
        BiFunction<Integer, Integer, String> both = max.andThen(x -> "max " + x);
        System.out.println(both.apply(3, 9));
        IntPredicate even = x -> x % 2 == 0;
        IntUnaryOperator inc = x -> x + 1;
        LongBinaryOperator mul = (a, b) -> a * b;
        DoubleUnaryOperator half = x -> x / 2;
        ToDoubleBiFunction<Integer, Long> ratio = (a, b) -> (double) a / b;
        ObjIntConsumer<StringBuilder> appender = (sb, n) -> sb.append(n).append(',');
        BooleanSupplier yes = () -> true;
        IntToLongFunction wide = x -> x * 10_000_000_000L;
        StringBuilder out = new StringBuilder();
        appender.accept(out, inc.andThen(x -> x * 3).compose(x -> x - 10).applyAsInt(20));
        System.out.println(out + " " + even.and(x -> x > 10).test(12) + even.negate().test(2) + mul.applyAsLong(1L << 20, 3) + half.andThen(Math::sqrt).applyAsDouble(8) + ratio.applyAsDouble(1, 8L) + yes.getAsBoolean() + wide.applyAsLong(7));
        Parser<Integer> number = Parser.one(Character::isDigit).then(d -> Parser.many(Parser.one(Character::isDigit)).map(ds -> Integer.parseInt(d + ds)));
        Parser<Integer> negative = Parser.one(c -> c == '-').then(c -> number.map(n -> -n));
        Parser<Integer> sum = number.or(negative).then(a -> Parser.one(c -> c == '+').then(p -> number.map(b -> a + b)));
        for (String s : new String[] {"12+30rest", "-5+7", "x", "1+", "99"}) {
            System.out.println(s + " " + sum.parse(s) + " " + negative.or(number).parse(s));
        }
        Consumer<StringBuilder> a = sb -> sb.append("A");
        a.andThen(sb -> sb.append("B")).andThen(a).accept(out);
        BiConsumer<Integer, Integer> bc = (x, y) -> System.out.print(x + y);
        bc.andThen((x, y) -> System.out.println(" " + x * y + out)).accept(6, 7);
        Supplier<Supplier<Supplier<String>>> deep = () -> () -> () -> "deep";
        System.out.println(deep.get().get().get());
    }
}
