// SPDX-License-Identifier: Apache-2.0
package collections;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;

public class ArrayLists {
    static void attempt(Runnable r) {
        try {
            r.run();
            System.out.println("no exception");
        } catch (RuntimeException e) {
            System.out.println(e.getClass().getName() + " " + (e instanceof IndexOutOfBoundsException ? e.getMessage() : ""));
        }
    }

    public static void main(String[] args) {
        ArrayList<String> list = new ArrayList<>();
        for (int i = 0; i < 12; i++) {
            list.add("e" + i);
        }
        list.add(0, "first");
        list.add(6, "middle");
        list.add(list.size(), "last");
        System.out.println(list + " " + list.size());
        System.out.println(list.remove(0) + list.remove("middle") + list.remove("none") + list.set(2, "TWO") + list.indexOf("e5") + list.lastIndexOf("e5") + list.contains("last") + list.contains(null));
        list.addAll(List.of("x", "y"));
        list.addAll(3, Arrays.asList("p", null, "q"));
        System.out.println(list + " " + list.indexOf(null));
        list.removeIf(s -> s == null || s.length() == 1);
        list.replaceAll(s -> s + s.length());
        System.out.println(list);
        list.subList(2, 5).clear();
        System.out.println(list + " " + list.subList(1, 4) + " " + list.subList(3, 3));
        List<String> sub = list.subList(1, 5);
        sub.set(0, "SUB");
        sub.add("ADDED");
        sub.remove(1);
        System.out.println(list + " " + sub + sub.size());
        System.out.println(list.equals(new ArrayList<>(list)) + " " + list.hashCode() + " " + list.equals(Arrays.asList("a")) + " " + new ArrayList<>().equals(List.of()));
        Object[] array = list.toArray();
        String[] strings = list.toArray(new String[0]);
        String[] bigger = list.toArray(new String[20]);
        System.out.println(array.length + " " + strings[1] + " " + bigger[9] + " " + list.toArray(String[]::new).length);
        list.retainAll(List.of("SUB", "last4", "e04"));
        System.out.println(list);
        list.sort(null);
        System.out.println(list + " " + list.getFirst() + list.getLast() + list.removeLast() + list.removeFirst() + list.reversed());
        List<Integer> numbers = new ArrayList<>(List.of(5, 3, 9, 1));
        numbers.remove(Integer.valueOf(9));
        numbers.remove(0);
        System.out.println(numbers + " " + numbers.containsAll(List.of(1, 3)) + " " + Collections.max(numbers));
        numbers.forEach(n -> System.out.print(n + ";"));
        System.out.println();
        attempt(() -> numbers.get(5));
        attempt(() -> numbers.set(-1, 0));
        attempt(() -> numbers.add(3, 0));
        attempt(() -> numbers.remove(2));
        attempt(() -> numbers.subList(1, 0));
        attempt(() -> numbers.iterator().remove());
        attempt(() -> Arrays.asList(1, 2).add(3));
        attempt(() -> numbers.addAll(null));
        numbers.clear();
        System.out.println(numbers + " " + numbers.isEmpty());
        attempt(() -> numbers.getFirst());
    }
}
