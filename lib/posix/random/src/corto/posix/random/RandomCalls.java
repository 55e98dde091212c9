// SPDX-License-Identifier: Apache-2.0
package corto.posix.random;

import static corto.lang.Errno.EFAULT;
import static corto.lang.Errno.EINVAL;

import corto.lang.Address;
import corto.lang.Result;
import corto.lang.Syscall;
import corto.lang.UserAddress;
import corto.platform.random.SystemRandom;
import corto.posix.process.UserMemory;

/// getrandom(2): never waits, since the generator is seeded when it is first asked.
final class RandomCalls {
    private static final int GRND_NONBLOCK = 1;
    private static final int GRND_RANDOM = 2;
    private static final int GRND_INSECURE = 4;
    private static final long MOST = (1L << 25) - 1;

    private RandomCalls() {}

    @Syscall("getrandom")
    static Result getrandom(UserAddress to, long lengthBytes, int flags) {
        if ((flags & ~(GRND_NONBLOCK | GRND_RANDOM | GRND_INSECURE)) != 0 || (flags & GRND_RANDOM) != 0 && (flags & GRND_INSECURE) != 0) {
            return Result.error(EINVAL);
        }
        long length = lengthBytes < 0 ? MOST : Math.min(lengthBytes, MOST);
        Address place = UserMemory.writable(to, length);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        SystemRandom.GENERATOR.fill(place, length);
        return Result.of(length);
    }
}
