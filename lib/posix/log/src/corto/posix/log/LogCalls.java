// SPDX-License-Identifier: Apache-2.0
package corto.posix.log;

import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;

import corto.lang.Address;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.UserAddress;
import corto.log.ring.KernelLog;
import corto.log.ring.LogLine;
import corto.log.ring.LogRing;
import corto.posix.process.ApplicationThread;
import corto.posix.process.UserMemory;
import corto.sched.api.KernelThread;
import corto.sched.api.Scheduler;
import corto.sched.events.TimerQueue;
import corto.sched.events.Watch;

/// syslog(2), which the C library calls klogctl(3).
final class LogCalls {
    private static final int CLOSE = 0;
    private static final int OPEN = 1;
    private static final int READ = 2;
    private static final int READ_ALL = 3;
    private static final int READ_CLEAR = 4;
    private static final int CLEAR = 5;
    private static final int CONSOLE_OFF = 6;
    private static final int CONSOLE_ON = 7;
    private static final int CONSOLE_LEVEL = 8;
    private static final int SIZE_UNREAD = 9;
    private static final int SIZE_BUFFER = 10;

    private static final int MOST_CONSOLE_LEVEL = 8;         // Linux counts one higher: messages below it are printed
    private static final int LEVEL_PREFIX = 3;               // <6>

    private static final byte[] LINE = new byte[LogLine.MOST];

    private static long unread;              // number of the first message that READ has not given
    private static long cleared;             // number of the first message after the last CLEAR
    private static int levelBefore = KernelLog.QUIET;        // CONSOLE_OFF

    private LogCalls() {}

    @Syscall("syslog")
    static Result syslog(int type, UserAddress to, int lengthBytes) {
        switch (type) {
            case CLOSE, OPEN -> {
                return Result.of(0);
            }
            case READ -> {
                return isBuffer(to, lengthBytes) ? read(to, lengthBytes) : Result.error(EINVAL);
            }
            case READ_ALL, READ_CLEAR -> {
                Result result = isBuffer(to, lengthBytes) ? readNewest(to, lengthBytes) : Result.error(EINVAL);
                if (type == READ_CLEAR && !result.isError()) {
                    cleared = KernelLog.RING.nextNumber();
                }
                return result;
            }
            case CLEAR -> cleared = KernelLog.RING.nextNumber();
            case CONSOLE_OFF -> {
                if (KernelLog.consoleLevel() != KernelLog.QUIET) {
                    levelBefore = KernelLog.consoleLevel();
                    KernelLog.setConsoleLevel(KernelLog.QUIET);
                }
            }
            case CONSOLE_ON -> {
                if (levelBefore != KernelLog.QUIET) {
                    KernelLog.setConsoleLevel(levelBefore);
                    levelBefore = KernelLog.QUIET;
                }
            }
            case CONSOLE_LEVEL -> {
                if (lengthBytes < 1 || lengthBytes > MOST_CONSOLE_LEVEL) {
                    return Result.error(EINVAL);
                }
                KernelLog.setConsoleLevel(lengthBytes - 1);
            }
            case SIZE_UNREAD -> {
                return Result.of(bytes(Math.max(unread, KernelLog.RING.firstNumber())));
            }
            case SIZE_BUFFER -> {
                return Result.of(KernelLog.RING.sizeBytes());
            }
            default -> {
                return Result.error(EINVAL);
            }
        }
        return Result.of(0);
    }

    private static boolean isBuffer(UserAddress to, int lengthBytes) {
        return !to.isNull() && lengthBytes >= 0;
    }

    /// The oldest unread messages that fit; waits for one.
    private static Result read(UserAddress to, int lengthBytes) {
        if (lengthBytes == 0) {
            return Result.of(0);
        }
        if (unread >= KernelLog.RING.nextNumber()) {
            ThreadWatch watch = new ThreadWatch();
            KernelLog.WATCHES.add(watch);
            while (unread >= KernelLog.RING.nextNumber()) {
                Result waited = ApplicationThread.await(TimerQueue.NEVER);
                if (waited.isError() || waited.bits() == ApplicationThread.RESTART.bits()) {
                    KernelLog.WATCHES.remove(watch);
                    return waited;
                }
            }
            KernelLog.WATCHES.remove(watch);
        }
        unread = Math.max(unread, KernelLog.RING.firstNumber());
        long end = unread;
        long length = 0;
        while (KernelLog.RING.find(end) && length + format() <= lengthBytes) {
            length += format();
            end++;
        }
        Result result = copy(unread, end, to, length);
        if (!result.isError()) {
            unread = end;
        }
        return result;
    }

    /// The newest messages that fit, since the last CLEAR.
    private static Result readNewest(UserAddress to, int lengthBytes) {
        long end = KernelLog.RING.nextNumber();
        long start = Math.max(cleared, KernelLog.RING.firstNumber());
        long length = bytes(start);
        while (length > lengthBytes && KernelLog.RING.find(start)) {
            length -= format();
            start++;
        }
        return copy(start, end, to, length);
    }

    /// Bytes of all messages from number `start` on, as lines.
    private static long bytes(long start) {
        long bytes = 0;
        for (long number = start; KernelLog.RING.find(number); number++) {
            bytes += format();
        }
        return bytes;
    }

    private static Result copy(long start, long end, UserAddress to, long lengthBytes) {
        if (lengthBytes == 0) {
            return Result.of(0);
        }
        Address place = UserMemory.writable(to, lengthBytes);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        long at = 0;
        for (long number = start; number < end && KernelLog.RING.find(number); number++) {
            int length = format();
            for (int i = 0; i < length; i++) {
                place.storeByte(at++, LINE[i]);
            }
        }
        return Result.of(at);
    }

    /// Writes the message that was found to `LINE`, with its level in front. The number of bytes.
    private static int format() {
        LINE[0] = '<';
        LINE[1] = (byte) ('0' + KernelLog.RING.level());
        LINE[2] = '>';
        return LogLine.format(KernelLog.RING, LINE, LEVEL_PREFIX);
    }

    private static final class ThreadWatch extends Watch {
        private final KernelThread thread = Scheduler.current();

        @Override
        public void changed(int readiness) {
            Scheduler.unpark(thread);
        }
    }
}
