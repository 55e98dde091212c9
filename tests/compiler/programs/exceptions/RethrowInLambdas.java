// SPDX-License-Identifier: Apache-2.0
package exceptions;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.TreeMap;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ExecutionException;
import java.util.function.Supplier;
import java.util.stream.Stream;

public class RethrowInLambdas {
    // Exceptions through library code: comparators, streams, computeIfAbsent, iterators, sneaky and precise rethrow.
    static final class Sneaky {
        @SuppressWarnings("unchecked")
        static <T extends Throwable, R> R raise(Throwable t) throws T {
            throw (T) t;
        }
    }

    static void precise(int kind) throws IOException, InterruptedException {
        try {
            switch (kind) {
                case 0 -> throw new IOException("io");
                case 1 -> throw new InterruptedException("interrupted");
                case 2 -> throw new IllegalStateException("state");
                case 3 -> throw new StackOverflowError("made by hand");
                default -> { }
            }
        } catch (final Exception e) {
            e.addSuppressed(new RuntimeException("seen"));
            throw e;
        } finally {
            kind = 99;
        }
    }

    static <T> T orElse(Callable<T> action, Supplier<T> otherwise) {
        try {
            return action.call();
        } catch (RuntimeException e) {
            return otherwise.get();
        } catch (Exception e) {
            throw new IllegalStateException("wrapped", e);
        }
    }

    public static void main(String[] args) throws Exception {
        for (int kind = 0; kind < 5; kind++) {
            try {
                precise(kind);
                System.out.println("nothing");
            } catch (IOException | InterruptedException e) {
                System.out.println(e + " " + e.getSuppressed().length);
            } catch (RuntimeException | Error e) {
                System.out.println(e + " " + e.getSuppressed().length);
            }
        }
        try {
            Stream.of(1, 2, 3).map(n -> n == 2 ? Sneaky.<RuntimeException, Integer>raise(new IOException("sneaked")) : n).forEach(System.out::println);
        } catch (Exception e) {
            System.out.println(e + " " + (e instanceof IOException));
        }
        List<Integer> list = new ArrayList<>(List.of(3, 1, 2));
        try {
            list.sort((a, b) -> {
                throw new UncheckedIOException(new IOException("compare " + (a + b > 2)));
            });
        } catch (UncheckedIOException e) {
            System.out.println(e.getMessage() + " | " + e.getCause().getMessage() + " " + list);
        }
        TreeMap<String, Integer> map = new TreeMap<>();
        for (String key : List.of("1", "x", "2")) {
            try {
                map.computeIfAbsent(key, Integer::parseInt);
            } catch (NumberFormatException e) {
                System.out.println(e.getMessage() + " " + map);
            }
        }
        System.out.println(map + " " + orElse(() -> 1 / (map.size() - 2), () -> -1) + orElse(() -> List.of(1).get(1), () -> -2));
        try {
            orElse(() -> {
                throw new Exception("checked");
            }, () -> null);
        } catch (IllegalStateException e) {
            System.out.println(e.getMessage() + " by " + e.getCause().getMessage());
        }
        Iterable<Integer> failing = () -> new Iterator<>() {
            int n = 3;

            @Override
            public boolean hasNext() {
                return true;
            }

            @Override
            public Integer next() {
                return 6 / --n;
            }
        };
        int sum = 0;
        try {
            for (int n : failing) {
                sum += n;
            }
        } catch (ArithmeticException e) {
            System.out.println(sum + " then " + e.getMessage());
        }
        CompletableFuture<Integer> future = new CompletableFuture<>();
        CompletableFuture<String> chained = future.thenApply(n -> 10 / n).handle((n, e) -> n != null ? "n" + n : e.getClass().getSimpleName() + "/" + e.getCause().getMessage());
        future.complete(0);
        System.out.println(chained.join() + " " + future.isDone());
        CompletableFuture<Integer> failed = CompletableFuture.failedFuture(new IOException("async"));
        try {
            failed.get();
        } catch (ExecutionException e) {
            System.out.println(e.getCause());
        }
        try {
            failed.thenCombine(CompletableFuture.completedFuture(1), Integer::sum).join();
        } catch (CompletionException e) {
            System.out.println(e.getCause() + " " + failed.exceptionally(_ -> 5).join());
        }
    }
}
