// SPDX-License-Identifier: Apache-2.0
package collections;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.NoSuchElementException;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.LinkedBlockingDeque;

public class DequeAsRing {
    // Four deques do the same random operations and must agree; bounded queues refuse.
    public static void main(String[] args) {
        Deque<Integer> a = new ArrayDeque<>(1);
        Deque<Integer> b = new LinkedList<>();
        Deque<Integer> c = new LinkedBlockingDeque<>();
        int state = 5;
        long hash = 0;
        for (int i = 0; i < 4000; i++) {
            state = state * 1103515245 + 12345;
            int what = (state >>> 16) % 12;
            Object[] results = new Object[3];
            int k = 0;
            for (Deque<Integer> d : new Deque[] {a, b, c}) {
                results[k++] = switch (what) {
                    case 0, 1, 2 -> d.offerFirst(state >>> 25);
                    case 3, 4, 5 -> d.offerLast(state >>> 26);
                    case 6 -> d.pollFirst();
                    case 7 -> d.pollLast();
                    case 8 -> d.peekFirst() + "," + d.peekLast();
                    case 9 -> d.removeFirstOccurrence(state >>> 26);
                    case 10 -> d.removeLastOccurrence(state >>> 25);
                    default -> i % 40 == 0 ? d.removeIf(n -> n % 5 == 0) : d.contains(3);
                };
            }
            if (!String.valueOf(results[0]).equals(String.valueOf(results[1])) || !String.valueOf(results[1]).equals(String.valueOf(results[2]))) {
                System.out.println("disagree at " + i + " on " + what);
            }
            hash = hash * 31 + String.valueOf(results[0]).hashCode() + a.size();
        }
        Iterator<Integer> down = a.descendingIterator();
        StringBuilder out = new StringBuilder();
        for (int i = 0; down.hasNext(); i++) {
            int n = down.next();
            if (i % 3 == 0) {
                down.remove();
            } else if (i < 20) {
                out.append(n).append(' ');
            }
        }
        System.out.println(hash + " " + a.size() + " " + b.equals(new LinkedList<>(c)) + " " + out);
        ArrayBlockingQueue<String> bounded = new ArrayBlockingQueue<>(2);
        System.out.println(bounded.offer("a") + " " + bounded.offer("b") + " " + bounded.offer("c") + " " + bounded.remainingCapacity() + bounded);
        try {
            bounded.add("d");
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        try {
            a.addFirst(null);
        } catch (NullPointerException e) {
            System.out.println("no null in ArrayDeque");
        }
        b.addFirst(null);
        System.out.println(b.getFirst() + " " + b.contains(null) + " " + ((LinkedList<Integer>) b).indexOf(null));
        a.clear();
        try {
            a.pop();
        } catch (NoSuchElementException e) {
            System.out.println("empty " + a.peek() + a.pollLast());
        }
        for (int round = 0; round < 3; round++) {
            for (int i = 0; i < 17; i++) {
                a.addLast(i);
            }
            for (int i = 0; i < 15; i++) {
                a.removeFirst();
            }
        }
        System.out.println(a + " " + a.toArray().length + a.toArray(new Integer[8])[7] + ((ArrayDeque<Integer>) a).clone());
    }
}
