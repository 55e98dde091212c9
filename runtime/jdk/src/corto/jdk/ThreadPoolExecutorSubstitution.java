// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Delete;
import corto.lang.Substitute;
import corto.lang.Without;

/// A pool can be made; giving it a task starts a thread. `ScheduledThreadPoolExecutor` comes here, too.
@Without(NoThreads.SCHEDULER)
@Substitute("java.util.concurrent.ThreadPoolExecutor")
final class ThreadPoolExecutorSubstitution {
    @Delete(reason = NoThreads.EXECUTOR)
    private boolean addWorker(Runnable firstTask, boolean core) {
        throw new UnsupportedOperationException();
    }
}
