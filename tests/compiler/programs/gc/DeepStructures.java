// SPDX-License-Identifier: Apache-2.0
package gc;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedList;
import java.util.List;
import java.util.TreeMap;

public class DeepStructures {
    static class Cons {
        final int head;
        final Cons tail;

        Cons(int head, Cons tail) {
            this.head = head;
            this.tail = tail;
        }
    }

    public static void main(String[] args) {
        // A list so long that a collector which recurses on it runs out of stack.
        Cons list = null;
        for (int i = 0; i < 200_000; i++) {
            list = new Cons(i, list);
        }
        long sum = 0;
        for (int round = 0; round < 20; round++) {
            Cons garbage = null;
            for (int i = 0; i < 10_000; i++) {
                garbage = new Cons(i ^ round, garbage);
            }
            sum += garbage.head;
        }
        int n = 0;
        for (Cons c = list; c != null; c = c.tail) {
            n++;
            sum += c.head;
        }
        System.out.println(n + " " + sum);
        Object nested = "core";
        for (int i = 0; i < 50_000; i++) {
            nested = i % 2 == 0 ? new Object[] {nested} : List.of(nested);
        }
        int depth = 0;
        while (!(nested instanceof String)) {
            nested = nested instanceof Object[] a ? a[0] : ((List<?>) nested).get(0);
            depth++;
        }
        System.out.println(depth + " " + nested);
        LinkedList<Integer> linked = new LinkedList<>();
        Deque<int[]> deque = new ArrayDeque<>();
        TreeMap<Integer, List<Integer>> tree = new TreeMap<>();
        for (int i = 0; i < 20_000; i++) {
            linked.add(i);
            deque.addFirst(new int[] {i});
            tree.computeIfAbsent(i * 37 % 1009, k -> new ArrayList<>()).add(i);
            if (i % 3 == 0) {
                linked.removeFirst();
                deque.pollLast();
            }
        }
        long check = linked.getFirst() + linked.getLast() * 3L + deque.size() + deque.peekFirst()[0];
        for (List<Integer> l : tree.values()) {
            check = check * 31 + l.size() + l.get(l.size() - 1);
        }
        System.out.println(check);
    }
}
