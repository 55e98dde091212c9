// SPDX-License-Identifier: Apache-2.0
package corto.posix.semaphores;

import corto.lang.Result;
import corto.posix.process.ApplicationThread;

/// A thread that waits in semop(2).
final class SemaphoreWait {
    final SemaphoreOperations operations;
    final ApplicationThread thread = ApplicationThread.current();
    boolean isFinished;                                      // by somebody else: `result` is what the call gives
    Result result = Result.of(0);
    SemaphoreWait previous;
    SemaphoreWait next;

    SemaphoreWait(SemaphoreOperations operations) {
        this.operations = operations;
    }
}
