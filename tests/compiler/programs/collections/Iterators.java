// SPDX-License-Identifier: Apache-2.0
package collections;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.PrimitiveIterator;
import java.util.Spliterator;
import java.util.TreeMap;

public class Iterators {
    static class Range implements Iterable<Integer> {
        final int from;
        final int to;

        Range(int from, int to) {
            this.from = from;
            this.to = to;
        }

        @Override
        public Iterator<Integer> iterator() {
            return new Iterator<>() {
                int at = from;

                @Override
                public boolean hasNext() {
                    return at < to;
                }

                @Override
                public Integer next() {
                    if (!hasNext()) {
                        throw new NoSuchElementException("end at " + at);
                    }
                    return at++;
                }
            };
        }
    }

    public static void main(String[] args) {
        int sum = 0;
        for (int i : new Range(1, 5)) {
            for (int j : new Range(i, 7)) {
                sum += i * j;
            }
        }
        System.out.println(sum);
        new Range(0, 3).forEach(i -> System.out.print(i + " "));
        Iterator<Integer> it = new Range(0, 2).iterator();
        it.next();
        it.forEachRemaining(i -> System.out.print("rest " + i));
        System.out.println();
        try {
            it.next();
        } catch (NoSuchElementException e) {
            System.out.println(e.getMessage());
        }
        try {
            it.remove();
        } catch (UnsupportedOperationException e) {
            System.out.println(e.getMessage());
        }
        List<String> list = new ArrayList<>(List.of("a", "b", "c", "d"));
        try {
            for (String s : list) {
                if (s.equals("b")) {
                    list.remove(s);
                }
            }
        } catch (ConcurrentModificationException e) {
            System.out.println("list " + list);
        }
        for (String s : list) {
            if (s.equals("c")) {
                list.remove(s);             // the last but one: hasNext turns false, no exception
            }
        }
        System.out.println(list);
        Map<String, Integer> map = new HashMap<>(Map.of("x", 1, "y", 2));
        try {
            for (String k : map.keySet()) {
                map.put(k + k, 1);
            }
        } catch (ConcurrentModificationException e) {
            System.out.println("map " + map.size());
        }
        TreeMap<Integer, Integer> tree = new TreeMap<>(Map.of(1, 1, 2, 2, 3, 3));
        try {
            tree.forEach((k, v) -> tree.remove(3));
        } catch (ConcurrentModificationException e) {
            System.out.println("tree " + tree);
        }
        ListIterator<Integer> li = new ArrayList<>(Arrays.asList(1, 2, 3)).listIterator(3);
        while (li.hasPrevious()) {
            System.out.print(li.previousIndex() + "=" + li.previous() + " ");
        }
        System.out.println(li.hasPrevious());
        PrimitiveIterator.OfInt pi = "hey".chars().iterator();
        while (pi.hasNext()) {
            System.out.print((char) pi.nextInt());
        }
        System.out.println();
        Spliterator<Integer> sp = List.of(1, 2, 3, 4).spliterator();
        Spliterator<Integer> half = sp.trySplit();
        half.forEachRemaining(x -> System.out.print("h" + x));
        sp.tryAdvance(x -> System.out.print("s" + x));
        System.out.println(sp.estimateSize() + " " + sp.hasCharacteristics(Spliterator.SIZED));
    }
}
