// SPDX-License-Identifier: Apache-2.0
package collections;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

public class HashSets {
    record P(int x, int y) {}

    public static void main(String[] args) {
        Set<String> set = new HashSet<>();
        System.out.println(set.add("a") + " " + set.add("b") + " " + set.add("a") + " " + set.add(null) + " " + set.size() + set.contains(null) + set.contains("c") + set.remove("b") + set.remove("b"));
        Set<Integer> evens = new HashSet<>();
        Set<Integer> thirds = new HashSet<>();
        for (int i = 0; i < 60; i++) {
            if (i % 2 == 0) {
                evens.add(i);
            }
            if (i % 3 == 0) {
                thirds.add(i);
            }
        }
        Set<Integer> both = new HashSet<>(evens);
        both.retainAll(thirds);
        Set<Integer> either = new HashSet<>(evens);
        either.addAll(thirds);
        Set<Integer> only = new HashSet<>(evens);
        only.removeAll(thirds);
        System.out.println(both + " " + either.size() + " " + new TreeSet<>(only));
        System.out.println(either.containsAll(both) + " " + both.containsAll(either) + " " + both.equals(Set.of(0, 6, 12, 18, 24, 30, 36, 42, 48, 54)) + " " + both.hashCode());
        Set<P> points = new HashSet<>();
        for (int i = 0; i < 100; i++) {
            points.add(new P(i % 7, i % 5));
        }
        System.out.println(points.size() + " " + points.contains(new P(6, 4)) + " " + points.contains(new P(7, 0)));
        Set<List<Integer>> lists = new HashSet<>(List.of(List.of(1, 2), Arrays.asList(3), List.of()));
        System.out.println(lists.contains(Arrays.asList(1, 2)) + " " + lists.contains(List.of(3)) + " " + lists.contains(List.of(4)));
        int sum = 0;
        for (int i : evens) {
            sum = sum * 3 + i;
        }
        System.out.println(sum + " " + evens.stream().mapToInt(Integer::intValue).max().getAsInt());
        Object[] array = both.toArray();
        Arrays.sort(array);
        System.out.println(Arrays.toString(array));
        both.removeIf(i -> i > 20);
        System.out.println(both);
        Set<Object> weird = new HashSet<>();
        weird.add(0.0);
        weird.add(-0.0);
        weird.add(Double.NaN);
        weird.add(0.0 / 0);
        weird.add(0);
        weird.add(0L);
        System.out.println(weird.size() + " " + weird.contains(Double.NaN) + weird.contains((short) 0));
        for (var it = both.iterator(); it.hasNext(); ) {
            if (it.next() % 4 == 0) {
                it.remove();
            }
        }
        System.out.println(both + " " + ((HashSet<Integer>) both).clone());
        StringBuilder letters = new StringBuilder();
        for (String s : new HashSet<>(Arrays.asList("zebra", "apple", "mango", "kiwi", "fig"))) {
            letters.append(s).append(' ');
        }
        System.out.println(letters);
    }
}
