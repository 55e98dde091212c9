// SPDX-License-Identifier: Apache-2.0
package corto.runtime;

import corto.lang.Uninterruptible;
import corto.platform.api.Platforms;

/// How deep Java may call. Methods that can recurse compare the stack pointer with `limit`, and throw StackOverflowError below it.
///
/// ```
///  stackEnd        limit                                 stackBase
///  ├───────────────┼─────────────────────────────────────┤
///   reserve: for methods without check and for making the error
/// ```
public final class StackLimit {
    /// For methods that are not checked, which cannot recurse, and half of it for making a StackOverflowError.
    private static final long RESERVE_BYTES = 16 * 1024;

    /// Below every address, as signed numbers, which is how compiled code compares.
    private static final long NONE = Long.MIN_VALUE;

    /// Compared by compiled code.
    static long limit = NONE;

    private StackLimit() {}

    /// Sets the limit for the platform's stack.
    static void initialize() {
        limit = Platforms.PLATFORM.stackEnd().bits() + RESERVE_BYTES;
    }

    /// Stops checking: on another stack, or where there is nothing left to lose.
    @Uninterruptible(reason = "runs on stacks that are not Java's")
    public static void disable() {
        limit = NONE;
    }

    /// Opens half of the reserve, so that the error can be made.
    static void openReserve() {
        limit -= RESERVE_BYTES / 2;
    }

    static void closeReserve() {
        limit += RESERVE_BYTES / 2;
    }
}
