// SPDX-License-Identifier: Apache-2.0
package algorithms;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.PriorityQueue;

public class ShortestPaths {
    record Edge(int from, int to, int weight) {}
    record Entry(long distance, int node) {}

    static final long INFINITY = Long.MAX_VALUE;

    static List<Edge> graph(int nodes, int edges, int seed, boolean negative) {
        List<Edge> list = new ArrayList<>();
        int state = seed;
        for (int i = 0; i < edges; i++) {
            state = state * 1103515245 + 12345;
            int from = (state >>> 16) % nodes;
            state = state * 1103515245 + 12345;
            int to = (state >>> 16) % nodes;
            state = state * 1103515245 + 12345;
            int weight = (state >>> 16) % 50 + 1;
            list.add(new Edge(from, to, negative && i % 9 == 0 ? -(weight % 3) : weight));
        }
        return list;
    }

    static long[] dijkstra(int nodes, List<Edge> edges, int start, int[] previous) {
        List<List<Edge>> outgoing = new ArrayList<>(Collections.nCopies(nodes, null));
        outgoing.replaceAll(_ -> new ArrayList<>());
        edges.forEach(edge -> outgoing.get(edge.from).add(edge));
        long[] distance = new long[nodes];
        Arrays.fill(distance, INFINITY);
        Arrays.fill(previous, -1);
        distance[start] = 0;
        PriorityQueue<Entry> queue = new PriorityQueue<>((a, b) -> a.distance != b.distance ? Long.compare(a.distance, b.distance) : a.node - b.node);
        queue.add(new Entry(0, start));
        while (!queue.isEmpty()) {
            Entry next = queue.remove();
            if (next.distance > distance[next.node]) {
                continue;
            }
            for (Edge edge : outgoing.get(next.node)) {
                long candidate = next.distance + edge.weight;
                if (candidate < distance[edge.to]) {
                    distance[edge.to] = candidate;
                    previous[edge.to] = edge.from;
                    queue.add(new Entry(candidate, edge.to));
                }
            }
        }
        return distance;
    }

    /// Null when there is a negative cycle.
    static long[] bellmanFord(int nodes, List<Edge> edges, int start) {
        long[] distance = new long[nodes];
        Arrays.fill(distance, INFINITY);
        distance[start] = 0;
        for (int round = 0; round <= nodes; round++) {
            boolean changed = false;
            for (Edge edge : edges) {
                if (distance[edge.from] != INFINITY && distance[edge.from] + edge.weight < distance[edge.to]) {
                    distance[edge.to] = distance[edge.from] + edge.weight;
                    changed = true;
                }
            }
            if (!changed) {
                return distance;
            }
        }
        return null;
    }

    static long[][] floydWarshall(int nodes, List<Edge> edges) {
        long[][] d = new long[nodes][nodes];
        for (int i = 0; i < nodes; i++) {
            Arrays.fill(d[i], INFINITY / 4);
            d[i][i] = 0;
        }
        for (Edge edge : edges) {
            d[edge.from][edge.to] = Math.min(d[edge.from][edge.to], edge.weight);
        }
        for (int k = 0; k < nodes; k++) {
            for (int i = 0; i < nodes; i++) {
                for (int j = 0; j < nodes; j++) {
                    d[i][j] = Math.min(d[i][j], d[i][k] + d[k][j]);
                }
            }
        }
        return d;
    }

    static String path(int[] previous, int to) {
        StringBuilder path = new StringBuilder();
        for (int node = to; node >= 0; node = previous[node]) {
            path.insert(0, (path.isEmpty() ? "" : "-")).insert(0, node);
        }
        return path.toString();
    }

    public static void main(String[] args) {
        for (int seed = 1; seed <= 4; seed++) {
            int nodes = 10 * seed;
            List<Edge> edges = graph(nodes, nodes * 3, seed, false);
            int[] previous = new int[nodes];
            long[] one = dijkstra(nodes, edges, 0, previous);
            long[] two = bellmanFord(nodes, edges, 0);
            long[][] three = floydWarshall(nodes, edges);
            System.out.println("seed " + seed + " agree " + Arrays.equals(one, two));
            int far = 0;
            for (int i = 0; i < nodes; i++) {
                if (one[i] != INFINITY && (one[i] != three[0][i] || one[i] > one[far])) {
                    far = i;
                }
            }
            System.out.println("  farthest " + far + " at " + one[far] + " by " + path(previous, far));
            long[] negative = bellmanFord(nodes, graph(nodes, nodes * 3, seed, true), 0);
            System.out.println("  " + (negative == null ? "negative cycle" : Arrays.toString(Arrays.copyOf(negative, 6))));
        }
    }
}
