// SPDX-License-Identifier: Apache-2.0

import java.util.ArrayDeque;

/// A queue of objects that grows when full and is filled and emptied in bursts: `ArrayDeque`; in C a ring of pointers that grows the same way.
final class Queue {
    private static final int ITEMS = 512;
    private static final int BURSTS = 4000;

    private static final class Item {
        private final int value;

        Item(int value) {
            this.value = value;
        }
    }

    private final Item[] items = new Item[ITEMS];

    private Queue() {
        for (int i = 0; i < ITEMS; i++) {
            items[i] = new Item(i * 7);
        }
    }

    private long work() {
        ArrayDeque<Item> queue = new ArrayDeque<>();
        Sequence sequence = new Sequence(6);
        long result = 0;
        for (int burst = 0; burst < BURSTS; burst++) {
            int in = sequence.below(200);
            for (int i = 0; i < in; i++) {
                queue.addLast(items[i + burst & ITEMS - 1]);
            }
            int out = sequence.below(202);
            for (int i = 0; i < out; i++) {
                Item item = queue.pollFirst();
                if (item == null) {
                    break;
                }
                result = result * 31 + item.value;
            }
        }
        return result + queue.size();
    }

    public static void main(String[] arguments) {
        Queue program = new Queue();
        Measure.run("queue", arguments, program::work);
    }
}
