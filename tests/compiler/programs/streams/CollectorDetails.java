// SPDX-License-Identifier: Apache-2.0
package streams;

import java.util.ArrayList;
import java.util.DoubleSummaryStatistics;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collector;
import java.util.stream.Collectors;
import java.util.stream.DoubleStream;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;

public class CollectorDetails {
    record Order(String customer, String item, int quantity, double price) {}

    static void show(Object result) {
        System.out.println(result);
    }

    public static void main(String[] args) {
        List<Order> orders = List.of(new Order("ann", "pen", 3, 1.5), new Order("bob", "ink", 1, 7.25), new Order("ann", "ink", 2, 7.0), new Order("cid", "pen", 10, 1.25),
                new Order("bob", "cap", 0, 3.0), new Order("ann", "cap", 1, 2.75));
        show(orders.stream().collect(Collectors.groupingBy(Order::customer, TreeMap::new, Collectors.summingInt(Order::quantity))));
        show(orders.stream().collect(Collectors.groupingBy(Order::item, TreeMap::new, Collectors.mapping(Order::customer, Collectors.toCollection(TreeSet::new)))));
        show(orders.stream().collect(Collectors.groupingBy(Order::item, TreeMap::new, Collectors.filtering(o -> o.quantity > 1, Collectors.averagingDouble(Order::price)))));
        show(orders.stream().collect(Collectors.partitioningBy(o -> o.quantity > 1, Collectors.flatMapping(o -> Stream.of(o.item, o.customer), Collectors.joining("/", "<", ">")))));
        show(orders.stream().collect(Collectors.toMap(Order::customer, Order::price, Double::sum, LinkedHashMap::new)));
        try {
            orders.stream().collect(Collectors.toMap(Order::customer, Order::item));
        } catch (IllegalStateException e) {
            show(e.getMessage());
        }
        try {
            Stream.of("a").collect(Collectors.toMap(s -> s, _ -> null));
        } catch (NullPointerException e) {
            show("null value");
        }
        show(orders.stream().collect(Collectors.teeing(Collectors.minBy((a, b) -> Double.compare(a.price, b.price)), Collectors.counting(), (min, n) -> min.orElseThrow().item + n)));
        IntSummaryStatistics ints = orders.stream().collect(Collectors.summarizingInt(Order::quantity));
        show(ints + " " + new IntSummaryStatistics());
        DoubleSummaryStatistics doubles = DoubleStream.of(1e100, 1, -1e100, 1).summaryStatistics();
        show(doubles.getSum() + " " + doubles.getMin() + " " + DoubleStream.of(0.1, 0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0).sum());
        show(DoubleStream.of(1, Double.NaN).max() + " " + DoubleStream.of(-0.0, 0.0).min() + " " + DoubleStream.of(Double.POSITIVE_INFINITY, Double.NEGATIVE_INFINITY).sum() + " " + DoubleStream.empty().average());
        show(LongStream.rangeClosed(1, 20).reduce(1, (a, b) -> a * b) + " " + LongStream.range(Long.MAX_VALUE - 2, Long.MAX_VALUE).boxed().toList() + " " + IntStream.rangeClosed(5, 4).count());
        Collector<String, StringBuilder, String> reversed = Collector.of(StringBuilder::new, (b, s) -> b.insert(0, s), StringBuilder::append, StringBuilder::toString);
        show(Stream.of("ab", "cd", "ef").collect(reversed) + " " + Stream.of("x", "y").collect(Collectors.collectingAndThen(Collectors.toList(), List::reversed)));
        Map<Boolean, Map<Integer, List<String>>> nested = Stream.of("a", "bb", "cc", "ddd", "e").collect(Collectors.partitioningBy(s -> s.compareTo("c") < 0, Collectors.groupingBy(String::length)));
        show(nested + " " + Stream.<String>empty().collect(Collectors.partitioningBy(String::isEmpty)));
        show(Stream.of(1, 2, 3, 4).collect(Collectors.reducing(0, n -> n * n, Integer::sum)) + " " + Stream.of(5, 6).reduce(10, (a, b) -> a - b, (a, b) -> a) + " " + IntStream.of(3, 1, 2).collect(ArrayList::new, ArrayList::add, ArrayList::addAll));
        show(Stream.of(1, 2, 3).collect(Collectors.toUnmodifiableList()).getClass() == List.of(1, 2, 3).getClass());
    }
}
