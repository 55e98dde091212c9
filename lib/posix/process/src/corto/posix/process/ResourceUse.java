// SPDX-License-Identifier: Apache-2.0
package corto.posix.process;

import static corto.lang.Errno.EFAULT;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.Result;
import corto.lang.U64;
import corto.lang.UserAddress;
import corto.memory.frames.api.Frames;

/// `struct rusage` of getrusage(2), wait4(2). All processor time counts as user time; page faults and switches are not counted.
public final class ResourceUse {
    private static final Layout LAYOUT = Layout.littleEndian();
    private static final U64 USER_SECONDS = LAYOUT.u64();
    private static final U64 USER_MICROS = LAYOUT.u64();
    private static final U64 MOST_KILOBYTES = LAYOUT.reserved(16).u64();
    private static final int SIZE = LAYOUT.reserved(104).sized(144);
    private static final long NANOS = 1_000_000_000;
    private static final long NANOS_PER_MICRO = 1000;

    private ResourceUse() {}

    /// Writes what used `nanos` and has `frames` of memory. Zero, or EFAULT.
    public static Result write(UserAddress to, long nanos, long frames) {
        Address place = UserMemory.writable(to, SIZE);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        place.clear(SIZE);
        USER_SECONDS.write(place, nanos / NANOS);
        USER_MICROS.write(place, nanos % NANOS / NANOS_PER_MICRO);
        MOST_KILOBYTES.write(place, frames * Frames.BYTES >>> 10);
        return Result.of(0);
    }
}
