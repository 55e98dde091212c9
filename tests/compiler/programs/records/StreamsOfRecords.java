// SPDX-License-Identifier: Apache-2.0
package records;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

public class StreamsOfRecords {
    record Reading(String station, int hour, Double celsius) {
        static Optional<Reading> parse(String line) {
            String[] parts = line.split(";", -1);
            try {
                return Optional.of(new Reading(parts[0], Integer.parseInt(parts[1].strip()), parts[2].isEmpty() ? null : Double.valueOf(parts[2])));
            } catch (NumberFormatException | ArrayIndexOutOfBoundsException e) {
                return Optional.empty();
            }
        }

        Optional<Double> temperature() {
            return Optional.ofNullable(celsius);
        }
    }

    record Summary(long count, double low, double high) {
        static final Summary NONE = new Summary(0, Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY);

        Summary and(double value) {
            return new Summary(count + 1, Math.min(low, value), Math.max(high, value));
        }

        Summary and(Summary other) {
            return new Summary(count + other.count, Math.min(low, other.low), Math.max(high, other.high));
        }
    }

    record Pair<A, B>(A a, B b) {
        static <A, B> Stream<Pair<A, B>> zip(List<A> as, List<B> bs) {
            return Stream.iterate(0, i -> i < Math.min(as.size(), bs.size()), i -> i + 1).map(i -> new Pair<>(as.get(i), bs.get(i)));
        }

        <C> Pair<C, B> mapA(Function<? super A, ? extends C> f) {
            return new Pair<>(f.apply(a), b);
        }
    }

    public static void main(String[] args) {
        List<Reading> readings = """
                north; 0;-3.5
                south;0;12.25
                north;6;
                east;x;1
                south; 6 ;11
                north;12;4.0
                bad
                west;6;-0.0
                west;7;0.0
                south;12;NaN
                """.lines().map(Reading::parse).flatMap(Optional::stream).toList();
        System.out.println(readings.size() + " " + readings.getLast());
        Map<String, Summary> summaries = readings.stream().filter(r -> r.celsius != null).collect(Collectors.groupingBy(Reading::station, TreeMap::new,
                Collectors.reducing(Summary.NONE, r -> Summary.NONE.and(r.celsius), Summary::and)));
        summaries.forEach((station, s) -> System.out.println(station + " " + s));
        System.out.println(readings.stream().sorted(Comparator.comparing(Reading::celsius, Comparator.nullsLast(Comparator.reverseOrder())).thenComparing(Reading::station)).map(r -> r.station + "@" + r.hour).toList());
        Optional<Reading> coldest = readings.stream().filter(r -> r.temperature().filter(t -> !t.isNaN()).isPresent()).min(Comparator.comparingDouble(Reading::celsius));
        System.out.println(coldest.flatMap(Reading::temperature).map(t -> t * 1.8 + 32).map(t -> "%.1f°F".formatted(t)).orElse("unknown"));
        OptionalDouble mean = readings.stream().filter(r -> r.hour == 3).mapToDouble(Reading::celsius).average();
        System.out.println(mean + " " + mean.isPresent() + " " + mean.orElse(-1));
        System.out.println(Pair.zip(List.of(1, 2, 3), List.of("a", "b")).map(p -> p.mapA(n -> n * 0.5)).toList());
        Optional<String> a = Optional.of("x");
        System.out.println(a.or(() -> Optional.of("y")).get() + Optional.<String>empty().or(() -> a) + a.filter(String::isEmpty).isEmpty() + a.equals(Optional.of("x")) + a.hashCode() + Optional.empty() + a.stream().count() + Optional.ofNullable(null).map(Object::toString).isPresent());
        a.ifPresentOrElse(v -> System.out.print("present "), () -> System.out.print("absent "));
        Optional.empty().ifPresentOrElse(v -> System.out.println("present"), () -> System.out.println("absent"));
        try {
            Optional.of((Object) null);
        } catch (NullPointerException e) {
            System.out.println("of null");
        }
        System.out.println(a.<String>map(_ -> null) + " " + Stream.of(new Pair<>(1, "one"), new Pair<>(2, "two")).collect(Collectors.toMap(Pair::b, Pair::a)).get("two"));
    }
}
