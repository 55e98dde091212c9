// SPDX-License-Identifier: Apache-2.0
package collections;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;

public class ConcurrentMaps {
    public static void main(String[] args) {
        ConcurrentHashMap<String, Integer> map = new ConcurrentHashMap<>();
        for (int i = 0; i < 300; i++) {
            map.merge("k" + i % 70, i, Integer::sum);
        }
        System.out.println(map.size() + " " + map.mappingCount() + " " + map.get("k5") + map.get("none") + " " + new TreeMap<>(map).firstEntry());
        System.out.println(map.putIfAbsent("k1", 0) + " " + map.computeIfAbsent("new", String::length) + " " + map.computeIfPresent("new", (k, v) -> null) + " " + map.compute("k2", (k, v) -> -1) + " " + map.replace("k3", 5) + map.remove("k3", 5) + map.containsKey("k3"));
        int sum = 0;
        for (Map.Entry<String, Integer> e : map.entrySet()) {
            sum += e.getValue();
            if (e.getKey().endsWith("7")) {
                map.remove(e.getKey());
            }
        }
        System.out.println(sum + " " + map.size() + " " + map.keySet().contains("k7") + map.values().stream().mapToInt(x -> x).sum() + " " + map.contains(-1));
        System.out.println(map.reduceValues(Long.MAX_VALUE, Integer::sum) + " " + map.search(Long.MAX_VALUE, (k, v) -> v == -1 ? k : null) + " " + ConcurrentHashMap.newKeySet().add("x"));
        map.forEach((k, v) -> {
            if (v < 0) {
                System.out.println(k + v);
            }
        });
        try {
            map.put(null, 1);
        } catch (NullPointerException e) {
            System.out.println("null key");
        }
        try {
            map.put("x", null);
        } catch (NullPointerException e) {
            System.out.println("null value");
        }
        try {
            map.computeIfAbsent("rec", k -> map.computeIfAbsent("rec", k2 -> 1));
        } catch (IllegalStateException e) {
            System.out.println("recursive");
        }
        CopyOnWriteArrayList<Integer> cow = new CopyOnWriteArrayList<>(new Integer[] {1, 2, 3});
        for (Integer i : cow) {
            cow.add(i * 10);
        }
        System.out.println(cow + " " + cow.addIfAbsent(1) + cow.addIfAbsent(7) + cow.remove((Integer) 2) + cow);
        ConcurrentLinkedQueue<String> queue = new ConcurrentLinkedQueue<>();
        queue.add("a");
        queue.offer("b");
        System.out.println(queue + " " + queue.poll() + queue.peek() + queue.size() + queue.contains("a") + queue.poll() + queue.poll());
        ConcurrentSkipListMap<Integer, String> skip = new ConcurrentSkipListMap<>();
        for (int i = 0; i < 20; i++) {
            skip.put(i * 7 % 20, "s" + i);
        }
        skip.remove(4);
        System.out.println(skip + " " + skip.floorKey(4) + skip.headMap(3) + skip.pollFirstEntry());
    }
}
