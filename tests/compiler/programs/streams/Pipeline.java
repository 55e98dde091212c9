// SPDX-License-Identifier: Apache-2.0
package streams;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

public class Pipeline {
    static int peeked;

    public static void main(String[] args) {
        List<String> words = List.of("delta", "alpha", "charlie", "bravo", "alpha", "echo");
        System.out.println("" + words.stream().filter(w -> w.length() == 5).map(w -> w.substring(1)).sorted().distinct().toList());
        System.out.println("" + words.stream().sorted(Comparator.comparing(String::length).thenComparing(Comparator.reverseOrder())).toList());
        System.out.println("" + words.stream().skip(1).limit(3).toList() + " " + words.stream().skip(10).toList() + words.stream().limit(0).count());
        System.out.println("" + words.stream().takeWhile(w -> !w.startsWith("b")).toList() + " " + words.stream().dropWhile(w -> !w.startsWith("b")).toList());
        System.out.println("" + words.stream().anyMatch("echo"::equals) + " " + words.stream().allMatch(w -> w.length() > 3) + " " + words.stream().noneMatch(String::isEmpty) + Stream.empty().allMatch(x -> false));
        System.out.println("" + words.stream().findFirst().get() + words.stream().reduce("", String::concat) + words.stream().map(String::length).reduce(Integer::sum).get() + words.stream().reduce(0, (n, w) -> n + w.length(), Integer::sum));
        System.out.println("" + words.stream().max(Comparator.naturalOrder()).get() + words.stream().min(Comparator.comparingInt(String::length)).get() + Stream.<String>empty().findAny().isPresent());
        System.out.println("" + words.stream().flatMap(w -> w.chars().mapToObj(c -> (char) c)).distinct().sorted().map(String::valueOf).reduce("", String::concat));
        System.out.println("" + Stream.iterate(1, x -> x * 3).limit(8).toList() + " " + Stream.iterate(1, x -> x < 100, x -> x * 2).toList() + Stream.generate(() -> "g").limit(2).toList());
        System.out.println("" + Stream.of(1, 2, 3, 4).peek(x -> peeked++).filter(x -> x > 2).findFirst().get() + " peeked " + peeked);
        System.out.println("" + Stream.concat(Stream.of("a"), Stream.of("b", "c")).toList() + " " + Arrays.toString(Stream.of(3, 1, 2).sorted().toArray()) + Stream.of("x", "y").toArray(String[]::new).length);
        System.out.println("" + Stream.of(5, 3, 4).mapMulti((Integer x, java.util.function.Consumer<Object> c) -> {
            for (int i = 0; i < x - 2; i++) {
                c.accept(x * 10 + i);
            }
        }).toList());
        System.out.println("" + Arrays.asList(1, null, 3).stream().map(Optional::ofNullable).map(o -> o.map(x -> x + 1)).flatMap(Optional::stream).toList());
        System.out.println("" + Stream.of("b", "a", "c").sorted(Comparator.comparing(Function.<String>identity(), Comparator.reverseOrder())).toList() + Stream.ofNullable(null).count() + Stream.of(1, 2, 3).count());
        words.stream().forEachOrdered(w -> System.out.print(w.charAt(0)));
        Stream.of(1, 2).forEach(System.out::print);
        System.out.println();
        Stream<Integer> used = Stream.of(1);
        used.count();
        try {
            used.toList();
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        try {
            Stream.of(1).toList().add(2);
        } catch (UnsupportedOperationException e) {
            System.out.println("unmodifiable");
        }
        StringBuilder closed = new StringBuilder();
        try (Stream<String> s = Stream.of("q").onClose(() -> closed.append("closed"))) {
            s.forEach(closed::append);
        }
        System.out.println(closed);
        var it = Stream.of(7, 8, 9).map(x -> x * x).iterator();
        int sum = 0;
        while (it.hasNext()) {
            sum += it.next();
        }
        System.out.println(sum);
    }
}
