// SPDX-License-Identifier: Apache-2.0
package streams;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.IntSummaryStatistics;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

public class Collectors1 {
    record Person(String name, String city, int age, double pay) {}

    static final List<Person> PEOPLE = List.of(new Person("Ann", "Oslo", 30, 10.5), new Person("Bob", "Rome", 25, 20.25), new Person("Cid", "Oslo", 41, 30), new Person("Dee", "Rome", 30, 5),
            new Person("Eve", "Bern", 19, 7.75));

    public static void main(String[] args) {
        System.out.println("" + PEOPLE.stream().map(Person::name).collect(Collectors.joining(", ", "[", "]")));
        System.out.println("" + PEOPLE.stream().collect(Collectors.groupingBy(Person::city, TreeMap::new, Collectors.mapping(Person::name, Collectors.toList()))));
        System.out.println("" + PEOPLE.stream().collect(Collectors.groupingBy(Person::city, TreeMap::new, Collectors.counting())));
        System.out.println("" + PEOPLE.stream().collect(Collectors.groupingBy(Person::city, TreeMap::new, Collectors.averagingInt(Person::age))));
        System.out.println("" + PEOPLE.stream().collect(Collectors.groupingBy(p -> p.age() / 10, TreeMap::new, Collectors.summingDouble(Person::pay))));
        Map<Boolean, List<String>> parts = PEOPLE.stream().collect(Collectors.partitioningBy(p -> p.age() >= 30, Collectors.mapping(Person::name, Collectors.toList())));
        System.out.println(parts + " " + parts.get(true));
        System.out.println("" + PEOPLE.stream().collect(Collectors.toMap(Person::name, Person::age, Integer::sum, LinkedHashMap::new)));
        System.out.println(new TreeMap<>(PEOPLE.stream().collect(Collectors.toMap(Person::city, Person::pay, Double::sum))));
        try {
            PEOPLE.stream().collect(Collectors.toMap(Person::city, Person::name));
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        IntSummaryStatistics s = PEOPLE.stream().collect(Collectors.summarizingInt(Person::age));
        System.out.println(s.getMin() + " " + s.getMax() + " " + s.getAverage() + " " + s.getSum() + " " + s.getCount());
        System.out.println("" + PEOPLE.stream().collect(Collectors.maxBy(Comparator.comparingDouble(Person::pay))).get().name() + PEOPLE.stream().collect(Collectors.minBy(Comparator.comparing(Person::age))).get().name());
        System.out.println("" + PEOPLE.stream().collect(Collectors.reducing(0, Person::age, Integer::sum)) + " " + PEOPLE.stream().collect(Collectors.collectingAndThen(Collectors.toList(), List::size)));
        System.out.println("" + PEOPLE.stream().map(Person::city).collect(Collectors.toCollection(TreeSet::new)) + " " + new TreeSet<>(PEOPLE.stream().map(Person::age).collect(Collectors.toSet())));
        System.out.println("" + PEOPLE.stream().collect(Collectors.teeing(Collectors.counting(), Collectors.averagingDouble(Person::pay), (n, a) -> n + "/" + a)));
        System.out.println("" + PEOPLE.stream().collect(Collectors.groupingBy(Person::city, TreeMap::new, Collectors.flatMapping(p -> Stream.of(p.name(), p.name().charAt(0)), Collectors.toList()))));
        System.out.println("" + PEOPLE.stream().collect(Collectors.groupingBy(Person::city, TreeMap::new, Collectors.filtering(p -> p.age() < 30, Collectors.toList()))).get("Oslo"));
        System.out.println("" + PEOPLE.stream().collect(StringBuilder::new, (sb, p) -> sb.append(p.age()), StringBuilder::append));
        System.out.println("" + PEOPLE.stream().collect(Collectors.toUnmodifiableList()).size() + " " + PEOPLE.stream().mapToDouble(Person::pay).summaryStatistics().getMax());
        List<Integer> l = Stream.of(1, 2, 3).collect(ArrayList::new, ArrayList::add, ArrayList::addAll);
        System.out.println(l);
    }
}
