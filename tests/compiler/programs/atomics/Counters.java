// SPDX-License-Identifier: Apache-2.0
package atomics;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.LongAdder;
import java.util.function.Supplier;

public class Counters {
    static final AtomicInteger IDS = new AtomicInteger(100);

    record Item(int id, String name) {
        Item(String name) {
            this(IDS.getAndIncrement(), name);
        }
    }

    static class Stack<T> {
        private record Node<T>(T value, Node<T> next) {}

        private final AtomicReference<Node<T>> top = new AtomicReference<>();

        void push(T t) {
            Node<T> old;
            do {
                old = top.get();
            } while (!top.compareAndSet(old, new Node<>(t, old)));
        }

        T pop() {
            Node<T> old;
            do {
                old = top.get();
                if (old == null) {
                    return null;
                }
            } while (!top.compareAndSet(old, old.next()));
            return old.value();
        }
    }

    static class Memo<K, V> {
        private final ConcurrentMap<K, V> map = new ConcurrentHashMap<>();
        final AtomicLong misses = new AtomicLong();

        V get(K k, Supplier<V> s) {
            return map.computeIfAbsent(k, x -> {
                misses.incrementAndGet();
                return s.get();
            });
        }
    }

    static class SpinLock {
        private final AtomicReference<Thread> owner = new AtomicReference<>();

        boolean tryLock() {
            return owner.compareAndSet(null, Thread.currentThread());
        }

        void unlock() {
            if (!owner.compareAndSet(Thread.currentThread(), null)) {
                throw new IllegalStateException("not owner");
            }
        }
    }

    public static void main(String[] args) {
        System.out.println(new Item("a") + " " + new Item("b") + " " + IDS);
        Stack<String> s = new Stack<>();
        s.push("x");
        s.push("y");
        System.out.println(s.pop() + s.pop() + s.pop());
        Memo<Integer, String> memo = new Memo<>();
        for (int i = 0; i < 20; i++) {
            memo.get(i % 6, () -> "v");
        }
        System.out.println(memo.misses + " " + memo.map.size());
        SpinLock lock = new SpinLock();
        System.out.println(lock.tryLock() + " " + lock.tryLock());
        lock.unlock();
        try {
            lock.unlock();
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage());
        }
        ConcurrentHashMap<String, LongAdder> words = new ConcurrentHashMap<>();
        for (String w : "a b a c b a".split(" ")) {
            words.computeIfAbsent(w, k -> new LongAdder()).increment();
        }
        Map<String, Long> sums = new TreeMap<>();
        words.forEach((k, v) -> sums.put(k, v.sum()));
        System.out.println(sums);
        AtomicInteger max = new AtomicInteger(Integer.MIN_VALUE);
        int updates = 0;
        for (int x : new int[] {3, 9, 2, 14, 14, 8}) {
            if (max.getAndAccumulate(x, Math::max) < x) {
                updates++;
            }
        }
        System.out.println(max.get() + " " + updates);
    }
}
