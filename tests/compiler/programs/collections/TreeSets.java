// SPDX-License-Identifier: Apache-2.0
package collections;

import java.util.Comparator;
import java.util.List;
import java.util.NavigableSet;
import java.util.SortedSet;
import java.util.TreeSet;

public class TreeSets {
    record Person(String name, int age) {}

    public static void main(String[] args) {
        TreeSet<Integer> set = new TreeSet<>();
        for (int i = 0; i < 20; i++) {
            System.out.print(set.add(i * 7 % 15) ? "+" : "-");
        }
        System.out.println(set);
        System.out.println(set.first() + " " + set.last() + " " + set.floor(100) + " " + set.ceiling(100) + " " + set.lower(0) + " " + set.higher(7) + " " + set.pollFirst() + set.pollLast() + set);
        NavigableSet<Integer> mid = set.subSet(3, false, 9, true);
        SortedSet<Integer> head = set.headSet(4);
        System.out.println(mid + " " + head + " " + set.tailSet(10, false) + mid.descendingSet() + mid.first() + mid.size());
        mid.remove(5);
        set.add(6);
        System.out.println(mid + " " + set.contains(5) + set.descendingSet());
        TreeSet<Person> people = new TreeSet<>(Comparator.comparingInt(Person::age).thenComparing(Person::name, Comparator.reverseOrder()));
        people.addAll(List.of(new Person("Ann", 30), new Person("Bob", 25), new Person("Cid", 30), new Person("Dan", 41), new Person("Ann", 30)));
        for (Person p : people) {
            System.out.println(p);
        }
        System.out.println(people.ceiling(new Person("", 26)) + " " + people.headSet(new Person("Bz", 30), true).size());
        TreeSet<String> words = new TreeSet<>(Comparator.comparing(String::length).thenComparing(Comparator.naturalOrder()));
        for (String w : "if a program compiles it may run or not".split(" ")) {
            words.add(w);
        }
        System.out.println(words + " " + words.reversed());
        var it = words.descendingIterator();
        it.next();
        it.remove();
        System.out.println(words + " " + words.equals(new TreeSet<>(words)) + " " + words.removeAll(List.of("a", "if", "zzz")) + words);
        TreeSet<Double> doubles = new TreeSet<>(List.of(0.0, -0.0, Double.NaN, Double.NEGATIVE_INFINITY, 1e-300));
        System.out.println(doubles + " " + doubles.contains(Double.NaN) + doubles.floor(0.0) + doubles.lower(0.0));
        TreeSet<Integer> fromSorted = new TreeSet<>(set.headSet(8));
        System.out.println(fromSorted + " " + fromSorted.hashCode() + " " + fromSorted.comparator());
    }
}
