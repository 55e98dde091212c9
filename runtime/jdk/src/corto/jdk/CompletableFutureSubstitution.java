// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Delete;
import corto.lang.Substitute;
import corto.lang.Without;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.TimeUnit;

/// What `ForkJoinPool` would do at a later time.
@Without(NoThreads.SCHEDULER)
@Substitute("java.util.concurrent.CompletableFuture")
final class CompletableFutureSubstitution {
    @Delete(reason = NoThreads.LATER)
    public CompletableFuture<Object> orTimeout(long timeout, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Delete(reason = NoThreads.LATER)
    public CompletableFuture<Object> completeOnTimeout(Object value, long timeout, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }

    @Delete(reason = NoThreads.LATER)
    public static Executor delayedExecutor(long delay, TimeUnit unit, Executor executor) {
        throw new UnsupportedOperationException();
    }

    @Delete(reason = NoThreads.LATER)
    public static Executor delayedExecutor(long delay, TimeUnit unit) {
        throw new UnsupportedOperationException();
    }
}
