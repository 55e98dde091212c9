// SPDX-License-Identifier: Apache-2.0
package kv;

import java.io.IOException;
import java.io.PrintStream;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicReference;

/// Durable writes by several threads, then reads: how many a second.
final class Benchmark {
    private static final int KEYS = 1_000;
    private static final int VALUE_BYTES = 100;

    private final Store store;
    private final PrintStream out;

    Benchmark(Store store, PrintStream out) {
        this.store = store;
        this.out = out;
    }

    private interface Operation {
        void run(int number) throws IOException;
    }

    void run(int operations, int threads) throws IOException {
        String value = "x".repeat(VALUE_BYTES);
        long commitsBefore = store.statistics().commits();
        report("writes", operations, measure(operations, threads, number -> store.put("bench/" + number % KEYS, value)));
        out.println((store.statistics().commits() - commitsBefore) + " commits");
        report("reads", operations, measure(operations, threads, number -> store.get("bench/" + number % KEYS)));
    }

    private void report(String what, int operations, long nanos) {
        out.println(operations + " " + what + ", " + operations * TimeUnit.SECONDS.toNanos(1) / nanos + " a second");
    }

    /// Nanoseconds that `threads` threads need together.
    private static long measure(int operations, int threads, Operation operation) throws IOException {
        AtomicReference<IOException> failure = new AtomicReference<>();
        long begin = System.nanoTime();
        try (ExecutorService pool = Executors.newFixedThreadPool(threads)) {
            for (int thread = 0; thread < threads; thread++) {
                int first = thread;
                pool.execute(() -> {
                    try {
                        for (int number = first; number < operations; number += threads) {
                            operation.run(number);
                        }
                    } catch (IOException e) {
                        failure.compareAndSet(null, e);
                    }
                });
            }
        }
        if (failure.get() != null) {
            throw failure.get();
        }
        return System.nanoTime() - begin;
    }
}
