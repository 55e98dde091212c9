// SPDX-License-Identifier: Apache-2.0
package java25;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.SequencedCollection;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.TreeMap;
import java.util.TreeSet;

public class SequencedViews {
    static void show(String name, SequencedCollection<String> c) {
        System.out.println(name + " " + c.getFirst() + ".." + c.getLast() + " " + c + " reversed " + c.reversed() + " twice " + c.reversed().reversed());
    }

    static void attempt(String what, Runnable action) {
        try {
            action.run();
            System.out.println(what + " done");
        } catch (NoSuchElementException | UnsupportedOperationException | IllegalStateException e) {
            System.out.println(what + " " + e.getClass().getSimpleName());
        }
    }

    public static void main(String[] args) {
        Collection<String> letters = List.of("m", "c", "x", "a");
        show("ArrayList", new ArrayList<>(letters));
        show("List.of", List.copyOf(letters));
        show("asList", Arrays.asList("q", "r"));
        show("ArrayDeque", new ArrayDeque<>(letters));
        show("LinkedHashSet", new LinkedHashSet<>(letters));
        show("TreeSet", new TreeSet<>(letters));

        List<String> list = new ArrayList<>(letters);
        List<String> backwards = list.reversed();
        backwards.add("end is start");
        backwards.addFirst("start is end");
        backwards.remove("x");
        backwards.sort(null);
        System.out.println(list + " " + backwards.indexOf("c") + " " + backwards.subList(1, 3) + " " + backwards.getFirst());
        list.removeFirst();
        list.removeLast();
        System.out.println(list + " " + list.equals(backwards.reversed()) + backwards.hashCode());

        SequencedSet<String> set = new LinkedHashSet<>(letters);
        set.addFirst("a");
        set.addLast("m");
        set.reversed().addFirst("tail");
        System.out.println(set + " " + set.reversed() + " " + set.removeFirst() + set.removeLast());

        SequencedMap<String, Integer> map = new LinkedHashMap<>();
        for (String letter : letters) {
            map.put(letter, (int) letter.charAt(0));
        }
        map.putFirst("c", 0);
        map.putLast("first", 1);
        System.out.println(map + " " + map.firstEntry() + map.lastEntry() + map.reversed());
        System.out.println(map.sequencedKeySet().reversed() + " " + map.sequencedValues().getLast() + " " + map.sequencedEntrySet().getFirst());
        System.out.println(map.pollFirstEntry() + " " + map.reversed().pollFirstEntry() + " " + map);
        attempt("setValue on snapshot", () -> map.firstEntry().setValue(9));

        TreeMap<Integer, String> tree = new TreeMap<>(Map.of(1, "a", 2, "b", 3, "c"));
        System.out.println(tree.reversed() + " " + tree.descendingMap().equals(tree.reversed()));
        attempt("putFirst on TreeMap", () -> tree.putFirst(0, "z"));
        attempt("addFirst on TreeSet", () -> new TreeSet<>(letters).addFirst("z"));
        attempt("getFirst of empty", () -> new ArrayList<>().getFirst());
        attempt("removeLast of empty deque", () -> new ArrayDeque<>().removeLast());
        attempt("List.of.addLast", () -> List.of(1).addLast(2));
        attempt("unmodifiable reversed", () -> Collections.unmodifiableSequencedCollection(list).reversed().removeFirst());
        attempt("poll of empty map", () -> System.out.println(new TreeMap<>().pollFirstEntry()));
    }
}
