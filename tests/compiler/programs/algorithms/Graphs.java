// SPDX-License-Identifier: Apache-2.0
package algorithms;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

public class Graphs {
    final Map<String, Map<String, Integer>> edges = new TreeMap<>();

    void edge(String a, String b, int w) {
        edges.computeIfAbsent(a, k -> new TreeMap<>()).put(b, w);
        edges.computeIfAbsent(b, k -> new TreeMap<>()).put(a, w);
    }

    List<String> bfs(String from) {
        Set<String> seen = new LinkedHashSet<>(List.of(from));
        Deque<String> open = new ArrayDeque<>(seen);
        while (!open.isEmpty()) {
            for (String n : edges.get(open.poll()).keySet()) {
                if (seen.add(n)) {
                    open.add(n);
                }
            }
        }
        return new ArrayList<>(seen);
    }

    void dfs(String at, Set<String> seen, StringBuilder out) {
        if (seen.add(at)) {
            out.append(at);
            edges.get(at).keySet().forEach(n -> dfs(n, seen, out));
            out.append('.');
        }
    }

    Map<String, Integer> dijkstra(String from) {
        Map<String, Integer> best = new TreeMap<>();
        PriorityQueue<Map.Entry<String, Integer>> open = new PriorityQueue<>(Map.Entry.<String, Integer>comparingByValue().thenComparing(Map.Entry.comparingByKey()));
        open.add(Map.entry(from, 0));
        while (!open.isEmpty()) {
            var e = open.poll();
            if (best.putIfAbsent(e.getKey(), e.getValue()) == null) {
                edges.get(e.getKey()).forEach((n, w) -> open.add(Map.entry(n, e.getValue() + w)));
            }
        }
        return best;
    }

    int kruskal() {
        Map<String, String> parent = new HashMap<>();
        edges.keySet().forEach(k -> parent.put(k, k));
        record E(String a, String b, int w) implements Comparable<E> {
            public int compareTo(E o) {
                return w != o.w ? Integer.compare(w, o.w) : (a + b).compareTo(o.a + o.b);
            }
        }
        TreeSet<E> all = new TreeSet<>();
        edges.forEach((a, m) -> m.forEach((b, w) -> all.add(new E(a, b, w))));
        int total = 0;
        for (E e : all) {
            String x = e.a();
            String y = e.b();
            while (!parent.get(x).equals(x)) {
                x = parent.get(x);
            }
            while (!parent.get(y).equals(y)) {
                y = parent.get(y);
            }
            if (!x.equals(y)) {
                parent.put(x, y);
                total += e.w();
            }
        }
        return total;
    }

    static List<String> topological(Map<String, List<String>> needs) {
        Map<String, Integer> in = new LinkedHashMap<>();
        needs.forEach((k, v) -> {
            in.putIfAbsent(k, 0);
            v.forEach(d -> in.merge(d, 1, Integer::sum));
        });
        TreeSet<String> ready = new TreeSet<>();
        in.forEach((k, n) -> {
            if (n == 0) {
                ready.add(k);
            }
        });
        List<String> order = new ArrayList<>();
        while (!ready.isEmpty()) {
            String k = ready.pollFirst();
            order.add(k);
            for (String d : needs.getOrDefault(k, List.of())) {
                if (in.merge(d, -1, Integer::sum) == 0) {
                    ready.add(d);
                }
            }
        }
        return order.size() == in.size() ? order : List.of("cycle");
    }

    public static void main(String[] args) {
        Graphs g = new Graphs();
        String[] names = "a b c d e f g h".split(" ");
        for (int i = 0; i < names.length; i++) {
            g.edge(names[i], names[(i + 1) % names.length], i * 3 % 7 + 1);
            g.edge(names[i], names[(i * 3 + 2) % names.length], i * 5 % 11 + 2);
        }
        System.out.println(g.bfs("a"));
        StringBuilder sb = new StringBuilder();
        g.dfs("c", new LinkedHashSet<>(), sb);
        System.out.println(sb + " " + g.dijkstra("a") + " " + g.kruskal());
        System.out.println(topological(Map.of("shirt", List.of("tie", "belt"), "tie", List.of("jacket"), "trousers", List.of("shoes", "belt"), "belt", List.of("jacket"), "socks", List.of("shoes"))));
        System.out.println(topological(Map.of("a", List.of("b"), "b", List.of("a"))));
        long[][] d = new long[8][8];
        for (long[] row : d) {
            Arrays.fill(row, Integer.MAX_VALUE);
        }
        for (int i = 0; i < 8; i++) {
            d[i][i] = 0;
            for (int j = 0; j < 8; j++) {
                Integer w = g.edges.get(names[i]).get(names[j]);
                if (w != null && i != j) {
                    d[i][j] = w;
                }
            }
        }
        for (int k = 0; k < 8; k++) {
            for (int i = 0; i < 8; i++) {
                for (int j = 0; j < 8; j++) {
                    d[i][j] = Math.min(d[i][j], d[i][k] + d[k][j]);
                }
            }
        }
        System.out.println(Arrays.deepToString(d));
    }
}
