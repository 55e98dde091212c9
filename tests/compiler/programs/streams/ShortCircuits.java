// SPDX-License-Identifier: Apache-2.0
package streams;

import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Spliterator;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

public class ShortCircuits {
    // Which elements a pipeline looks at, in which order, and that it looks at no more.
    static final List<String> log = new ArrayList<>();

    static <T> T see(String stage, T value) {
        log.add(stage + value);
        return value;
    }

    static void show(Object result) {
        System.out.println(result + " " + log);
        log.clear();
    }

    static Stream<Integer> numbers(int n) {
        return IntStream.range(0, n).boxed().map(i -> see("n", i));
    }

    public static void main(String[] args) {
        show(numbers(10).filter(i -> i > 2).findFirst());
        show(numbers(10).anyMatch(i -> i == 1) + " " + numbers(3).allMatch(i -> i < 1) + " " + numbers(0).noneMatch(_ -> true));
        show(numbers(6).skip(2).limit(2).map(i -> see("m", i * 10)).toList());
        show(numbers(4).sorted((a, b) -> b - a).map(i -> see("s", i)).findFirst());
        show(numbers(8).takeWhile(i -> i < 2).toList() + " " + numbers(5).dropWhile(i -> i < 3).map(i -> see("d", i)).toList());
        show(Stream.of(1, 2, 3).flatMap(i -> numbers(i).map(j -> i * j)).limit(3).toList());
        show(Stream.of(3, 1, 3, 2, 1).distinct().peek(i -> see("p", i)).count());
        show(Stream.of(1, 2, 3).peek(i -> see("never", i)).count());
        show(Stream.iterate(1, i -> i < 50, i -> i * 3).map(i -> see("i", i)).reduce(Integer::sum));
        Iterator<Integer> iterator = numbers(3).iterator();
        show(iterator.hasNext() + " " + iterator.next());
        show(Stream.concat(numbers(2), numbers(2).map(i -> i + 5)).iterator().next());
        List<Integer> source = new ArrayList<>(List.of(1, 2));
        Stream<Integer> late = source.stream();
        source.add(3);
        show(late.map(i -> see("l", i)).collect(Collectors.toList()));
        try {
            late.count();
        } catch (IllegalStateException e) {
            show(e.getMessage());
        }
        Stream<String> closing = Stream.of("c").onClose(() -> see("close", 1)).map(String::toUpperCase).onClose(() -> {
            throw new IllegalStateException("second");
        });
        try (closing) {
            show(closing.toList());
        } catch (IllegalStateException e) {
            show(e.getMessage());
        }
        try {
            numbers(5).map(i -> 6 / (i - 2)).forEach(i -> see("q", i));
        } catch (ArithmeticException e) {
            show(e.getMessage());
        }
        Spliterator<Integer> spliterator = List.of(1, 2, 3, 4, 5, 6, 7).spliterator();
        Spliterator<Integer> prefix = spliterator.trySplit();
        show(prefix.estimateSize() + " " + spliterator.getExactSizeIfKnown() + " " + StreamSupport.stream(prefix, false).toList() + StreamSupport.stream(spliterator, true).map(i -> i * 2).toList());
        Function<Stream<Integer>, Stream<Integer>> twice = s -> s.mapMulti((i, out) -> {
            out.accept(i);
            out.accept(see("mm", i) * -1);
        });
        show(twice.andThen(twice).apply(numbers(2)).toList());
        show(LongStream.generate(() -> log.size()).limit(3).sum());
        show(IntStream.iterate(1, i -> i + 1).mapToObj(i -> "x".repeat(i)).filter(s -> s.length() % 4 == 0).skip(1).findFirst().map(String::length).orElse(-1));
        show(Stream.of("b", "a", "c").sorted().limit(1).peek(s -> see("o", s)).toList() + " " + Stream.ofNullable(null).count() + Stream.of((Object) null).count());
    }
}
