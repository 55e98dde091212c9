// SPDX-License-Identifier: Apache-2.0
package streams;

import java.util.Arrays;
import java.util.IntSummaryStatistics;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

public class Primitives {
    public static void main(String[] args) {
        System.out.println("" + IntStream.range(0, 10).sum() + " " + IntStream.rangeClosed(1, 5).reduce(1, (a, b) -> a * b) + " " + IntStream.range(5, 5).average() + " " + IntStream.of(3, 1, 2).max());
        System.out.println("" + IntStream.rangeClosed(1, 4).average().getAsDouble() + " " + IntStream.of(1, 2, 3).boxed().toList() + IntStream.range(0, 5).mapToObj(i -> "i" + i).collect(Collectors.joining()));
        System.out.println("" + Arrays.toString(IntStream.of(5, 3, 8, 3).sorted().distinct().toArray()) + Arrays.toString(IntStream.iterate(1, i -> i * 2).limit(6).toArray()) + IntStream.range(0, 100).filter(i -> i % 7 == 0).count());
        System.out.println(LongStream.rangeClosed(1, 20).reduce((a, b) -> a * b).getAsLong() + " " + LongStream.of(1L << 40, 5).sum() + " " + IntStream.of(1 << 30, 1 << 30).asLongStream().sum() + " " + IntStream.of(1 << 30, 1 << 30).sum());
        System.out.println(DoubleStream.of(0.1, 0.2, 0.3).sum() + " " + DoubleStream.of(1, 2, 4).average().getAsDouble() + " " + DoubleStream.iterate(1, d -> d / 2).limit(5).boxed().toList() + DoubleStream.empty().min());
        IntSummaryStatistics s = IntStream.of(4, 8, -3).summaryStatistics();
        System.out.println(s + " " + LongStream.of(1, 2).summaryStatistics().getAverage());
        OptionalInt none = IntStream.empty().findFirst();
        OptionalDouble some = IntStream.of(1, 2).average();
        System.out.println(none + " " + some + none.isPresent() + none.orElse(9) + some.getAsDouble());
        System.out.println("" + IntStream.range(0, 5).mapToDouble(i -> i / 2.0).sum() + " " + IntStream.range(0, 3).mapToLong(i -> i * 10_000_000_000L).max().getAsLong() + DoubleStream.of(2.7, -2.7).mapToInt(d -> (int) d).sum());
        System.out.println("hello".chars().filter(c -> c != 'l').mapToObj(Character::toString).collect(Collectors.joining("-")) + " " + IntStream.concat(IntStream.of(1), IntStream.of(2)).allMatch(i -> i > 0));
        System.out.println("" + List.of("a", "bb", "ccc").stream().mapToInt(String::length).sum() + " " + Arrays.stream(new int[] {1, 2, 3, 4}, 1, 3).sum() + Arrays.stream(new double[] {1.5}).sum() + Arrays.stream(new String[] {"x"}).count());
        System.out.println("" + IntStream.range(0, 4).flatMap(i -> IntStream.range(0, i)).boxed().toList() + " " + IntStream.range(0, 20).skip(3).limit(4).boxed().toList() + IntStream.rangeClosed(1, 3).map(i -> -i).boxed().sorted().toList());
        System.out.println("" + IntStream.rangeClosed(2, 60).filter(n -> IntStream.rangeClosed(2, (int) Math.sqrt(n)).noneMatch(d -> n % d == 0)).boxed().toList());
        System.out.println("" + IntStream.range(0, 10).takeWhile(i -> i < 4).sum() + IntStream.range(0, 10).dropWhile(i -> i < 4).sum() + " " + IntStream.generate(() -> 7).limit(3).sum() + IntStream.range(0, 6).anyMatch(i -> i == 5));
        int[][] grid = IntStream.range(0, 3).mapToObj(y -> IntStream.range(0, 3).map(x -> x * y).toArray()).toArray(int[][]::new);
        System.out.println("" + Arrays.deepToString(grid) + Arrays.stream(grid).flatMapToInt(Arrays::stream).sum());
        System.out.println("" + IntStream.range(0, 5).collect(StringBuilder::new, (sb, i) -> sb.append(i), StringBuilder::append).reverse() + " " + IntStream.of(3, 1).mapToObj(Integer::valueOf).max(Integer::compare).get());
        try {
            IntStream.range(0, 1).map(i -> 1 / i).sum();
        } catch (ArithmeticException e) {
            System.out.println("exception passes through");
        }
        var it = IntStream.range(0, 3).iterator();
        it.nextInt();
        System.out.println(it.next() + " " + LongStream.range(0, 3).boxed().collect(Collectors.toList()) + DoubleStream.of(3, 1, 2).sorted().boxed().toList());
    }
}
