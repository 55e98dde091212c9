// SPDX-License-Identifier: Apache-2.0

import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// How long a collection takes with 4 MiB live, and how fast short-lived objects are made.
final class Collect {
    private static final int TREE_DEPTH = 15;                  // 2^16 − 1 nodes of 32 bytes: 2 MiB
    private static final int STRINGS = 8_000;                  // 2 × 24 + 24 bytes and a map entry of 32 bytes each: 0.9 MiB with the table
    private static final int ARRAYS = 1_100;                   // of 1 KiB: 1.1 MiB
    private static final int PAUSES = 50;
    private static final long BYTES_TO_ALLOCATE = 1L << 30;
    private static final int STEP = 64;
    private static final int NANOS_PER_MICRO = 1000;

    private static final class Node {
        private final Node left;
        private final Node right;
        private final int value;

        Node(int depth) {
            left = depth == 0 ? null : new Node(depth - 1);
            right = depth == 0 ? null : new Node(depth - 1);
            value = depth;
        }

        int sum() {
            return value + (left == null ? 0 : left.sum()) + (right == null ? 0 : right.sum());
        }
    }

    private final Node tree = new Node(TREE_DEPTH);
    private final Map<Integer, String> strings = new HashMap<>();
    private final byte[][] arrays = new byte[ARRAYS][1024 - 16];

    private Collect() {
        for (int i = 0; i < STRINGS; i++) {
            strings.put(i, "string " + i);
        }
    }

    private static long usedBytes() {
        System.gc();
        return Runtime.getRuntime().totalMemory() - Runtime.getRuntime().freeMemory();
    }

    private void pauses() {
        long[] nanos = new long[PAUSES];
        for (int i = 0; i < PAUSES; i++) {
            long before = System.nanoTime();
            System.gc();
            nanos[i] = System.nanoTime() - before;
        }
        Arrays.sort(nanos);
        System.out.println("pause µs, median\t" + nanos[PAUSES / 2] / NANOS_PER_MICRO);
        System.out.println("pause µs, longest\t" + nanos[PAUSES - 1] / NANOS_PER_MICRO);
    }

    private static void throughput() {
        long done = 0;
        long longest = 0;
        Object[] recent = new Object[STEP];
        long start = System.nanoTime();
        long last = start;
        while (done < BYTES_TO_ALLOCATE) {
            for (int i = 0; i < STEP; i++) {
                if (i % 4 == 3) {
                    int length = i * 4;
                    recent[i] = new byte[length];
                    done += 12 + length + 7 & ~7;
                } else {
                    recent[i] = new Node(0);
                    done += 32;
                }
            }
            long now = System.nanoTime();
            longest = Math.max(longest, now - last);
            last = now;
        }
        long nanos = last - start;
        System.out.println("MB/s allocated\t" + done * 1000 / nanos);
        System.out.println("longest step µs\t" + longest / NANOS_PER_MICRO);
    }

    public static void main(String[] arguments) {
        Collect program = new Collect();
        System.out.println("live bytes\t" + usedBytes());
        program.pauses();
        throughput();
        if (program.tree.sum() + program.strings.size() + program.arrays.length < 0) {
            System.out.println("unreachable");                 // everything is live until here
        }
    }
}
