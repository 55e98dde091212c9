// SPDX-License-Identifier: Apache-2.0
package atomics;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.AtomicStampedReference;
import java.util.concurrent.atomic.DoubleAdder;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;
import java.util.concurrent.locks.ReentrantLock;
import java.util.concurrent.locks.ReentrantReadWriteLock;

public class LockFreeStructures {
    /// Treiber's stack.
    static final class Stack<T> {
        private record Node<T>(T value, Node<T> below) {}

        private final AtomicReference<Node<T>> top = new AtomicReference<>();

        void push(T value) {
            Node<T> old;
            do {
                old = top.get();
            } while (!top.compareAndSet(old, new Node<>(value, old)));
        }

        T pop() {
            Node<T> old = top.getAndUpdate(node -> node == null ? null : node.below);
            return old == null ? null : old.value;
        }
    }

    public static void main(String[] args) {
        Stack<String> stack = new Stack<>();
        for (String s : "a b c".split(" ")) {
            stack.push(s);
        }
        System.out.println(stack.pop() + stack.pop() + stack.pop() + stack.pop());

        AtomicInteger n = new AtomicInteger(Integer.MAX_VALUE);
        System.out.println(n.incrementAndGet() + " " + n.getAndDecrement() + " " + n.accumulateAndGet(7, Math::floorMod) + " " + n.getAndAdd(5) + " " + n.compareAndExchange(6, 1) + " " + n + " " + n.weakCompareAndSetPlain(99, 1) + n.updateAndGet(x -> x * x));
        AtomicLong l = new AtomicLong(-1);
        System.out.println(l.getAndSet(1L << 40) + " " + l.addAndGet(-1) + " " + l.intValue() + " " + l.getAndAccumulate(3, (a, b) -> a % b) + " " + l.getAcquire() + l.compareAndSet(0, 8) + l.getPlain());
        AtomicBoolean b = new AtomicBoolean();
        System.out.println(b.getAndSet(true) + " " + b.compareAndSet(false, true) + " " + b.compareAndExchange(true, false) + b);
        AtomicIntegerArray ints = new AtomicIntegerArray(new int[] {1, 2, 3});
        ints.lazySet(0, 9);
        System.out.println(ints.getAndIncrement(1) + ints.accumulateAndGet(2, 10, (a, c) -> a * c) + " " + ints + ints.length());
        try {
            ints.get(3);
        } catch (IndexOutOfBoundsException e) {
            System.out.println("beyond the array");
        }
        AtomicReferenceArray<String> names = new AtomicReferenceArray<>(2);
        System.out.println(names.compareAndSet(0, null, "x") + " " + names.compareAndSet(0, new String("x"), "y") + " " + names.updateAndGet(1, s -> s + "!") + " " + names);
        AtomicStampedReference<String> stamped = new AtomicStampedReference<>("v", 1);
        int[] stamp = new int[1];
        System.out.println(stamped.compareAndSet("v", "w", 2, 3) + " " + stamped.compareAndSet("v", "w", 1, 2) + " " + stamped.get(stamp) + stamp[0] + stamped.attemptStamp("w", 9) + stamped.getStamp());
        AtomicMarkableReference<Integer> marked = new AtomicMarkableReference<>(5, false);
        System.out.println(marked.attemptMark(5, true) + " " + marked.isMarked() + marked.compareAndSet(5, 6, true, false) + marked.getReference());
        LongAdder adder = new LongAdder();
        LongAccumulator greatest = new LongAccumulator(Long::max, Long.MIN_VALUE);
        DoubleAdder doubles = new DoubleAdder();
        for (int i = 0; i < 100; i++) {
            adder.add(i);
            greatest.accumulate(i * 37 % 101);
            doubles.add(0.25);
        }
        System.out.println(adder.sumThenReset() + " " + adder + " " + greatest.get() + " " + doubles.sum());

        ConcurrentHashMap<String, Integer> map = new ConcurrentHashMap<>();
        for (int i = 0; i < 200; i++) {
            map.merge("k" + i % 20, i, Integer::sum);
        }
        System.out.println(map.reduceValuesToLong(1, Integer::longValue, 0, Long::sum) + " " + map.search(1, (k, v) -> k.equals("k7") ? v : null) + " " + map.mappingCount() + " " + map.replace("k1", 0, 5) + map.remove("k2", 3) + map.putIfAbsent("k3", 0));
        try {
            map.put("null", null);
        } catch (NullPointerException e) {
            System.out.println("no null values");
        }
        ConcurrentSkipListMap<Integer, String> skip = new ConcurrentSkipListMap<>();
        for (int i = 0; i < 50; i++) {
            skip.put(i * 17 % 50, "s" + i);
        }
        System.out.println(skip.headMap(5) + " " + skip.ceilingEntry(25) + " " + skip.descendingMap().firstKey() + " " + skip.pollFirstEntry());
        ConcurrentLinkedQueue<Integer> queue = new ConcurrentLinkedQueue<>(List.of(1, 2, 3));
        List<Integer> seen = new ArrayList<>();
        for (Integer i : queue) {
            seen.add(i);
            if (i < 3) {
                queue.add(i + 10);
            }
        }
        ConcurrentLinkedDeque<Integer> deque = new ConcurrentLinkedDeque<>(queue);
        System.out.println(seen + " " + deque.pollLast() + deque.peekFirst() + deque.removeLastOccurrence(2) + deque);
        ReentrantLock lock = new ReentrantLock();
        lock.lock();
        lock.lock();
        System.out.println(lock.getHoldCount() + " " + lock.isHeldByCurrentThread() + lock.tryLock());
        lock.unlock();
        lock.unlock();
        lock.unlock();
        try {
            lock.unlock();
        } catch (IllegalMonitorStateException e) {
            System.out.println("not the owner");
        }
        ReentrantReadWriteLock both = new ReentrantReadWriteLock();
        both.writeLock().lock();
        both.readLock().lock();
        both.writeLock().unlock();
        System.out.println(both.getReadLockCount() + " " + both.isWriteLocked());
    }
}
