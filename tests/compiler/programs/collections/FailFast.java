// SPDX-License-Identifier: Apache-2.0
package collections;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.ConcurrentModificationException;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.LinkedList;
import java.util.List;
import java.util.ListIterator;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;

public class FailFast {
    static void attempt(String name, Runnable action) {
        try {
            action.run();
            System.out.println(name + " passes");
        } catch (ConcurrentModificationException | IllegalStateException | UnsupportedOperationException e) {
            System.out.println(name + " " + e.getClass().getSimpleName());
        }
    }

    static void changeWhileIterating(Collection<Integer> c) {
        c.addAll(List.of(1, 2, 3, 4));
        attempt(c.getClass().getSimpleName() + " add", () -> {
            for (Integer i : c) {
                if (i == 2) {
                    c.add(99);
                }
            }
        });
        attempt(c.getClass().getSimpleName() + " remove the last but one", () -> {
            for (Integer i : c) {
                if (i == 4) {
                    c.remove(1);
                }
            }
        });
        attempt(c.getClass().getSimpleName() + " clear in forEach", () -> c.forEach(_ -> c.clear()));
        System.out.println(c.size());
    }

    static void changeMap(Map<String, Integer> map) {
        for (String key : List.of("a", "b", "c", "d")) {
            map.put(key, key.charAt(0) - 'a');
        }
        String name = map.getClass().getSimpleName();
        attempt(name + " put new", () -> map.keySet().forEach(key -> map.put(key + key, 1)));
        attempt(name + " put old", () -> {
            for (String key : map.keySet()) {
                map.put(key, 7);
            }
        });
        attempt(name + " setValue", () -> map.entrySet().forEach(entry -> entry.setValue(entry.getValue() * 2)));
        attempt(name + " computeIfAbsent in itself", () -> map.computeIfAbsent("x", _ -> {
            map.put("y", 1);
            return 2;
        }));
        map.values().removeIf(value -> value < 10);
        System.out.println(name + " " + new TreeMap<>(map));
    }

    public static void main(String[] args) {
        changeWhileIterating(new ArrayList<>());
        changeWhileIterating(new LinkedList<>());
        changeWhileIterating(new HashSet<>());
        changeWhileIterating(new CopyOnWriteArrayList<>());
        changeMap(new HashMap<>());
        changeMap(new LinkedHashMap<>());
        changeMap(new TreeMap<>());
        List<Integer> list = new ArrayList<>(List.of(1, 2, 3, 4, 5, 6));
        Iterator<Integer> it = list.iterator();
        attempt("remove before next", it::remove);
        it.next();
        it.remove();
        attempt("remove twice", it::remove);
        ListIterator<Integer> li = list.listIterator(3);
        attempt("set before next", () -> li.set(0));
        li.previous();
        li.set(-4);
        li.add(44);
        attempt("set after add", () -> li.set(0));
        attempt("remove after add", li::remove);
        System.out.println(list + " " + li.nextIndex() + li.previousIndex());
        List<Integer> view = list.subList(1, 4);
        view.add(77);
        view.removeFirst();
        System.out.println(view + " " + list);
        list.add(8);
        attempt("stale view", () -> view.size());
        ArrayDeque<Integer> deque = new ArrayDeque<>(list);
        attempt("deque", () -> {
            for (Integer _ : deque) {
                deque.addLast(1);
            }
        });
        Map<Integer, Integer> concurrent = new ConcurrentHashMap<>(Map.of(1, 1));
        attempt("recursive update", () -> concurrent.computeIfAbsent(5, _ -> concurrent.computeIfAbsent(5, _ -> 1)));
        attempt("list of", () -> List.of(1).iterator().remove());
        attempt("removeIf that removes", () -> list.removeIf(_ -> list.remove(0) > 0));
    }
}
