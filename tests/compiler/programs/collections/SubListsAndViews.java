// SPDX-License-Identifier: Apache-2.0
package collections;

import java.util.AbstractSequentialList;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;

public class SubListsAndViews {
    static void views(List<Integer> base) {
        List<Integer> sub = base.subList(2, 6);
        List<Integer> subsub = sub.subList(1, 3);
        System.out.println(sub + " " + subsub);
        subsub.set(0, 100);
        subsub.add(101);
        subsub.add(0, 99);
        subsub.remove((Integer) 4);
        System.out.println(base + " " + sub + " " + subsub + " " + sub.indexOf(101) + sub.contains(7) + sub.lastIndexOf(99));
        sub.sort(Collections.reverseOrder());
        sub.replaceAll(x -> x + 1);
        subsub = sub.subList(0, 2);
        subsub.clear();
        System.out.println(base + " " + sub);
        ListIterator<Integer> it = sub.listIterator(1);
        it.add(-1);
        it.next();
        it.set(-2);
        it.previous();
        it.previous();
        it.remove();
        System.out.println(base + " " + sub + sub.equals(new ArrayList<>(sub)) + sub.hashCode());
        base.add(5000);
        try {
            System.out.println(sub.size());
        } catch (ConcurrentModificationException e) {
            System.out.println("sub list invalidated");
        }
        Collections.reverse(base);
        Collections.swap(base, 0, 1);
        Collections.rotate(base.subList(1, 4), 1);
        System.out.println(base);
    }

    public static void main(String[] args) {
        views(new ArrayList<>(List.of(1, 2, 3, 4, 5, 6, 7)));
        views(new LinkedList<>(List.of(1, 2, 3, 4, 5, 6, 7)));
        List<String> fixed = Arrays.asList("c", "a", "b");
        Collections.sort(fixed);
        fixed.subList(1, 3).set(0, "Z");
        System.out.println(fixed);
        Map<String, Integer> map = new HashMap<>(Map.of("a", 1, "b", 2, "c", 3, "d", 4));
        map.keySet().retainAll(List.of("a", "c", "d", "zz"));
        map.values().removeIf(v -> v == 3);
        map.entrySet().forEach(e -> e.setValue(e.getValue() * 10));
        System.out.println(map + " " + map.keySet().contains("a") + map.values().contains(40) + map.entrySet().contains(Map.entry("a", 10)) + map.entrySet().remove(Map.entry("d", 1)) + map.entrySet().remove(Map.entry("d", 40)) + map);
        try {
            map.keySet().add("q");
        } catch (UnsupportedOperationException e) {
            System.out.println("no add");
        }
        List<Integer> reversed = new ArrayList<>(List.of(1, 2, 3)).reversed();
        reversed.add(0);
        reversed.addFirst(4);
        System.out.println(reversed + " " + reversed.reversed() + reversed.get(0) + reversed.indexOf(1));
        List<Integer> sequential = new AbstractSequentialList<>() {
            private final LinkedList<Integer> inner = new LinkedList<>(List.of(7, 8));

            @Override
            public ListIterator<Integer> listIterator(int index) {
                return inner.listIterator(index);
            }

            @Override
            public int size() {
                return inner.size();
            }
        };
        sequential.add(9);
        sequential.set(0, 70);
        sequential.remove(1);
        System.out.println(sequential + " " + sequential.get(1));
        List<List<Integer>> copies = Collections.nCopies(3, new ArrayList<>());
        copies.get(0).add(1);
        System.out.println(copies);
    }
}
