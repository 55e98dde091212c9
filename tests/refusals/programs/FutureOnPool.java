// SPDX-License-Identifier: Apache-2.0
// refused: java.util.concurrent.ThreadPoolExecutor.addWorker cannot be in an image
// refused: by FutureOnPool.main(FutureOnPool.java:11)
// refused: --set JAVA_THREADS=y adds a scheduler
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executors;

/// A future with an executor that has threads.
class FutureOnPool {
    public static void main(String[] args) {
        System.out.println(CompletableFuture.supplyAsync(() -> "never", Executors.newCachedThreadPool()).join());
    }
}
