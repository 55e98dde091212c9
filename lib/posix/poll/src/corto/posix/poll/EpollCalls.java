// SPDX-License-Identifier: Apache-2.0
package corto.posix.poll;

import static corto.lang.Errno.EAGAIN;
import static corto.lang.Errno.EBADF;
import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINTR;
import static corto.lang.Errno.EINVAL;

import corto.fs.epoll.Epoll;
import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.lang.Address;
import corto.lang.Hot;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.UserAddress;
import corto.posix.files.Blocking;
import corto.posix.files.Files;
import corto.posix.process.ApplicationThread;
import corto.posix.process.Signals;
import corto.posix.process.UserMemory;
import corto.sched.api.Timers;

/// epoll_create(2), epoll_ctl(2), epoll_wait(2).
@Hot
final class EpollCalls {
    private static final int EPOLL_CTL_ADD = 1;
    private static final int EPOLL_CTL_DEL = 2;
    private static final int EPOLL_CTL_MOD = 3;
    private static final int DATA = 4;                       // struct epoll_event is packed: 32 bits of events, 64 of data
    private static final int MOST_EVENTS = Integer.MAX_VALUE / Epoll.EVENT_BYTES;

    private EpollCalls() {}

    @Syscall("epoll_create")
    static Result epollCreate(int size) {
        return size <= 0 ? Result.error(EINVAL) : epollCreate1(0);
    }

    @Syscall("epoll_create1")
    static Result epollCreate1(int flags) {
        if ((flags & ~OpenFlags.O_CLOEXEC) != 0) {
            return Result.error(EINVAL);
        }
        OpenFile epoll = new Epoll(OpenFlags.O_RDWR);
        Result added = Files.table().add(epoll, flags != 0);
        if (added.isError()) {
            epoll.release();
        }
        return added;
    }

    @Syscall("epoll_ctl")
    static Result epollCtl(int epollFd, int operation, int fd, UserAddress event) {
        Address place = operation == EPOLL_CTL_DEL ? UserMemory.readable(event, 0) : UserMemory.readable(event, Epoll.EVENT_BYTES);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        OpenFile epoll = Files.table().get(epollFd);
        OpenFile file = Files.table().get(fd);
        if (epoll == null || file == null || file.isForPathOnly()) {
            return Result.error(EBADF);
        }
        if (!(epoll instanceof Epoll set) || file == epoll) {
            return Result.error(file.watches() == null ? corto.lang.Errno.EPERM : EINVAL);
        }
        return switch (operation) {
            case EPOLL_CTL_ADD -> set.add(file, fd, place.loadInt(0), place.loadLong(DATA));
            case EPOLL_CTL_MOD -> set.modify(file, fd, place.loadInt(0), place.loadLong(DATA));
            case EPOLL_CTL_DEL -> set.remove(file, fd);
            default -> Result.error(EINVAL);
        };
    }

    @Syscall("epoll_wait")
    static Result epollWait(int epollFd, UserAddress events, int most, int timeoutMillis) {
        return await(epollFd, events, most, timeoutMillis == 0 ? 0 : Waiting.deadlineOfMillis(timeoutMillis));
    }

    @Syscall("epoll_pwait")
    static Result epollPwait(int epollFd, UserAddress events, int most, int timeoutMillis, UserAddress mask, long maskBytes) {
        Result masked = Waiting.setMask(mask, maskBytes);
        if (masked.isError()) {
            return masked;
        }
        Result result = epollWait(epollFd, events, most, timeoutMillis);
        Waiting.restoreMask(result);
        return result;
    }

    @Syscall("epoll_pwait2")
    static Result epollPwait2(int epollFd, UserAddress events, int most, UserAddress timeout, UserAddress mask, long maskBytes) {
        Result deadline = Waiting.deadline(timeout, 1_000_000_000L);
        if (deadline.isError()) {
            return deadline;
        }
        Result masked = Waiting.setMask(mask, maskBytes);
        if (masked.isError()) {
            return masked;
        }
        Result result = await(epollFd, events, most, deadline.value() <= Timers.nowNanos() ? 0 : deadline.value());
        Waiting.restoreMask(result);
        return result;
    }

    private static Result await(int epollFd, UserAddress events, int most, long deadlineNanos) {
        if (most <= 0 || most > MOST_EVENTS) {
            return Result.error(EINVAL);
        }
        OpenFile file = Files.table().get(epollFd);
        if (file == null) {
            return Result.error(EBADF);
        }
        if (!(file instanceof Epoll epoll)) {
            return Result.error(EINVAL);
        }
        Result collected = collect(epoll, events, most);
        if (!Blocking.wouldWait(collected)) {
            return collected;
        }
        if (deadlineNanos == 0) {
            return Result.of(0);                             // before signals: as Linux
        }
        if (Signals.isDue(ApplicationThread.current())) {
            return Result.error(EINTR);
        }
        collected = Blocking.until(epoll, deadlineNanos, () -> collect(epoll, events, most));
        if (ApplicationThread.isRestart(collected)) {
            return Result.error(EINTR);
        }
        return Blocking.wouldWait(collected) ? Result.of(0) : collected;
    }

    /// Writes events that there are; EAGAIN if there are none.
    private static Result collect(Epoll epoll, UserAddress events, int most) {
        Address to = UserMemory.writable(events, (long) most * Epoll.EVENT_BYTES);
        if (to.isZero()) {
            return Result.error(EFAULT);
        }
        int count = epoll.collect(to, most);
        return count == 0 ? Result.error(EAGAIN) : Result.of(count);
    }
}
