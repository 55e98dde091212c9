// SPDX-License-Identifier: Apache-2.0
package java.util.concurrent;

import corto.lang.Delete;
import corto.lang.Without;
import java.util.List;
import java.util.Objects;
import java.util.function.Predicate;

/// An executor that has no threads of its own: what is given to it is done before the call returns, one of the orders any pool may choose.
///
/// So `CompletableFuture` and tasks that split themselves work in an image without a scheduler.
@Without("corto.java.threads")
public class ForkJoinPool extends AbstractExecutorService {
    private static final String NO_TIMERS = "this image has one thread, which cannot be called back later: --set JAVA_THREADS=y adds a scheduler";

    private static final ForkJoinPool COMMON = new ForkJoinPool();

    public static final ForkJoinWorkerThreadFactory defaultForkJoinWorkerThreadFactory = null;

    private boolean shutdown;

    public interface ForkJoinWorkerThreadFactory {
        ForkJoinWorkerThread newThread(ForkJoinPool pool);
    }

    public interface ManagedBlocker {
        boolean block() throws InterruptedException;

        boolean isReleasable();
    }

    public ForkJoinPool() {}

    public ForkJoinPool(int parallelism) {
        if (parallelism <= 0) {
            throw new IllegalArgumentException();
        }
    }

    public ForkJoinPool(int parallelism, ForkJoinWorkerThreadFactory factory, Thread.UncaughtExceptionHandler handler, boolean asyncMode) {
        this(parallelism);
    }

    public ForkJoinPool(int parallelism, ForkJoinWorkerThreadFactory factory, Thread.UncaughtExceptionHandler handler, boolean asyncMode,
            int corePoolSize, int maximumPoolSize, int minimumRunnable, Predicate<? super ForkJoinPool> saturate, long keepAlive,
            TimeUnit unit) {
        this(parallelism);
    }

    public static ForkJoinPool commonPool() {
        return COMMON;
    }

    static ForkJoinPool asyncCommonPool() {
        return COMMON;
    }

    private void begin() {
        if (shutdown) {
            throw new RejectedExecutionException();
        }
    }

    public <T> T invoke(ForkJoinTask<T> task) {
        begin();
        return task.invoke();
    }

    public void execute(ForkJoinTask<?> task) {
        begin();
        task.perform();
    }

    @Override
    public void execute(Runnable task) {
        begin();
        Objects.requireNonNull(task);
        if (task instanceof ForkJoinTask<?> own) {
            own.perform();
        } else {
            ForkJoinTask.adapt(task).perform();
        }
    }

    public <T> ForkJoinTask<T> submit(ForkJoinTask<T> task) {
        begin();
        task.perform();
        return task;
    }

    @Override
    public <T> ForkJoinTask<T> submit(Callable<T> task) {
        return submit(ForkJoinTask.<T>adapt(task));
    }

    @Override
    public <T> ForkJoinTask<T> submit(Runnable task, T result) {
        return submit(ForkJoinTask.adapt(task, result));
    }

    @Override
    public ForkJoinTask<?> submit(Runnable task) {
        return submit(ForkJoinTask.adapt(task));
    }

    public <T> ForkJoinTask<T> externalSubmit(ForkJoinTask<T> task) {
        return submit(task);
    }

    public <T> ForkJoinTask<T> lazySubmit(ForkJoinTask<T> task) {
        return submit(task);
    }

    // Its size, which is no thread but the caller's.

    public int getParallelism() {
        return 1;
    }

    public static int getCommonPoolParallelism() {
        return 1;
    }

    public int setParallelism(int size) {
        return 1;
    }

    public int getPoolSize() {
        return 0;
    }

    public boolean getAsyncMode() {
        return false;
    }

    public int getRunningThreadCount() {
        return 0;
    }

    public int getActiveThreadCount() {
        return 0;
    }

    public boolean isQuiescent() {
        return true;
    }

    public long getStealCount() {
        return 0;
    }

    public long getQueuedTaskCount() {
        return 0;
    }

    public int getQueuedSubmissionCount() {
        return 0;
    }

    public boolean hasQueuedSubmissions() {
        return false;
    }

    // Its end. The common pool has none.

    @Override
    public void shutdown() {
        if (this != COMMON) {
            shutdown = true;
        }
    }

    @Override
    public List<Runnable> shutdownNow() {
        shutdown();
        return List.of();
    }

    @Override
    public boolean isShutdown() {
        return shutdown;
    }

    @Override
    public boolean isTerminated() {
        return shutdown;
    }

    public boolean isTerminating() {
        return false;
    }

    @Override
    public boolean awaitTermination(long timeout, TimeUnit unit) {
        return shutdown;
    }

    public boolean awaitQuiescence(long timeout, TimeUnit unit) {
        return true;
    }

    @Override
    public void close() {
        shutdown();
    }

    // What other classes of java.util.concurrent call.

    public static void managedBlock(ManagedBlocker blocker) throws InterruptedException {
        while (!blocker.isReleasable() && !blocker.block()) {
            Thread.onSpinWait();
        }
    }

    static void helpAsyncBlocker(Executor executor, ManagedBlocker blocker) {}

    @Delete(reason = NO_TIMERS)
    <T> DelayScheduler.ScheduledForkJoinTask<T> scheduleDelayedTask(DelayScheduler.ScheduledForkJoinTask<T> task) {
        throw new UnsupportedOperationException();
    }
}
