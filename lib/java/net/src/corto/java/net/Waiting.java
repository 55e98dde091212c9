// SPDX-License-Identifier: Apache-2.0
package corto.java.net;

import static corto.lang.Errno.EBADF;
import static corto.lang.Errno.EINTR;
import static corto.lang.Errno.EINVAL;

import corto.fs.epoll.Epoll;
import corto.fs.eventfd.EventCounter;
import corto.fs.file.OpenFile;
import corto.java.descriptors.Descriptors;
import corto.lang.Address;
import corto.lang.ObjectAddress;
import corto.lang.Result;
import corto.sched.api.Scheduler;
import corto.sched.api.Timers;
import corto.sched.events.Readiness;
import corto.sched.events.TimerQueue;

/// Waiting for descriptors of a table: one, by poll(2), or many, by epoll(7); and what ends another's wait, eventfd(2). As SocketService's operations, under the kernel lock.
final class Waiting {
    private static final int EPOLL_CTL_ADD = 1;
    private static final int EPOLL_CTL_DEL = 2;
    private static final int EPOLL_CTL_MOD = 3;

    private Waiting() {}

    /// Parks until the file may be ready for `events`, is closed, or `deadline` has come; perhaps sooner.
    static void await(OpenFile file, int events, long deadline) {
        ThreadWatch watch = new ThreadWatch(events);
        file.watches().add(watch);
        Scheduler.parkUntil(deadline);
        file.watches().remove(watch);
    }

    private static long deadline(long timeoutNanos) {
        if (timeoutNanos < 0) {
            return TimerQueue.NEVER;
        }
        long deadline = Timers.nowNanos() + timeoutNanos;
        return deadline < 0 ? TimerQueue.NEVER : deadline;
    }

    private static boolean isOver(long deadline) {
        return deadline != TimerQueue.NEVER && Timers.nowNanos() >= deadline;
    }

    static Result poll(Descriptors table, int fd, int events, long timeoutNanos, boolean interruptible) {
        long deadline = deadline(timeoutNanos);
        OpenFile file = table.get(fd);
        while (file != null && file != AbsentFile.INTERRUPTED) {
            int ready = file.readiness() & (events | Readiness.ALWAYS);
            if (ready != 0) {
                return Result.of(ready);
            }
            if (interruptible && Thread.currentThread().isInterrupted()) {
                return Result.error(EINTR);
            }
            if (isOver(deadline)) {
                return Result.of(0);
            }
            await(file, events, deadline);
            file = table.get(fd);
        }
        return Result.error(file == null ? EBADF : EINTR);
    }

    static Result control(Descriptors table, int epoll, int operation, int fd, int events) {
        OpenFile file = table.get(fd);
        if (!(table.get(epoll) instanceof Epoll watching) || file == null || file == AbsentFile.INTERRUPTED) {
            return Result.error(EBADF);
        }
        return switch (operation) {
            case EPOLL_CTL_ADD -> watching.add(file, fd, events, fd);
            case EPOLL_CTL_MOD -> watching.modify(file, fd, events, fd);
            case EPOLL_CTL_DEL -> watching.remove(file, fd);
            default -> Result.error(EINVAL);
        };
    }

    static Result collect(Descriptors table, int epoll, Address to, int most, long timeoutNanos) {
        long deadline = deadline(timeoutNanos);
        while (table.get(epoll) instanceof Epoll watching) {
            int count = watching.collect(to, most);
            if (count != 0 || timeoutNanos == 0 || isOver(deadline)) {
                return Result.of(count);
            }
            await(watching, Readiness.IN, deadline);
        }
        return Result.error(EBADF);
    }

    static Result setEvent(Descriptors table, int fd, boolean isReady) {
        if (!(table.get(fd) instanceof EventCounter event)) {
            return Result.error(EBADF);
        }
        long[] one = {1};
        Address number = ObjectAddress.elements(one);
        return isReady ? event.write(number, Long.BYTES) : event.read(number, Long.BYTES);
    }
}
