// SPDX-License-Identifier: Apache-2.0
package collections;

import java.util.ConcurrentModificationException;
import java.util.LinkedList;
import java.util.List;
import java.util.ListIterator;

public class LinkedLists {
    public static void main(String[] args) {
        LinkedList<Integer> list = new LinkedList<>();
        for (int i = 0; i < 10; i++) {
            list.add(i / 2, i);
        }
        System.out.println(list + " " + list.get(0) + list.get(9) + list.get(4) + list.indexOf(7) + list.lastIndexOf(3));
        list.set(3, 33);
        list.remove(5);
        list.remove((Integer) 9);
        list.addAll(2, List.of(70, 71));
        System.out.println(list + " " + list.size());
        ListIterator<Integer> it = list.listIterator(4);
        StringBuilder out = new StringBuilder();
        while (it.hasPrevious()) {
            int index = it.previousIndex();
            int v = it.previous();
            out.append(index).append(':').append(v).append(' ');
            if (v == 70) {
                it.set(700);
                it.add(701);
            } else if (v == 1) {
                it.remove();
            }
            if (out.length() > 200) {
                break;
            }
            if (v == 70) {
                it.previous();
            }
        }
        System.out.println(out + "| " + list);
        it = list.listIterator();
        while (it.hasNext()) {
            int i = it.nextIndex();
            int v = it.next();
            if (i % 2 == 0) {
                it.remove();
            } else {
                it.set(v + 1000);
            }
        }
        System.out.println(list);
        it.add(5);
        try {
            it.remove();
        } catch (IllegalStateException e) {
            System.out.println("remove after add");
        }
        try {
            it.set(1);
        } catch (IllegalStateException e) {
            System.out.println("set after add");
        }
        try {
            for (Integer i : list) {
                list.add(i);
            }
        } catch (ConcurrentModificationException e) {
            System.out.println("modified " + list);
        }
        try {
            list.get(100);
        } catch (IndexOutOfBoundsException e) {
            System.out.println(e.getMessage());
        }
        list.sort(null);
        System.out.println(list + " " + list.equals(new LinkedList<>(list)) + " " + list.hashCode() + list.reversed() + list.subList(1, 2));
        @SuppressWarnings("unchecked")
        LinkedList<Integer> clone = (LinkedList<Integer>) list.clone();
        clone.removeFirst();
        System.out.println(clone.size() + " " + list.size() + " " + clone.peekFirst());
    }
}
