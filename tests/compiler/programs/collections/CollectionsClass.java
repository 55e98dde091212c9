// SPDX-License-Identifier: Apache-2.0
package collections;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;

public class CollectionsClass {
    public static void main(String[] args) {
        List<Integer> list = new ArrayList<>(List.of(5, 3, 8, 1, 9, 2, 8));
        Collections.sort(list);
        System.out.println(list + " " + Collections.binarySearch(list, 8) + " " + Collections.binarySearch(list, 4) + " " + Collections.binarySearch(list, 100) + " " + Collections.binarySearch(list, 0));
        Collections.sort(list, Collections.reverseOrder());
        System.out.println(list + " " + Collections.binarySearch(list, 3, Comparator.reverseOrder()));
        Collections.reverse(list);
        Collections.swap(list, 0, 6);
        System.out.println(list + " " + Collections.min(list) + Collections.max(list) + Collections.max(list, Comparator.comparing(i -> -i)) + Collections.frequency(list, 8));
        Collections.rotate(list, 2);
        System.out.print(list);
        Collections.rotate(list, -5);
        System.out.println(list);
        Collections.shuffle(list, new Random(5));
        System.out.println(list);
        Collections.addAll(list, 10, 11);
        Collections.replaceAll(list, 8, 88);
        System.out.println(list + " " + Collections.indexOfSubList(list, List.of(10, 11)) + Collections.lastIndexOfSubList(list, List.of(77)) + Collections.disjoint(list, List.of(100, 200)));
        List<Integer> target = new ArrayList<>(Collections.nCopies(12, 0));
        Collections.copy(target, list);
        Collections.fill(list, 7);
        System.out.println(target + " " + list);
        try {
            Collections.copy(new ArrayList<>(), list);
        } catch (IndexOutOfBoundsException e) {
            System.out.println(e.getMessage());
        }
        List<String> sync = Collections.synchronizedList(new ArrayList<>());
        sync.add("s");
        System.out.println(sync + " " + Collections.synchronizedMap(new HashMap<>(Map.of(1, 2))));
        List<Object> checked = Collections.checkedList(new ArrayList<>(), Object.class);
        checked.add("x");
        System.out.println(checked);
        @SuppressWarnings({"unchecked", "rawtypes"})
        Runnable bad = () -> ((List) Collections.checkedList(new ArrayList<>(), String.class)).add(5);
        try {
            bad.run();
        } catch (ClassCastException e) {
            System.out.println("checked");
        }
        Set<String> fromMap = Collections.newSetFromMap(new HashMap<>());
        fromMap.addAll(List.of("a", "b", "a"));
        System.out.println(fromMap + " " + Collections.list(Collections.enumeration(List.of(1, 2))) + Collections.emptyIterator().hasNext());
        List<String> strings = Arrays.asList("b", "A", "c", "B");
        strings.sort(String.CASE_INSENSITIVE_ORDER);
        System.out.print(strings);
        strings.sort(Comparator.nullsFirst(Comparator.naturalOrder()));
        System.out.println(strings);
        var queue = Collections.asLifoQueue(new java.util.ArrayDeque<Integer>());
        queue.add(1);
        queue.add(2);
        System.out.println(queue.poll() + " " + queue);
        List<int[]> pairs = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            pairs.add(new int[] {i * 37 % 10, i});
        }
        pairs.sort((a, b) -> a[0] - b[0]);
        StringBuilder stable = new StringBuilder();
        boolean ok = true;
        for (int i = 1; i < pairs.size(); i++) {
            ok &= pairs.get(i - 1)[0] < pairs.get(i)[0] || pairs.get(i - 1)[1] < pairs.get(i)[1];
        }
        System.out.println("stable " + ok);
    }
}
