// SPDX-License-Identifier: Apache-2.0
package collections;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.NoSuchElementException;
import java.util.SequencedCollection;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.TreeSet;

public class Sequenced {
    static void collection(SequencedCollection<Integer> c) {
        StringBuilder sb = new StringBuilder(c.getClass().getSimpleName()).append(' ').append(c);
        sb.append(' ').append(c.getFirst()).append(c.getLast()).append(c.reversed());
        try {
            c.addFirst(100);
            c.addLast(200);
            sb.append(' ').append(c);
        } catch (UnsupportedOperationException e) {
            sb.append(" no add");
        }
        try {
            sb.append(' ').append(c.removeFirst()).append(c.removeLast()).append(c);
        } catch (UnsupportedOperationException e) {
            sb.append(" no remove");
        }
        int sum = 0;
        for (int x : c.reversed()) {
            sum = sum * 10 + x;
        }
        System.out.println(sb + " " + sum + " " + c.reversed().stream().map(x -> x + 1).toList() + c.reversed().contains(2) + c.reversed().size());
    }

    static void map(SequencedMap<String, Integer> m) {
        StringBuilder sb = new StringBuilder(m.getClass().getSimpleName()).append(' ').append(m.firstEntry()).append(m.lastEntry()).append(m.reversed());
        try {
            m.putFirst("z", 26);
            m.putLast("a", 0);
            sb.append(' ').append(m);
        } catch (UnsupportedOperationException e) {
            sb.append(" no put");
        }
        sb.append(m.pollFirstEntry()).append(m.pollLastEntry()).append(m.sequencedKeySet().reversed()).append(m.sequencedValues().reversed()).append(m.sequencedEntrySet().getFirst());
        System.out.println(sb);
    }

    public static void main(String[] args) {
        List<Integer> base = List.of(1, 2, 3);
        collection(new ArrayList<>(base));
        collection(new ArrayDeque<>(base));
        collection(new LinkedHashSet<>(base));
        collection(new TreeSet<>(base));
        collection(new java.util.LinkedList<>(base));
        collection(List.copyOf(base).reversed().reversed() instanceof SequencedCollection<Integer> s ? new ArrayList<>(s) : null);
        map(new LinkedHashMap<>(Collections.singletonMap("k", 1)) {{
            put("l", 2);
            put("b", 3);
        }});
        map(new TreeMap<>(java.util.Map.of("q", 1, "r", 2, "s", 3)));
        for (SequencedCollection<Integer> c : List.of(new ArrayList<Integer>(), new ArrayDeque<Integer>(), new LinkedHashSet<Integer>(), new TreeSet<Integer>())) {
            try {
                c.getFirst();
            } catch (NoSuchElementException e) {
                System.out.print("none ");
            }
        }
        System.out.println();
        Deque<Integer> d = new ArrayDeque<>(base).reversed();
        d.push(9);
        d.addLast(8);
        System.out.println(d + " " + d.pop() + d.peekLast() + d.reversed());
    }
}
