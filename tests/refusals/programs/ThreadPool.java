// SPDX-License-Identifier: Apache-2.0
// refused: java.util.concurrent.ThreadPoolExecutor.addWorker cannot be in an image
// refused: used by java.util.concurrent.ThreadPoolExecutor.execute(ThreadPoolExecutor.java:
// refused: by ThreadPool.main(ThreadPool.java:14)
// refused: run the tasks with the executor Runnable::run
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/// A pool with a thread of its own.
class ThreadPool {
    public static void main(String[] args) throws Exception {
        ExecutorService pool = Executors.newFixedThreadPool(2);
        Future<String> future = pool.submit(() -> "never");
        System.out.println(future.get());
        pool.shutdown();
    }
}
