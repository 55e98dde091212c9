// SPDX-License-Identifier: Apache-2.0
package collections;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Iterator;
import java.util.LinkedList;
import java.util.NoSuchElementException;

public class Deques {
    static void exercise(Deque<Integer> d) {
        for (int i = 0; i < 20; i++) {
            if (i % 3 == 0) {
                d.addFirst(i);
            } else {
                d.addLast(i);
            }
        }
        System.out.println(d + " " + d.size() + " " + d.peekFirst() + d.peekLast() + " " + d.pollFirst() + d.pollLast() + d.removeFirst() + d.removeLast() + d.getFirst() + d.getLast());
        d.push(100);
        d.offer(200);
        d.offerFirst(300);
        d.offerLast(400);
        System.out.println(d + " " + d.pop() + d.peek() + d.element() + d.poll() + d.remove() + d.contains(7) + d.contains(1000));
        System.out.println(d.removeFirstOccurrence(10) + " " + d.removeLastOccurrence(999) + " " + d.remove((Object) 400) + d);
        StringBuilder back = new StringBuilder();
        for (Iterator<Integer> it = d.descendingIterator(); it.hasNext(); ) {
            int v = it.next();
            back.append(v).append(' ');
            if (v % 5 == 0) {
                it.remove();
            }
        }
        System.out.println(back + "| " + d);
        for (Iterator<Integer> it = d.iterator(); it.hasNext(); ) {
            if (it.next() % 2 == 0) {
                it.remove();
            }
        }
        System.out.println(d + " " + d.reversed() + d.removeIf(x -> x > 15) + d);
        int checksum = 0;
        for (int round = 0; round < 200; round++) {
            for (int i = 0; i < round % 17; i++) {
                d.addLast(round + i);
            }
            for (int i = 0; i < round % 13 && !d.isEmpty(); i++) {
                checksum = checksum * 31 + (i % 2 == 0 ? d.pollFirst() : d.pollLast());
            }
        }
        System.out.println(d.size() + " " + checksum);
        d.clear();
        System.out.println(d.pollFirst() + " " + d.peekLast() + " " + d.poll() + d.isEmpty());
        try {
            d.removeFirst();
        } catch (NoSuchElementException e) {
            System.out.println("empty");
        }
        try {
            d.pop();
        } catch (NoSuchElementException e) {
            System.out.println("empty pop");
        }
    }

    public static void main(String[] args) {
        exercise(new ArrayDeque<>());
        exercise(new LinkedList<>());
        exercise(new ArrayDeque<>(1));
        ArrayDeque<String> words = new ArrayDeque<>();
        words.add("a");
        ArrayDeque<String> copy = words.clone();
        words.add("b");
        System.out.println(copy + " " + words + " " + words.toArray(new String[0]).length);
        LinkedList<Object> nulls = new LinkedList<>();
        nulls.add(null);
        nulls.addFirst("x");
        System.out.println(nulls + " " + nulls.contains(null) + nulls.indexOf(null));
    }
}
