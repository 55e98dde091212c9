// SPDX-License-Identifier: Apache-2.0
package streams;

import java.util.ArrayList;
import java.util.List;
import java.util.Spliterator;
import java.util.Spliterators;
import java.util.function.Consumer;
import java.util.stream.Collector;
import java.util.stream.Gatherers;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

public class Lazy {
    static List<String> log = new ArrayList<>();

    static <T> T note(String s, T t) {
        log.add(s + t);
        return t;
    }

    static class Countdown extends Spliterators.AbstractSpliterator<Integer> {
        int n;

        Countdown(int n) {
            super(n, Spliterator.ORDERED);
            this.n = n;
        }

        @Override
        public boolean tryAdvance(Consumer<? super Integer> action) {
            if (n == 0) {
                return false;
            }
            action.accept(n--);
            return true;
        }
    }

    public static void main(String[] args) {
        Stream<Integer> s = Stream.of(1, 2, 3, 4, 5).filter(x -> note("f", x) % 2 == 1).map(x -> note("m", x) * 10);
        System.out.println("built " + log);
        System.out.println(s.limit(2).toList() + " " + log);
        log.clear();
        System.out.println("" + Stream.of(3, 1, 2).map(x -> note("a", x)).sorted().map(x -> note("b", x)).findFirst().get() + " " + log);
        List<Integer> source = new ArrayList<>(List.of(1, 2));
        Stream<Integer> late = source.stream();
        source.add(3);
        System.out.println(late.toList());
        System.out.println(StreamSupport.stream(new Countdown(4), false).map(x -> x * x).toList());
        System.out.println("" + Stream.of("x", "y", "z").collect(Collector.of(StringBuilder::new, (sb, x) -> sb.insert(0, x), StringBuilder::append, StringBuilder::toString)));
        Iterable<Integer> squares = () -> Stream.iterate(1, x -> x + 1).map(x -> x * x).iterator();
        int total = 0;
        for (int q : squares) {
            if (q > 200) {
                break;
            }
            total += q;
        }
        System.out.println(total);
        Stream.Builder<String> b = Stream.builder();
        b.add("p").add("q").accept("r");
        System.out.println(b.build().skip(1).toList());
        System.out.println("" + Stream.of(1, 2, 3, 4, 5, 6, 7).gather(Gatherers.windowFixed(3)).toList() + " " + Stream.of(1, 2, 3, 4).gather(Gatherers.windowSliding(2)).toList());
        System.out.println("" + Stream.of(1, 2, 3).gather(Gatherers.scan(() -> 0, Integer::sum)).toList() + " " + Stream.of("a", "b").gather(Gatherers.fold(() -> "", String::concat)).toList());
        Stream<String> unsorted = Stream.of("c", "a", "b");
        System.out.println(unsorted.unordered().sequential().sorted().isParallel());
    }
}
