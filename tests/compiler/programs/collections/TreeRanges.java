// SPDX-License-Identifier: Apache-2.0
package collections;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.NavigableMap;
import java.util.NavigableSet;
import java.util.TreeMap;
import java.util.TreeSet;

public class TreeRanges {
    static void attempt(String what, Runnable action) {
        try {
            action.run();
            System.out.println(what + " accepted");
        } catch (IllegalArgumentException | NullPointerException | ClassCastException e) {
            System.out.println(what + " " + e.getClass().getSimpleName());
        }
    }

    public static void main(String[] args) {
        NavigableMap<Integer, String> map = new TreeMap<>();
        for (int i = 0; i < 100; i += 7) {
            map.put(i, "v" + i);
        }
        NavigableMap<Integer, String> middle = map.subMap(14, false, 63, true);
        NavigableMap<Integer, String> down = middle.descendingMap();
        System.out.println(middle.keySet() + " " + down.firstKey() + " " + down.headMap(40, false).keySet() + down.tailMap(42).keySet());
        middle.remove(28);
        map.put(30, "added");
        down.put(15, "through the view");
        System.out.println(middle.size() + " " + map.size() + " " + middle + " " + down.pollFirstEntry());
        attempt("put below", () -> middle.put(14, "x"));
        attempt("put above in descending", () -> down.put(64, "x"));
        attempt("remove outside", () -> System.out.print(middle.remove(0) + " "));
        attempt("sub view beyond", () -> middle.subMap(10, 20));
        attempt("reversed bounds", () -> map.subMap(5, 4));
        attempt("null key", () -> map.put(null, "x"));
        attempt("null lookup", () -> map.get(null));
        for (int key : new int[] {-1, 0, 15, 16, 98, 99}) {
            System.out.println(key + " " + map.lowerKey(key) + " " + map.floorKey(key) + " " + map.ceilingKey(key) + " " + map.higherKey(key) + " " + middle.floorEntry(key) + " " + down.floorEntry(key));
        }
        middle.clear();
        System.out.println(map.keySet() + " " + middle.isEmpty() + " " + middle.firstEntry() + " " + down.pollLastEntry());

        NavigableSet<String> words = new TreeSet<>(Comparator.comparing(String::length).thenComparing(Comparator.reverseOrder()));
        for (String word : "the quick brown fox jumps over the lazy dog and runs".split(" ")) {
            words.add(word);
        }
        System.out.println(words + " " + words.headSet("aaaa", true) + " " + words.descendingSet().tailSet("zzzz", false) + " " + words.contains("cat"));
        System.out.println(words.pollFirst() + words.pollLast() + words.lower("fox") + words.ceiling("zzzzz"));
        NavigableSet<Integer> withNulls = new TreeSet<>(Comparator.nullsFirst(Comparator.naturalOrder()));
        withNulls.add(3);
        withNulls.add(null);
        withNulls.add(-3);
        System.out.println(withNulls + " " + withNulls.first() + " " + withNulls.higher(null));

        // A red-black tree against a sorted list, by random insertion and removal.
        TreeSet<Integer> tree = new TreeSet<>();
        List<Integer> sorted = new ArrayList<>();
        int state = 12345;
        for (int i = 0; i < 3000; i++) {
            state = state * 1664525 + 1013904223;
            Integer n = (state >>> 16) % 300;
            int at = java.util.Collections.binarySearch(sorted, n);
            if ((state & 0x8000) == 0) {
                if (tree.add(n) != at < 0) {
                    System.out.println("add disagrees at " + i);
                }
                if (at < 0) {
                    sorted.add(-at - 1, n);
                }
            } else if (tree.remove(n) && at >= 0) {
                sorted.remove(at);
            } else if (at >= 0) {
                System.out.println("remove disagrees at " + i);
            }
        }
        System.out.println(sorted.equals(new ArrayList<>(tree)) + " " + tree.size() + " " + tree.subSet(100, 110) + " " + tree.hashCode());
    }
}
