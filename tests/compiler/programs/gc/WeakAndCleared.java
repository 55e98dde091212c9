// SPDX-License-Identifier: Apache-2.0
package gc;

import java.lang.ref.ReferenceQueue;
import java.lang.ref.SoftReference;
import java.lang.ref.WeakReference;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

public class WeakAndCleared {
    // What must hold whatever the collector does: strongly reachable referents stay, structures survive many collections.
    static final class Node {
        final int id;
        Node left;
        Node right;
        byte[] load;

        Node(int id, int depth) {
            this.id = id;
            load = new byte[id % 50];
            if (depth > 0) {
                left = new Node(id * 2, depth - 1);
                right = new Node(id * 2 + 1, depth - 1);
            }
        }

        long sum() {
            return id * 31L + load.length + (left == null ? 0 : left.sum() + right.sum());
        }
    }

    public static void main(String[] args) {
        Node tree = new Node(1, 10);
        long before = tree.sum();
        ReferenceQueue<Object> queue = new ReferenceQueue<>();
        List<WeakReference<Node>> weak = new ArrayList<>();
        for (Node n = tree; n != null; n = n.left) {
            weak.add(new WeakReference<>(n, queue));
        }
        SoftReference<int[]> soft = new SoftReference<>(new int[] {1, 2, 3});
        int[] held = soft.get();
        Map<Integer, long[]> live = new HashMap<>();
        long checksum = 0;
        for (int round = 0; round < 60; round++) {
            for (int i = 0; i < 400; i++) {
                long[] block = new long[i % 37 + 1];
                block[block.length - 1] = round * 1000L + i;
                if (i % 8 == 0) {
                    long[] old = live.put(i + round % 3, block);
                    checksum = checksum * 7 + (old == null ? 1 : old[old.length - 1]);
                }
            }
            if (round % 20 == 0) {
                System.gc();
            }
        }
        for (Map.Entry<Integer, long[]> e : live.entrySet()) {
            checksum += e.getKey() * e.getValue()[e.getValue().length - 1];
        }
        System.out.println(checksum + " " + live.size() + " " + (tree.sum() == before));
        boolean all = true;
        for (WeakReference<Node> w : weak) {
            all &= w.get() != null && w.get().id > 0;
        }
        System.out.println(all + " " + weak.size() + " " + weak.getFirst().refersTo(tree) + " " + (soft.get() == held) + " " + queue.poll());
        weak.getFirst().clear();
        weak.get(1).enqueue();
        System.out.println(weak.getFirst().get() + " " + weak.get(1).get() + " " + (queue.poll() == weak.get(1)) + " " + queue.poll());
        List<Object[]> chain = new ArrayList<>();
        Object[] link = null;
        for (int i = 0; i < 20_000; i++) {
            link = new Object[] {link, i};
            if (i % 5000 == 0) {
                chain.add(link);
            }
        }
        int length = 0;
        for (Object[] l = link; l != null; l = (Object[]) l[0]) {
            length += (Integer) l[1] % 3;
        }
        System.out.println(length + " " + chain.size() + " " + chain.getLast()[1]);
        Object[] cycle = new Object[2];
        cycle[0] = cycle;
        for (int i = 0; i < 1000; i++) {
            cycle[1] = new Object[] {cycle, new int[100]};
        }
        System.out.println(((Object[]) ((Object[]) cycle[1])[0])[0] == cycle);
    }
}
