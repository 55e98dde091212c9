// SPDX-License-Identifier: Apache-2.0
package threads;

import java.util.ArrayList;
import java.util.List;
import java.util.Timer;
import java.util.TimerTask;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorCompletionService;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ForkJoinPool;
import java.util.concurrent.Future;
import java.util.concurrent.RecursiveTask;
import java.util.concurrent.RejectedExecutionException;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;

/// Executors of all kinds, fork and join, timers.
public final class Pools {
    private Pools() {}

    public static void main(String[] arguments) throws Exception {
        fixed();
        scheduled();
        perTask();
        forkJoin();
        timer();
    }

    private static void fixed() throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(4);
        List<Callable<Integer>> tasks = new ArrayList<>();
        for (int i = 0; i < 100; i++) {
            int number = i;
            tasks.add(() -> number * number);
        }
        int sum = 0;
        for (Future<Integer> future : pool.invokeAll(tasks)) {
            sum += future.get();
        }
        System.out.println(sum + " " + pool.invokeAny(List.of(() -> "only")));
        ExecutorCompletionService<String> completion = new ExecutorCompletionService<>(pool);
        CountDownLatch gate = new CountDownLatch(1);
        completion.submit(() -> {
            gate.await();
            return "late";
        });
        completion.submit(() -> "early");
        System.out.println(completion.take().get());
        gate.countDown();
        System.out.println(completion.take().get());
        Future<Object> failing = pool.submit(() -> {
            throw new IllegalArgumentException("no");
        });
        try {
            failing.get();
        } catch (ExecutionException e) {
            System.out.println(e.getCause());
        }
        CountDownLatch begun = new CountDownLatch(1);
        Future<Object> long1 = pool.submit(() -> {
            begun.countDown();
            Thread.sleep(1_000_000);
            return null;
        });
        try {
            long1.get(5, TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            System.out.println("timeout");
        }
        begun.await();
        System.out.println(long1.cancel(true) + " " + long1.isCancelled() + " " + long1.state());
        pool.shutdown();
        try {
            pool.submit(() -> {});
        } catch (RejectedExecutionException e) {
            System.out.println("rejected");
        }
        System.out.println(pool.awaitTermination(100, TimeUnit.SECONDS) + " " + pool.isTerminated());
    }

    private static void scheduled() throws Exception {
        ScheduledExecutorService pool = Executors.newScheduledThreadPool(2);
        CountDownLatch ticks = new CountDownLatch(3);
        ScheduledFuture<?> ticking = pool.scheduleAtFixedRate(ticks::countDown, 1, 1, TimeUnit.MILLISECONDS);
        System.out.println(ticks.await(100, TimeUnit.SECONDS));
        ticking.cancel(false);
        StringBuffer order = new StringBuffer();
        ScheduledFuture<?> last = pool.schedule(() -> order.append('c'), 40, TimeUnit.MILLISECONDS);
        pool.schedule(() -> order.append('a'), 1, TimeUnit.MILLISECONDS);
        pool.schedule(() -> order.append('b'), 20, TimeUnit.MILLISECONDS).get();
        last.get();
        System.out.println(order);
        pool.shutdownNow();
        System.out.println(pool.awaitTermination(100, TimeUnit.SECONDS));
    }

    private static void perTask() throws Exception {
        AtomicInteger done = new AtomicInteger();
        try (ExecutorService executor = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int i = 0; i < 200; i++) {
                executor.submit(() -> {
                    Thread.sleep(2);
                    return done.incrementAndGet();
                });
            }
        }
        System.out.println(done);
        try (ExecutorService executor = Executors.newThreadPerTaskExecutor(Thread.ofPlatform().name("worker-", 0).factory())) {
            System.out.println(executor.submit(() -> Thread.currentThread().getName()).get());
        }
    }

    private static final class Fibonacci extends RecursiveTask<Integer> {
        private static final long serialVersionUID = 1L;
        private final int n;

        Fibonacci(int n) {
            this.n = n;
        }

        @Override
        protected Integer compute() {
            if (n < 2) {
                return n;
            }
            Fibonacci first = new Fibonacci(n - 1);
            first.fork();
            return new Fibonacci(n - 2).compute() + first.join();
        }
    }

    private static void forkJoin() throws Exception {
        System.out.println(ForkJoinPool.commonPool().invoke(new Fibonacci(16)));
        try (ForkJoinPool pool = new ForkJoinPool(3)) {
            System.out.println(pool.submit(new Fibonacci(14)).get() + " " + pool.getParallelism());
        }
    }

    private static void timer() throws InterruptedException {
        Timer timer = new Timer("timer");
        CountDownLatch rings = new CountDownLatch(3);
        timer.schedule(new TimerTask() {
            @Override
            public void run() {
                rings.countDown();
            }
        }, 1, 2);
        System.out.println(rings.await(100, TimeUnit.SECONDS));
        timer.cancel();
    }
}
