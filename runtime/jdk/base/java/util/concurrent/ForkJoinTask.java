// SPDX-License-Identifier: Apache-2.0
package java.util.concurrent;

import java.io.Serializable;

/// A task that runs when it is forked: without threads there is no pool. What joins it finds it done.
public abstract class ForkJoinTask<V> implements Future<V>, Serializable {
    private boolean done;
    private boolean cancelled;
    private Throwable failure;

    public ForkJoinTask() {}

    public abstract V getRawResult();

    protected abstract void setRawResult(V value);

    /// Does the work; whether the task is then complete.
    protected abstract boolean exec();

    private void run() {
        if (!done) {
            try {
                done = exec();
            } catch (Throwable thrown) {
                failure = thrown;
                done = true;
            }
        }
    }

    public final ForkJoinTask<V> fork() {
        run();
        return this;
    }

    public final V join() {
        run();
        rethrow();
        return getRawResult();
    }

    public final V invoke() {
        return join();
    }

    private void rethrow() {
        if (cancelled) {
            throw new CancellationException();
        }
        if (failure != null) {
            ForkJoinTask.<RuntimeException>sneak(failure);
        }
    }

    @SuppressWarnings("unchecked")
    private static <T extends Throwable> void sneak(Throwable thrown) throws T {
        throw (T) thrown;
    }

    public static void invokeAll(ForkJoinTask<?> first, ForkJoinTask<?> second) {
        first.invoke();
        second.invoke();
    }

    public static void invokeAll(ForkJoinTask<?>... tasks) {
        for (ForkJoinTask<?> task : tasks) {
            task.invoke();
        }
    }

    @Override
    public boolean cancel(boolean mayInterruptIfRunning) {
        if (!done) {
            done = true;
            cancelled = true;
        }
        return cancelled;
    }

    @Override
    public final boolean isDone() {
        return done;
    }

    @Override
    public final boolean isCancelled() {
        return cancelled;
    }

    public final boolean isCompletedAbnormally() {
        return cancelled || failure != null;
    }

    public final boolean isCompletedNormally() {
        return done && !isCompletedAbnormally();
    }

    public final Throwable getException() {
        return cancelled ? new CancellationException() : failure;
    }

    public void completeExceptionally(Throwable thrown) {
        failure = thrown;
        done = true;
    }

    public void complete(V value) {
        setRawResult(value);
        done = true;
    }

    public final void quietlyComplete() {
        done = true;
    }

    public final void quietlyJoin() {
        run();
    }

    public final void quietlyInvoke() {
        run();
    }

    @Override
    public final V get() throws ExecutionException {
        run();
        if (cancelled) {
            throw new CancellationException();
        }
        if (failure != null) {
            throw new ExecutionException(failure);
        }
        return getRawResult();
    }

    @Override
    public final V get(long timeout, TimeUnit unit) throws ExecutionException {
        return get();
    }

    public void reinitialize() {
        done = false;
        cancelled = false;
        failure = null;
    }

    public static boolean inForkJoinPool() {
        return false;
    }

    public boolean tryUnfork() {
        return false;
    }

    public static int getSurplusQueuedTaskCount() {
        return 0;
    }
}
