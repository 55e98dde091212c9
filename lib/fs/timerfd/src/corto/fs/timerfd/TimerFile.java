// SPDX-License-Identifier: Apache-2.0
package corto.fs.timerfd;

import static corto.lang.Errno.EAGAIN;
import static corto.lang.Errno.EINVAL;

import corto.fs.file.OpenFile;
import corto.fs.file.OpenFlags;
import corto.lang.Address;
import corto.lang.RawMemory;
import corto.lang.Result;
import corto.sched.events.Readiness;
import corto.sched.events.Timer;
import corto.sched.events.WatchList;

/// An open file that becomes readable when time has passed (timerfd_create(2)). Reading gives how often that has happened since the last read.
///
/// A periodic timer that nobody reads interrupts once only: what it missed is computed when it is read (Linux 6.12 fs/timerfd.c).
@RawMemory(reason = "the number goes through callers' buffers")
public final class TimerFile extends OpenFile {
    private final TimerService service;
    private final WatchList watches = new WatchList();
    private final Timer timer = new Timer() {
        @Override
        public void expired(long nowNanos) {
            expirations++;
            watches.changed(Readiness.IN | Readiness.READ_NORMAL);
        }
    };

    private long expirations;                // since the last read, as far as they have been counted
    private long deadline;                   // of the expiration that was started last
    private long interval;                   // nanoseconds; 0: it happens once

    /// `flags` may have O_NONBLOCK.
    public TimerFile(TimerService service, int flags) {
        super(flags & OpenFlags.O_NONBLOCK | OpenFlags.O_RDWR);
        this.service = service;
    }

    /// timerfd_settime(2): expires at `deadlineNanos` of the service's clock and then every `intervalNanos`, if that is not 0. Forgets earlier
    /// expirations.
    public void set(long deadlineNanos, long intervalNanos) {
        stop();
        deadline = deadlineNanos;
        interval = intervalNanos;
        long now = service.nanos();
        service.start(timer, Math.max(deadlineNanos, now));
    }

    /// Whose clock it goes by.
    public TimerService service() {
        return service;
    }

    /// timerfd_settime(2) with a time of 0: never expires.
    public void stop() {
        service.stop(timer);
        expirations = 0;
        interval = 0;
        deadline = 0;
    }

    /// timerfd_gettime(2): nanoseconds until the next expiration; 0 if there will be none.
    public long remainingNanos() {
        if (!timer.isStarted() && (interval == 0 || expirations == 0)) {
            return 0;
        }
        long now = service.nanos();
        if (deadline > now) {
            return deadline - now;
        }
        return interval == 0 ? 1 : interval - (now - deadline) % interval;
    }

    /// timerfd_gettime(2): nanoseconds between expirations.
    public long intervalNanos() {
        return interval;
    }

    @Override
    protected Result readBytes(Address to, long lengthBytes) {
        if (lengthBytes < Long.BYTES) {
            return Result.error(EINVAL);
        }
        if (expirations == 0) {
            return Result.error(EAGAIN);
        }
        if (interval != 0 && !timer.isStarted()) {
            long missed = (service.nanos() - deadline) / interval;
            expirations += missed;
            deadline += (missed + 1) * interval;
            service.start(timer, deadline);
        }
        to.storeLong(expirations);
        expirations = 0;
        return Result.of(Long.BYTES);
    }

    @Override
    protected void closed() {
        service.stop(timer);
    }

    /// Always at the start, as Linux's noop_llseek.
    @Override
    protected Result seekTo(long offset, int whence) {
        return Result.of(0);
    }

    @Override
    public int readiness() {
        return expirations == 0 ? 0 : Readiness.IN | Readiness.READ_NORMAL;
    }

    @Override
    public WatchList watches() {
        return watches;
    }

    @Override
    public String description() {
        return "anon_inode:[timerfd]";
    }
}
