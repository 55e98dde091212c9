// SPDX-License-Identifier: Apache-2.0
package collections;

import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

public class PriorityQueues {
    record Task(int priority, String name) {}

    public static void main(String[] args) {
        PriorityQueue<Integer> q = new PriorityQueue<>();
        int seed = 17;
        for (int i = 0; i < 40; i++) {
            seed = seed * 1103515245 + 12345;
            q.add((seed >>> 16) % 100);
        }
        System.out.println(q);
        System.out.println(q.peek() + " " + q.size() + " " + q.contains(q.peek()) + q.contains(-1) + q.remove(50) + q.remove(q.peek()));
        StringBuilder out = new StringBuilder();
        while (!q.isEmpty()) {
            out.append(q.poll()).append(' ');
            if (out.length() == 30) {
                q.addAll(List.of(3, 99, 42));
            }
        }
        System.out.println(out + "" + q.poll() + q.peek());
        PriorityQueue<Task> tasks = new PriorityQueue<>(Comparator.comparingInt(Task::priority).reversed().thenComparing(Task::name));
        for (String s : "3x 1y 2z 3a 2b 9q 1a".split(" ")) {
            tasks.offer(new Task(s.charAt(0) - '0', s.substring(1)));
        }
        while (tasks.size() > 2) {
            System.out.print(tasks.remove() + " ");
        }
        System.out.println(tasks);
        PriorityQueue<String> heap = new PriorityQueue<>(Collections.reverseOrder());
        Collections.addAll(heap, "m", "c", "z", "a", "q");
        System.out.println(heap + " " + heap.poll() + new ArrayList<>(heap));
        PriorityQueue<String> copy = new PriorityQueue<>(heap);
        copy.removeIf(s -> s.compareTo("f") < 0);
        System.out.println(copy + " " + heap.size());
        int[][] edges = {{0, 1, 4}, {0, 2, 1}, {2, 1, 2}, {1, 3, 5}, {2, 3, 8}, {3, 4, 3}, {5, 0, 1}};
        int[] distance = {0, 1000, 1000, 1000, 1000, 1000};
        PriorityQueue<int[]> open = new PriorityQueue<>((a, b) -> Integer.compare(a[1], b[1]));
        open.add(new int[] {0, 0});
        while (!open.isEmpty()) {
            int[] at = open.poll();
            if (at[1] > distance[at[0]]) {
                continue;
            }
            for (int[] e : edges) {
                if (e[0] == at[0] && at[1] + e[2] < distance[e[1]]) {
                    distance[e[1]] = at[1] + e[2];
                    open.add(new int[] {e[1], distance[e[1]]});
                }
            }
        }
        for (int d : distance) {
            System.out.print(d + " ");
        }
        System.out.println();
        try {
            new PriorityQueue<Object>().addAll(List.of(new Object(), new Object()));
        } catch (ClassCastException e) {
            System.out.println("not comparable");
        }
        try {
            q.add(null);
        } catch (NullPointerException e) {
            System.out.println("null");
        }
    }
}
