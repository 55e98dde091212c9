// SPDX-License-Identifier: Apache-2.0
// refused: java.util.concurrent.ThreadPoolExecutor.addWorker cannot be in an image
// refused: by ScheduledPool.main(ScheduledPool.java:12)
// refused: --set JAVA_THREADS=y adds a scheduler
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// A task for later.
class ScheduledPool {
    public static void main(String[] args) {
        Executors.newScheduledThreadPool(1).schedule(() -> System.out.println("never"), 1, TimeUnit.SECONDS);
    }
}
