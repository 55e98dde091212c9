// SPDX-License-Identifier: Apache-2.0
package corto.posix.inet;

import static corto.lang.Errno.EINVAL;
import static corto.lang.Errno.ENOPROTOOPT;

import corto.lang.Address;
import corto.lang.Result;
import corto.posix.sockets.ControlMessages;
import corto.posix.sockets.SocketOptions;
import corto.posix.time.Clocks;
import corto.sched.api.Timers;

/// When packets came, as programs ask for it: SO_TIMESTAMP, SO_TIMESTAMPNS, SO_TIMESTAMPING (socket(7), Linux's timestamping.rst). By the kernel's clock; there are none of cards.
public final class Timestamps {
    private static final int SO_TIMESTAMP = 29;
    private static final int SO_TIMESTAMPNS = 35;
    private static final int SO_TIMESTAMPING = 37;
    // With 64 bits of seconds on every machine: here the same as the old ones, but told under their own numbers
    private static final int SO_TIMESTAMP_NEW = 63;
    private static final int SO_TIMESTAMPNS_NEW = 64;
    private static final int SO_TIMESTAMPING_NEW = 65;

    private static final int ALL_FLAGS = 0xFFFF;             // of SOF_TIMESTAMPING_
    private static final int RX_SOFTWARE = 1 << 3;
    private static final int SOFTWARE = 1 << 4;
    private static final int TIME_BYTES = 16;                // struct timeval, struct timespec
    private static final int TIMESTAMPING_BYTES = 3 * TIME_BYTES;
    private static final long NANOS = 1_000_000_000L;
    private static final long NANOS_PER_MICRO = 1000;

    private int form;                                        // SO_TIMESTAMP or SO_TIMESTAMPNS, or the new ones; 0: none
    private int flags;                                       // of SO_TIMESTAMPING
    private int flagsForm = SO_TIMESTAMPING;

    public static boolean has(int option) {
        return option == SO_TIMESTAMP || option == SO_TIMESTAMPNS || option == SO_TIMESTAMPING || option >= SO_TIMESTAMP_NEW && option <= SO_TIMESTAMPING_NEW;
    }

    /// EINVAL.
    public Result set(int option, int value) {
        if (option == SO_TIMESTAMPING || option == SO_TIMESTAMPING_NEW) {
            if ((value & ~ALL_FLAGS) != 0) {
                return Result.error(EINVAL);
            }
            flags = value;
            flagsForm = option;
        } else {
            form = value == 0 ? 0 : option;
        }
        return Result.of(0);
    }

    public Result value(int option) {
        return switch (option) {
            case SO_TIMESTAMP, SO_TIMESTAMPNS, SO_TIMESTAMP_NEW, SO_TIMESTAMPNS_NEW -> Result.of(form == option ? 1 : 0);
            case SO_TIMESTAMPING, SO_TIMESTAMPING_NEW -> Result.of(flags);
            default -> Result.error(ENOPROTOOPT);
        };
    }

    /// Whether the time of each packet has to be noted.
    public boolean areWanted() {
        return form != 0 || (flags & RX_SOFTWARE) != 0;
    }

    /// Adds what the program asked for of a packet that came at `nanos` of the stack's clock; 0: before it asked, then now is told, as on Linux.
    public void addControl(long nanos) {
        if (!areWanted()) {
            return;
        }
        long wall = (nanos == 0 ? Timers.nowNanos() : nanos) + Clocks.wallOffset();
        if (form != 0) {
            boolean isMicros = form == SO_TIMESTAMP || form == SO_TIMESTAMP_NEW;
            write(ControlMessages.add(SocketOptions.SOL_SOCKET, form, TIME_BYTES), wall, isMicros ? NANOS_PER_MICRO : 1);
        }
        if ((flags & SOFTWARE) != 0 && (flags & RX_SOFTWARE) != 0) {
            Address data = ControlMessages.add(SocketOptions.SOL_SOCKET, flagsForm, TIMESTAMPING_BYTES);
            if (!data.isZero()) {
                data.clear(TIMESTAMPING_BYTES);
            }
            write(data, wall, 1);
        }
    }

    private static void write(Address data, long nanos, long unit) {
        if (!data.isZero()) {
            data.storeLong(0, nanos / NANOS);
            data.storeLong(Long.BYTES, nanos % NANOS / unit);
        }
    }
}
