// SPDX-License-Identifier: Apache-2.0
package corto.posix.semaphores;

import corto.lang.Errno;
import corto.lang.Result;
import corto.posix.ipc.IpcObject;
import corto.sched.api.Scheduler;

/// A set of semaphores, and who waits for them.
final class SemaphoreSet extends IpcObject {
    static final int MOST_VALUE = 32_767;                    // SEMVMX, SEMAEM

    /// Operations cannot be done now: the caller would have to wait.
    static final Result WAIT = Result.of(1);

    final int[] values;
    final int[] lastUsers;                                   // processes that changed them last: GETPID
    long operationSeconds;                                   // sem_otime
    private SemaphoreWait first;                             // in the order in which they came
    private SemaphoreWait last;

    SemaphoreSet(int key, int count, int flags) {
        super(key, flags);
        values = new int[count];
        lastUsers = new int[count];
    }

    /// Does all of `operations`, or nothing. 0, `WAIT`, EAGAIN with IPC_NOWAIT, or ERANGE.
    Result attempt(SemaphoreOperations operations) {
        int done = 0;
        Result result = Result.of(0);
        while (done < operations.count && result.bits() == 0) {
            result = attempt(operations, done);
            if (result.bits() == 0) {
                values[operations.number(done)] += operations.change(done);
                done++;
            }
        }
        if (result.bits() != 0) {
            operations.blockedAt = done;
            while (--done >= 0) {
                values[operations.number(done)] -= operations.change(done);
            }
            return result;
        }
        for (int i = 0; i < operations.count; i++) {
            lastUsers[operations.number(i)] = operations.process;
            if (operations.undoes(i)) {
                operations.undo.add(operations.number(i), -operations.change(i));
            }
        }
        operationSeconds = seconds();
        return result;
    }

    private Result attempt(SemaphoreOperations operations, int place) {
        int change = operations.change(place);
        int value = values[operations.number(place)];
        if (change == 0 ? value != 0 : value + change < 0) {
            return operations.waits(place) ? WAIT : Result.error(Errno.EAGAIN);
        }
        boolean isInRange = value + change <= MOST_VALUE;
        if (isInRange && operations.undoes(place)) {
            int undone = operations.undo.of(operations.number(place)) - change;      // one semaphore twice in a call is looked at twice, as on Linux
            isInRange = undone >= -MOST_VALUE - 1 && undone <= MOST_VALUE;
        }
        return isInRange ? Result.of(0) : Result.error(Errno.ERANGE);
    }

    void append(SemaphoreWait wait) {
        wait.previous = last;
        if (last == null) {
            first = wait;
        } else {
            last.next = wait;
        }
        last = wait;
    }

    void remove(SemaphoreWait wait) {
        if (wait.previous == null) {
            first = wait.next;
        } else {
            wait.previous.next = wait.next;
        }
        if (wait.next == null) {
            last = wait.previous;
        } else {
            wait.next.previous = wait.previous;
        }
    }

    /// Values have changed: lets go on whoever can, in the order in which they came.
    void valuesChanged() {
        SemaphoreWait wait = first;
        while (wait != null) {
            Result result = attempt(wait.operations);
            if (result.bits() == WAIT.bits()) {
                wait = wait.next;
                continue;
            }
            finish(wait, result);
            wait = wait.operations.changesSomething() && !result.isError() ? first : wait.next;
        }
    }

    /// It is removed: all waits end with EIDRM.
    void removed() {
        while (first != null) {
            finish(first, Result.error(Errno.EIDRM));
        }
    }

    private void finish(SemaphoreWait wait, Result result) {
        remove(wait);
        wait.result = result;
        wait.isFinished = true;
        Scheduler.unpark(wait.thread);
    }

    /// How many threads wait for semaphore `number` to become 0, or to grow.
    int waiters(int number, boolean forZero) {
        int count = 0;
        for (SemaphoreWait wait = first; wait != null; wait = wait.next) {
            int at = wait.operations.blockedAt;
            count += wait.operations.number(at) == number && wait.operations.change(at) == 0 == forZero ? 1 : 0;
        }
        return count;
    }
}
