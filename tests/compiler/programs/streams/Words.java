// SPDX-License-Identifier: Apache-2.0
package streams;

import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

public class Words {
    static final String TEXT = """
        It was the best of times, it was the worst of times,
        it was the age of wisdom, it was the age of foolishness,
        it was the epoch of belief, it was the epoch of incredulity""";

    public static void main(String[] args) {
        Map<String, Long> counts = Arrays.stream(TEXT.split("[^A-Za-z]+")).map(w -> w.toLowerCase(java.util.Locale.ROOT)).collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        System.out.println(counts);
        System.out.println("" + counts.entrySet().stream().sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey())).limit(5).map(e -> e.getKey() + "=" + e.getValue()).collect(Collectors.joining(" ")));
        System.out.println("" + counts.entrySet().stream().collect(Collectors.groupingBy(e -> e.getKey().length(), TreeMap::new, Collectors.summingLong(Map.Entry::getValue))));
        System.out.println("" + TEXT.lines().map(String::length).toList() + " " + TEXT.chars().filter(Character::isLetter).count());
        System.out.println("" + TEXT.chars().mapToObj(c -> (char) c).filter(Character::isLetter).map(Character::toLowerCase).collect(Collectors.groupingBy(c -> c, TreeMap::new, Collectors.counting())));
        List<int[]> triples = IntStream.rangeClosed(1, 20).boxed().flatMap(a -> IntStream.rangeClosed(a, 20).mapToObj(b -> new int[] {a, b, (int) Math.sqrt(a * a + b * b)})).filter(t -> t[0] * t[0] + t[1] * t[1] == t[2] * t[2]).toList();
        triples.forEach(t -> System.out.print(Arrays.toString(t)));
        System.out.println();
        System.out.println("" + Arrays.stream(TEXT.split("\\W+")).collect(Collectors.toMap(String::length, w -> w, (a, b) -> a.compareTo(b) >= 0 ? a : b, LinkedHashMap::new)));
        System.out.println("" + Arrays.stream(TEXT.split(" ")).map(String::length).collect(Collectors.partitioningBy(n -> n > 4, Collectors.counting())));
        String caesar = TEXT.chars().limit(30).map(c -> Character.isLowerCase(c) ? (c - 'a' + 3) % 26 + 'a' : c).collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
        System.out.println(caesar);
        System.out.println("" + IntStream.range(0, 16).mapToObj(i -> i % 15 == 0 ? "FizzBuzz" : i % 5 == 0 ? "Buzz" : i % 3 == 0 ? "Fizz" : "" + i).collect(Collectors.joining(",")));
        System.out.println("" + counts.keySet().stream().max(Comparator.comparingInt(String::length).thenComparing(Comparator.naturalOrder())).orElseThrow());
        System.out.println("" + counts.keySet().stream().collect(Collectors.groupingBy(w -> w.chars().sorted().collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString(), TreeMap::new, Collectors.toList())).firstKey());
    }
}
