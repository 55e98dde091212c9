// SPDX-License-Identifier: Apache-2.0
package threads;

import java.util.ArrayDeque;

/// Producers and consumers that wait for each other, with notify and with notifyAll.
public class BoundedBuffer {
    private final ArrayDeque<Integer> items = new ArrayDeque<>();
    private final int capacity;

    BoundedBuffer(int capacity) {
        this.capacity = capacity;
    }

    synchronized void put(int item) throws InterruptedException {
        while (items.size() == capacity) {
            wait();
        }
        items.add(item);
        notifyAll();
    }

    synchronized int take() throws InterruptedException {
        while (items.isEmpty()) {
            wait();
        }
        int item = items.remove();
        notifyAll();
        return item;
    }

    private static long run(int producers, int consumers, int capacity, int each) throws InterruptedException {
        BoundedBuffer buffer = new BoundedBuffer(capacity);
        long[] sums = new long[consumers];
        Thread[] threads = new Thread[producers + consumers];
        for (int p = 0; p < producers; p++) {
            int first = p * each;
            threads[p] = new Thread(() -> {
                try {
                    for (int i = 0; i < each; i++) {
                        buffer.put(first + i);
                    }
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
        int share = producers * each / consumers;
        for (int c = 0; c < consumers; c++) {
            int number = c;
            threads[producers + c] = new Thread(() -> {
                try {
                    for (int i = 0; i < share; i++) {
                        sums[number] += buffer.take();
                    }
                } catch (InterruptedException e) {
                    throw new IllegalStateException(e);
                }
            });
        }
        for (Thread thread : threads) {
            thread.start();
        }
        long sum = 0;
        for (Thread thread : threads) {
            thread.join();
        }
        for (long part : sums) {
            sum += part;
        }
        return sum;
    }

    /// One ball between two threads, one notify for each throw.
    private static int pingPong(int rounds) throws InterruptedException {
        Object table = new Object();
        int[] turn = new int[1];
        int[] hits = new int[2];
        Thread[] players = new Thread[2];
        for (int i = 0; i < 2; i++) {
            int me = i;
            players[i] = new Thread(() -> {
                synchronized (table) {
                    for (int k = 0; k < rounds; k++) {
                        while (turn[0] != me) {
                            try {
                                table.wait();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                        }
                        hits[me]++;
                        turn[0] = 1 - me;
                        table.notify();
                    }
                }
            });
        }
        for (Thread player : players) {
            player.start();
        }
        for (Thread player : players) {
            player.join();
        }
        return hits[0] + hits[1];
    }

    public static void main(String[] args) throws Exception {
        System.out.println(run(1, 1, 1, 500));
        System.out.println(run(3, 2, 4, 600));
        System.out.println(run(2, 5, 1, 500));
        System.out.println(pingPong(2000));
    }
}
