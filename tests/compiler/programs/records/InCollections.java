// SPDX-License-Identifier: Apache-2.0
package records;

import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.BinaryOperator;
import java.util.stream.Collectors;

public class InCollections {
    record Order(int id, Customer customer, List<Line> lines) {
        long total() {
            return lines.stream().mapToLong(Line::total).sum();
        }
    }

    record Customer(String name, Country country) {}

    record Line(Product product, int quantity) {
        long total() {
            return (long) product.cents() * quantity;
        }
    }

    record Product(String name, int cents) implements Comparable<Product> {
        @Override
        public int compareTo(Product o) {
            return Comparator.comparingInt(Product::cents).thenComparing(Product::name).compare(this, o);
        }
    }

    enum Country { NO, IT, DE }

    public static void main(String[] args) {
        Product pen = new Product("pen", 150);
        Product ink = new Product("ink", 899);
        Product book = new Product("book", 899);
        Customer ann = new Customer("ann", Country.NO);
        Customer bob = new Customer("bob", Country.DE);
        List<Order> orders = List.of(new Order(1, ann, List.of(new Line(pen, 10), new Line(ink, 1))), new Order(2, bob, List.of(new Line(book, 2))), new Order(3, new Customer("ann", Country.NO), List.of(new Line(new Product("pen", 150), 3))), new Order(4, bob, List.of()));
        Map<Customer, Long> totals = orders.stream().collect(Collectors.groupingBy(Order::customer, LinkedHashMap::new, Collectors.summingLong(Order::total)));
        totals.forEach((c, t) -> System.out.println(c + " " + t));
        Set<Product> products = new TreeSet<>();
        orders.forEach(o -> o.lines().forEach(l -> products.add(l.product())));
        System.out.println(products);
        Map<String, Integer> sold = orders.stream().flatMap(o -> o.lines().stream()).collect(Collectors.toMap(l -> l.product().name(), Line::quantity, Integer::sum, java.util.TreeMap::new));
        System.out.println(sold);
        System.out.println(orders.stream().collect(Collectors.groupingBy(o -> o.customer().country(), () -> new java.util.EnumMap<>(Country.class), Collectors.counting())));
        Order biggest = orders.stream().reduce(BinaryOperator.maxBy(Comparator.comparingLong(Order::total))).get();
        System.out.println(biggest);
        System.out.println(new HashSet<>(List.of(ann, bob)).contains(new Customer("bob", Country.DE)) + " " + ann.equals(orders.get(2).customer()) + " " + pen.equals(orders.get(2).lines().get(0).product()) + " " + new Line(pen, 1).hashCode());
        System.out.println(orders.get(0).equals(new Order(1, ann, List.of(new Line(pen, 10), new Line(ink, 1)))));
        record Stat(String name, double average) {}
        List<Stat> stats = orders.stream().filter(o -> !o.lines().isEmpty()).map(o -> new Stat(o.customer().name() + o.id(), o.lines().stream().mapToLong(Line::total).average().orElse(0))).sorted(Comparator.comparing(Stat::average).reversed()).toList();
        System.out.println(stats);
    }
}
