// SPDX-License-Identifier: Apache-2.0
package streams;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.PrimitiveIterator;
import java.util.function.IntPredicate;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

public class LongPipelines {
    static boolean happy(int n) {
        return IntStream.iterate(n, x -> x != 1 && x != 4, x -> Integer.toString(x).chars().map(c -> (c - '0') * (c - '0')).sum()).skip(0).reduce((a, b) -> b).stream().map(x -> Integer.toString(x).chars().map(c -> (c - '0') * (c - '0')).sum()).anyMatch(x -> x == 1) || n == 1;
    }

    public static void main(String[] args) {
        System.out.println(IntStream.rangeClosed(1, 50).filter(LongPipelines::happy).boxed().toList());
        System.out.println(LongStream.iterate(27, n -> n != 1, n -> n % 2 == 0 ? n / 2 : 3 * n + 1).max().getAsLong() + " " + LongStream.iterate(27, n -> n != 1, n -> n % 2 == 0 ? n / 2 : 3 * n + 1).count());
        IntPredicate prime = n -> n > 1 && IntStream.rangeClosed(2, (int) Math.sqrt(n)).allMatch(d -> n % d != 0);
        System.out.println(IntStream.iterate(1, i -> i + 1).filter(prime).filter(n -> prime.test(n + 2)).limit(8).mapToObj(n -> n + "-" + (n + 2)).collect(Collectors.joining(" ")));
        System.out.println(Stream.iterate(new long[] {0, 1}, f -> new long[] {f[1], f[0] + f[1]}).mapToLong(f -> f[0]).filter(f -> f % 2 == 0).takeWhile(f -> f < 4_000_000).sum());
        System.out.println(DoubleStream.iterate(1, d -> d / 2).limit(20).map(Math::sqrt).filter(d -> d > 0.01).sum());
        List<Integer> seen = new ArrayList<>();
        int first = IntStream.range(0, 1000).peek(seen::add).map(i -> i * i).filter(i -> i > 50).peek(i -> seen.add(-i)).findFirst().getAsInt();
        System.out.println(first + " " + seen);
        seen.clear();
        System.out.println(Stream.of(5, 3, 9, 1).peek(seen::add).sorted().peek(x -> seen.add(x * 100)).limit(2).toList() + " " + seen);
        PrimitiveIterator.OfLong it = LongStream.range(0, 5).map(i -> i * i * i).iterator();
        long sum = 0;
        while (it.hasNext()) {
            sum = sum * 10 + it.nextLong();
        }
        System.out.println(sum);
        Iterator<String> words = Stream.of("a b", "c", "", "d e f").flatMap(s -> Stream.of(s.split(" "))).iterator();
        StringBuilder sb = new StringBuilder();
        words.forEachRemaining(w -> sb.append(w).append('.'));
        System.out.println(sb);
        System.out.println("" + IntStream.range(0, 20).boxed().collect(Collectors.teeing(Collectors.filtering(x -> x % 3 == 0, Collectors.counting()), Collectors.summingInt(x -> x), (a, b) -> a + ":" + b)));
        System.out.println(Stream.of(1, 2, 3, 4).reduce(1, (a, b) -> a * b) + Stream.of("x").reduce((a, b) -> a + b).get() + IntStream.empty().sum() + Stream.of(3, 1, 2).sorted((a, b) -> b - a).map(String::valueOf).collect(Collectors.joining()));
        System.out.println(IntStream.rangeClosed(1, 5).mapToObj(i -> "*".repeat(i)).collect(Collectors.joining("\n")));
        System.out.println(IntStream.range(0, 100_000).filter(i -> (i * 31 ^ i >>> 3) % 7 == 0).mapToLong(i -> i).map(i -> i * i % 1013).sum());
    }
}
