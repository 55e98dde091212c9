// SPDX-License-Identifier: Apache-2.0
package threads;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.DelayQueue;
import java.util.concurrent.Delayed;
import java.util.concurrent.LinkedBlockingDeque;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.LinkedTransferQueue;
import java.util.concurrent.PriorityBlockingQueue;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.LongAdder;

/// Concurrent collections under several threads.
public final class Collections {
    private static final int THREADS = 4;
    private static final int ITEMS = 2_000;

    private Collections() {}

    public static void main(String[] arguments) throws Exception {
        maps();
        for (BlockingQueue<Integer> queue : List.of(new ArrayBlockingQueue<Integer>(7), new LinkedBlockingQueue<Integer>(3), new LinkedBlockingDeque<Integer>(5),
                new PriorityBlockingQueue<Integer>(), new SynchronousQueue<Integer>(), new LinkedTransferQueue<Integer>())) {
            pass(queue);
        }
        delays();
    }

    private static void run(Runnable... tasks) throws InterruptedException {
        List<Thread> threads = new ArrayList<>();
        for (Runnable task : tasks) {
            threads.add(Thread.ofVirtual().start(task));
        }
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private static void maps() throws InterruptedException {
        Map<Integer, Integer> counts = new ConcurrentHashMap<>();
        ConcurrentSkipListMap<Integer, Integer> sorted = new ConcurrentSkipListMap<>();
        ConcurrentLinkedQueue<Integer> queue = new ConcurrentLinkedQueue<>();
        CopyOnWriteArrayList<Integer> list = new CopyOnWriteArrayList<>();
        LongAdder adder = new LongAdder();
        Runnable task = () -> {
            for (int i = 0; i < ITEMS; i++) {
                counts.merge(i % 97, 1, Integer::sum);
                sorted.merge(i % 53, 1, Integer::sum);
                queue.add(i);
                adder.increment();
                if (i % 100 == 0) {
                    list.add(i);
                    Thread.yield();
                }
            }
        };
        run(task, task, task, task);
        System.out.println(counts.size() + " " + counts.values().stream().mapToInt(n -> n).sum() + " " + sorted.firstEntry() + " " + sorted.lastEntry() + " " + queue.size() + " " + list.size() + " " + adder);
        ConcurrentHashMap<String, String> made = new ConcurrentHashMap<>();
        AtomicLong calls = new AtomicLong();
        Runnable compute = () -> {
            for (int i = 0; i < 300; i++) {
                made.computeIfAbsent("key" + i % 30, key -> {
                    calls.incrementAndGet();
                    Thread.yield();
                    return key + "!";
                });
            }
        };
        run(compute, compute, compute);
        System.out.println(made.size() + " " + calls);
    }

    private static void pass(BlockingQueue<Integer> queue) throws InterruptedException {
        AtomicLong sum = new AtomicLong();
        Runnable put = () -> {
            try {
                for (int i = 1; i <= ITEMS; i++) {
                    queue.put(i);
                }
            } catch (InterruptedException e) {
                System.out.println(e);
            }
        };
        Runnable take = () -> {
            try {
                for (int i = 0; i < ITEMS; i++) {
                    sum.addAndGet(queue.take());
                }
            } catch (InterruptedException e) {
                System.out.println(e);
            }
        };
        Runnable[] tasks = new Runnable[2 * THREADS];
        for (int i = 0; i < THREADS; i++) {
            tasks[2 * i] = put;
            tasks[2 * i + 1] = take;
        }
        run(tasks);
        System.out.println(queue.getClass().getSimpleName() + " " + sum + " " + queue.size() + " " + queue.poll(1, TimeUnit.MILLISECONDS));
    }

    private record Late(String name, long due) implements Delayed {
        @Override
        public long getDelay(TimeUnit unit) {
            return unit.convert(due - System.nanoTime(), TimeUnit.NANOSECONDS);
        }

        @Override
        public int compareTo(Delayed other) {
            return Long.compare(due, ((Late) other).due);
        }
    }

    private static void delays() throws InterruptedException {
        DelayQueue<Late> queue = new DelayQueue<>();
        long now = System.nanoTime();
        queue.add(new Late("b", now + 6_000_000));
        queue.add(new Late("a", now + 3_000_000));
        System.out.println(queue.take().name() + queue.take().name());
    }
}
