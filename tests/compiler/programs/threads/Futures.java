// SPDX-License-Identifier: Apache-2.0
package threads;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// CompletableFuture: chains, combinations, failures, time.
public final class Futures {
    private Futures() {}

    public static void main(String[] arguments) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(3);
        CompletableFuture<Integer> twenty = CompletableFuture.supplyAsync(() -> 20, pool);
        CompletableFuture<Integer> other = CompletableFuture.supplyAsync(() -> 22);
        System.out.println(twenty.thenCombine(other, Integer::sum).thenApplyAsync(n -> "answer " + n).get());
        List<CompletableFuture<Integer>> parts = new ArrayList<>();
        for (int i = 1; i <= 50; i++) {
            int number = i;
            parts.add(CompletableFuture.supplyAsync(() -> number, number % 2 == 0 ? pool : Runnable::run));
        }
        CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new)).join();
        System.out.println(parts.stream().mapToInt(CompletableFuture::join).sum());
        CompletableFuture<String> failing = CompletableFuture.supplyAsync(() -> {
            throw new IllegalStateException("broken");
        }, pool);
        System.out.println(failing.handle((value, failure) -> value + " " + failure.getCause().getMessage()).get());
        System.out.println(failing.exceptionally(failure -> "instead").join());
        try {
            failing.join();
        } catch (CompletionException e) {
            System.out.println(e.getMessage());
        }
        try {
            new CompletableFuture<String>().orTimeout(3, TimeUnit.MILLISECONDS).join();
        } catch (CompletionException e) {
            System.out.println(e.getCause() instanceof TimeoutException);
        }
        System.out.println(new CompletableFuture<String>().completeOnTimeout("late", 3, TimeUnit.MILLISECONDS).get());
        CompletableFuture<String> delayed = CompletableFuture.supplyAsync(() -> "delayed", CompletableFuture.delayedExecutor(3, TimeUnit.MILLISECONDS));
        System.out.println(delayed.thenCompose(text -> CompletableFuture.supplyAsync(() -> text + ", composed", pool)).get(100, TimeUnit.SECONDS));
        System.out.println(CompletableFuture.anyOf(new CompletableFuture<>(), CompletableFuture.supplyAsync(() -> "any", pool)).get());
        CompletableFuture<Void> order = CompletableFuture.runAsync(() -> System.out.println("first"), pool).thenRun(() -> System.out.println("second"));
        order.get();
        pool.shutdown();
        System.out.println(pool.awaitTermination(100, TimeUnit.SECONDS));
    }
}
