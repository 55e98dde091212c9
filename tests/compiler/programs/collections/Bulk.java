// SPDX-License-Identifier: Apache-2.0
package collections;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.LinkedList;
import java.util.List;
import java.util.PriorityQueue;
import java.util.TreeSet;
import java.util.Vector;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Supplier;

public class Bulk {
    static void exercise(Supplier<? extends Collection<Integer>> maker) {
        Collection<Integer> c = maker.get();
        StringBuilder sb = new StringBuilder(c.getClass().getSimpleName()).append(' ');
        sb.append(c.addAll(List.of(5, 3, 8, 3, 1))).append(c.size()).append(c.contains(8)).append(c.containsAll(List.of(1, 5))).append(c.containsAll(List.of(1, 99)));
        sb.append(c.remove(8)).append(c.remove(8)).append(c.removeAll(List.of(1, 77))).append(c.retainAll(Arrays.asList(3, 5, 9)));
        sb.append(c.removeIf(x -> x > 100)).append(c.size());
        Integer[] a = c.toArray(new Integer[0]);
        Arrays.sort(a);
        sb.append(Arrays.toString(a));
        int sum = 0;
        for (int x : c) {
            sum += x;
        }
        sb.append(sum).append(c.stream().mapToInt(x -> x).max().getAsInt()).append(c.isEmpty());
        c.addAll(new ArrayList<>(c));
        sb.append(c.size()).append(' ').append(c.equals(c)).append(c.toArray().length);
        var it = c.iterator();
        try {
            it.next();
            it.remove();
            sb.append(c.size());
        } catch (UnsupportedOperationException e) {
            sb.append("no remove");
        }
        c.clear();
        sb.append(c).append(c.isEmpty()).append(c.iterator().hasNext());
        try {
            c.addAll(Arrays.asList(1, null));
            sb.append(c.size());
        } catch (NullPointerException e) {
            sb.append(" no null").append(c.size());
        }
        System.out.println(sb);
    }

    public static void main(String[] args) {
        exercise(ArrayList::new);
        exercise(LinkedList::new);
        exercise(ArrayDeque::new);
        exercise(HashSet::new);
        exercise(LinkedHashSet::new);
        exercise(TreeSet::new);
        exercise(PriorityQueue::new);
        exercise(Vector::new);
        exercise(CopyOnWriteArrayList::new);
        exercise(ConcurrentLinkedDeque::new);
    }
}
