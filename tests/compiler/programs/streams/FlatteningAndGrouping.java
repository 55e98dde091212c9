// SPDX-License-Identifier: Apache-2.0
package streams;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

public class FlatteningAndGrouping {
    record Book(String title, List<String> authors, int year, double price) {}

    static final List<Book> BOOKS = List.of(new Book("A", List.of("x", "y"), 1999, 10), new Book("B", List.of("y"), 2005, 25.5), new Book("C", List.of(), 1999, 7.25), new Book("D", List.of("z", "x", "w"), 2020, 40), new Book("E", List.of("y", "z"), 2005, 12));

    public static void main(String[] args) {
        System.out.println("" + BOOKS.stream().flatMap(b -> b.authors().stream()).sorted().distinct().collect(Collectors.joining("/")));
        Map<String, List<String>> byAuthor = BOOKS.stream().flatMap(b -> b.authors().stream().map(a -> Map.entry(a, b.title()))).collect(Collectors.groupingBy(Map.Entry::getKey, TreeMap::new, Collectors.mapping(Map.Entry::getValue, Collectors.toList())));
        System.out.println(byAuthor);
        NavigableMap<Integer, Double> averages = BOOKS.stream().collect(Collectors.groupingBy(Book::year, TreeMap::new, Collectors.averagingDouble(Book::price)));
        System.out.println(averages + " " + averages.floorEntry(2010));
        System.out.println("" + BOOKS.stream().collect(Collectors.partitioningBy(b -> b.price() > 11, Collectors.collectingAndThen(Collectors.maxBy(Comparator.comparing(Book::year)), o -> o.map(Book::title).orElse("-")))));
        Map<Integer, Map<Boolean, Long>> nested = BOOKS.stream().collect(Collectors.groupingBy(b -> b.authors().size(), TreeMap::new, Collectors.partitioningBy(b -> b.year() > 2000, Collectors.counting())));
        System.out.println(nested);
        System.out.println(BOOKS.stream().sorted(Comparator.comparingInt((Book b) -> b.authors().size()).reversed().thenComparing(Book::price)).map(Book::title).toList() + " " + BOOKS.stream().mapToDouble(Book::price).sum());
        List<List<Integer>> pascal = Stream.iterate(List.of(1), row -> {
            List<Integer> next = new ArrayList<>(List.of(1));
            for (int i = 1; i < row.size(); i++) {
                next.add(row.get(i - 1) + row.get(i));
            }
            next.add(1);
            return next;
        }).limit(6).toList();
        System.out.println(pascal);
        System.out.println(IntStream.rangeClosed(1, 4).boxed().flatMap(a -> IntStream.rangeClosed(a, 4).mapToObj(b -> a + "" + b)).collect(Collectors.toList()) + " " + IntStream.range(0, 3).mapToObj(i -> IntStream.range(0, i).boxed().toList()).toList());
        System.out.println("" + Stream.of(Stream.of(1, 2), Stream.<Integer>empty(), Stream.of(3)).flatMap(s -> s).map(i -> i * i).reduce(0, Integer::sum));
        int[][] transposed = IntStream.range(0, 3).mapToObj(c -> IntStream.range(0, 2).map(r -> new int[][] {{1, 2, 3}, {4, 5, 6}}[r][c]).toArray()).toArray(int[][]::new);
        System.out.println(Arrays.deepToString(transposed));
        String[] words = "one two three four five six".split(" ");
        System.out.println("" + Arrays.stream(words).collect(Collectors.groupingBy(String::length, Collectors.reducing("", (a, b) -> a.isEmpty() ? b : a + "+" + b))));
        System.out.println("" + Arrays.stream(words).collect(Collectors.toMap(w -> w.charAt(0), w -> List.of(w), (a, b) -> {
            List<String> l = new ArrayList<>(a);
            l.addAll(b);
            return l;
        }, TreeMap::new)));
        System.out.println(Collections.max(Arrays.asList(words), Comparator.comparing(String::length)) + IntStream.range(0, words.length).filter(i -> words[i].contains("e")).mapToObj(i -> i + words[i]).collect(Collectors.joining(",", "<", ">")));
    }
}
