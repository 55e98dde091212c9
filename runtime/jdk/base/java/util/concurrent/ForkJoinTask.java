// SPDX-License-Identifier: Apache-2.0
package java.util.concurrent;

import corto.lang.Without;
import java.io.Serializable;
import java.util.Collection;
import java.util.Objects;

/// A task that may split itself. With one thread forking it means doing it: `fork` runs the task, `join` gives its result.
@Without("corto.java.threads")
public abstract class ForkJoinTask<V> implements Future<V>, Serializable {
    private enum Progress {
        NEW, RUNNING, NORMAL, FAILED, CANCELLED
    }

    private Progress progress = Progress.NEW;
    private Throwable failure;
    private short tag;

    public ForkJoinTask() {}

    public abstract V getRawResult();

    protected abstract void setRawResult(V value);

    /// Does the task; whether it is then complete.
    protected abstract boolean exec();

    /// Does the task unless it has been begun.
    final void perform() {
        if (progress != Progress.NEW) {
            return;
        }
        progress = Progress.RUNNING;
        try {
            boolean complete = exec();
            if (progress == Progress.RUNNING) {
                progress = complete ? Progress.NORMAL : Progress.NEW;
            }
        } catch (Throwable thrown) {
            fail(thrown);
        }
    }

    private void fail(Throwable thrown) {
        failure = thrown;
        progress = thrown instanceof CancellationException ? Progress.CANCELLED : Progress.FAILED;
    }

    public final ForkJoinTask<V> fork() {
        perform();
        return this;
    }

    public final V join() {
        complete();
        if (failure != null) {
            ForkJoinTask.<RuntimeException>raise(failure);
        }
        return getRawResult();
    }

    public final V invoke() {
        return join();
    }

    /// Does the task if that is still to do. A task that waits for itself, or for a completion nobody will bring, never ends.
    private void complete() {
        perform();
        if (!isDone()) {
            jdk.internal.corto.Host.deadlock("a task waits for its own end");
        }
    }

    @SuppressWarnings("unchecked")
    private static <X extends Throwable> void raise(Throwable failure) throws X {
        throw (X) failure;
    }

    public static void invokeAll(ForkJoinTask<?> first, ForkJoinTask<?> second) {
        first.join();
        second.join();
    }

    public static void invokeAll(ForkJoinTask<?>... tasks) {
        for (ForkJoinTask<?> task : tasks) {
            task.join();
        }
    }

    public static <T extends ForkJoinTask<?>> Collection<T> invokeAll(Collection<T> tasks) {
        for (T task : tasks) {
            task.join();
        }
        return tasks;
    }

    @Override
    public boolean cancel(boolean mayInterrupt) {
        if (!isDone()) {
            fail(new CancellationException());
        }
        return isCancelled();
    }

    @Override
    public final boolean isDone() {
        return progress == Progress.NORMAL || isCompletedAbnormally();
    }

    @Override
    public final boolean isCancelled() {
        return progress == Progress.CANCELLED;
    }

    public final boolean isCompletedAbnormally() {
        return progress == Progress.FAILED || progress == Progress.CANCELLED;
    }

    public final boolean isCompletedNormally() {
        return progress == Progress.NORMAL;
    }

    public final Throwable getException() {
        return failure;
    }

    public void completeExceptionally(Throwable thrown) {
        if (!isDone()) {
            fail(thrown instanceof RuntimeException || thrown instanceof Error ? thrown : new RuntimeException(thrown));
        }
    }

    public void complete(V value) {
        try {
            setRawResult(value);
        } catch (Throwable thrown) {
            fail(thrown);
            return;
        }
        quietlyComplete();
    }

    public final void quietlyComplete() {
        if (!isDone()) {
            progress = Progress.NORMAL;
        }
    }

    @Override
    public final V get() throws InterruptedException, ExecutionException {
        complete();
        if (isCancelled()) {
            throw new CancellationException();
        }
        if (failure != null) {
            throw new ExecutionException(failure);
        }
        return getRawResult();
    }

    @Override
    public final V get(long timeout, TimeUnit unit) throws InterruptedException, ExecutionException, TimeoutException {
        Objects.requireNonNull(unit);
        perform();
        if (!isDone()) {
            throw new TimeoutException();
        }
        return get();
    }

    public final void quietlyJoin() {
        complete();
    }

    public final void quietlyInvoke() {
        complete();
    }

    public final boolean quietlyJoin(long timeout, TimeUnit unit) {
        perform();
        return isDone();
    }

    public final boolean quietlyJoinUninterruptibly(long timeout, TimeUnit unit) {
        perform();
        return isDone();
    }

    public void reinitialize() {
        progress = Progress.NEW;
        failure = null;
    }

    public boolean tryUnfork() {
        return false;
    }

    public static void helpQuiesce() {}

    public static ForkJoinPool getPool() {
        return null;
    }

    public static boolean inForkJoinPool() {
        return false;
    }

    public static int getQueuedTaskCount() {
        return 0;
    }

    public static int getSurplusQueuedTaskCount() {
        return 0;
    }

    protected static ForkJoinTask<?> peekNextLocalTask() {
        return null;
    }

    protected static ForkJoinTask<?> pollNextLocalTask() {
        return null;
    }

    protected static ForkJoinTask<?> pollTask() {
        return null;
    }

    protected static ForkJoinTask<?> pollSubmission() {
        return null;
    }

    public final short getForkJoinTaskTag() {
        return tag;
    }

    public final short setForkJoinTaskTag(short value) {
        short before = tag;
        tag = value;
        return before;
    }

    public final boolean compareAndSetForkJoinTaskTag(short expected, short value) {
        if (tag != expected) {
            return false;
        }
        tag = value;
        return true;
    }

    public static ForkJoinTask<?> adapt(Runnable task) {
        return adapt(task, null);
    }

    public static <T> ForkJoinTask<T> adapt(Runnable task, T result) {
        Objects.requireNonNull(task);
        return new OfCallable<>(() -> {
            task.run();
            return result;
        });
    }

    public static <T> ForkJoinTask<T> adapt(Callable<? extends T> task) {
        return new OfCallable<>(Objects.requireNonNull(task));
    }

    public static ForkJoinTask<?> adaptInterruptible(Runnable task) {
        return adapt(task);
    }

    public static <T> ForkJoinTask<T> adaptInterruptible(Runnable task, T result) {
        return adapt(task, result);
    }

    public static <T> ForkJoinTask<T> adaptInterruptible(Callable<? extends T> task) {
        return adapt(task);
    }

    private static final class OfCallable<T> extends ForkJoinTask<T> implements RunnableFuture<T> {
        private final Callable<? extends T> task;
        private T result;

        OfCallable(Callable<? extends T> task) {
            this.task = task;
        }

        @Override
        public T getRawResult() {
            return result;
        }

        @Override
        protected void setRawResult(T value) {
            result = value;
        }

        @Override
        protected boolean exec() {
            try {
                result = task.call();
                return true;
            } catch (RuntimeException unchecked) {
                throw unchecked;
            } catch (Exception checked) {
                throw new RuntimeException(checked);
            }
        }

        @Override
        public void run() {
            invoke();
        }
    }
}
