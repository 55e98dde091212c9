// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Delete;
import corto.lang.Substitute;
import corto.lang.Without;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.ThreadFactory;

/// Executors that start a thread for each task.
@Without(NoThreads.SCHEDULER)
@Substitute("java.util.concurrent.Executors")
final class ExecutorsSubstitution {
    @Delete(reason = NoThreads.EXECUTOR)
    public static ExecutorService newThreadPerTaskExecutor(ThreadFactory factory) {
        throw new UnsupportedOperationException();
    }

    @Delete(reason = NoThreads.EXECUTOR)
    public static ExecutorService newVirtualThreadPerTaskExecutor() {
        throw new UnsupportedOperationException();
    }
}
