// SPDX-License-Identifier: Apache-2.0
package atomics;

import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicIntegerArray;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.concurrent.atomic.AtomicMarkableReference;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.atomic.AtomicReferenceArray;
import java.util.concurrent.atomic.AtomicStampedReference;
import java.util.concurrent.atomic.LongAccumulator;
import java.util.concurrent.atomic.LongAdder;

public class Atomics {
    public static void main(String[] args) {
        AtomicInteger i = new AtomicInteger(5);
        System.out.println(i.getAndIncrement() + " " + i.incrementAndGet() + " " + i.getAndAdd(10) + " " + i.addAndGet(-3) + " " + i.getAndSet(100) + " " + i.compareAndSet(100, 7) + i.compareAndSet(100, 8) + " " + i.get());
        System.out.println(i.updateAndGet(x -> x * x) + " " + i.getAndUpdate(x -> -x) + " " + i.accumulateAndGet(9, Math::max) + " " + i.getAndAccumulate(2, (a, b) -> a * b) + " " + i + i.intValue() + i.doubleValue() + i.decrementAndGet() + i.getPlain() + i.compareAndExchange(17, 1) + i.getAcquire());
        AtomicLong l = new AtomicLong(Long.MAX_VALUE);
        System.out.println(l.incrementAndGet() + " " + l.getAndDecrement() + " " + l.weakCompareAndSetPlain(Long.MAX_VALUE, 3) + " " + l);
        AtomicBoolean b = new AtomicBoolean();
        System.out.println(b.getAndSet(true) + " " + b.compareAndSet(true, false) + " " + b);
        AtomicReference<String> r = new AtomicReference<>("a");
        String same = r.get();
        System.out.println(r.compareAndSet(same, "b") + " " + r.compareAndSet("zz", "c") + r.getAndSet("d") + r.updateAndGet(s -> s + s) + r.accumulateAndGet("e", String::concat));
        AtomicIntegerArray ia = new AtomicIntegerArray(3);
        ia.set(1, 5);
        System.out.println(ia.incrementAndGet(1) + " " + ia.compareAndSet(2, 0, 9) + ia + ia.length() + ia.getAndAdd(0, 4));
        AtomicLongArray la = new AtomicLongArray(new long[] {1, 2});
        System.out.println(la.addAndGet(1, 1L << 40) + " " + la);
        AtomicReferenceArray<String> ra = new AtomicReferenceArray<>(2);
        ra.set(0, "x");
        System.out.println(ra.compareAndSet(1, null, "y") + " " + ra);
        try {
            ia.get(3);
        } catch (IndexOutOfBoundsException e) {
            System.out.println("index");
        }
        LongAdder adder = new LongAdder();
        for (int k = 0; k < 100; k++) {
            adder.add(k);
        }
        LongAccumulator max = new LongAccumulator(Long::max, Long.MIN_VALUE);
        max.accumulate(5);
        max.accumulate(3);
        System.out.println(adder.sum() + " " + adder.sumThenReset() + adder + " " + max.get());
        AtomicStampedReference<String> stamped = new AtomicStampedReference<>("s", 1);
        System.out.println(stamped.compareAndSet("s", "t", 1, 2) + " " + stamped.getStamp() + stamped.getReference() + stamped.compareAndSet("t", "u", 1, 2));
        AtomicMarkableReference<String> marked = new AtomicMarkableReference<>("m", false);
        System.out.println(marked.attemptMark("m", true) + " " + marked.isMarked());
    }
}
