// SPDX-License-Identifier: Apache-2.0
package corto.runtime;

import corto.lang.Address;
import corto.lang.Fence;
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

    /// Above every address: for a poll.
    private static final long ALL = Long.MAX_VALUE;

    /// Compared by compiled code.
    static long limit = NONE;

    /// Compared by compiled code that polls, instead: the same, or `ALL` if a poll is requested. Only in images with polls.
    static long pollLimit = NONE;

    private static Address end = Address.zero();         // of the stack in use
    private static Address base = Address.zero();

    private StackLimit() {}

    /// The platform's stack is in use.
    static void initialize() {
        use(Platforms.PLATFORM.stackEnd(), Platforms.PLATFORM.stackBase());
    }

    /// From now on the stack from `stackEnd` to `stackBase` is in use.
    public static void use(Address stackEnd, Address stackBase) {
        end = stackEnd;
        base = stackBase;
        set(stackEnd.bits() + RESERVE_BYTES);
    }

    private static void set(long bits) {
        limit = bits;
        if (Preemption.POLLS) {
            polled();
        }
    }

    /// A poll is requested: the next check of a method that polls and can recurse fails.
    @Uninterruptible(reason = "runs in interrupts")
    static void requestPoll() {
        pollLimit = ALL;
    }

    /// Nothing is requested, or it was done.
    @Uninterruptible(reason = "runs in interrupts")
    static void polled() {
        pollLimit = limit;
        Fence.release();                                 // a request that comes after the store is seen in the flag
        if (Preemption.requested) {
            pollLimit = ALL;
        }
    }

    /// Whether a frame is beyond the limit itself.
    static boolean isPassed(Address frame) {
        return frame.bits() < limit;
    }

    /// Whether there can be a frame at this address.
    static boolean isOnStack(Address frame) {
        return frame.isWithin(end, base);
    }

    /// For an interrupt on a stack of its own: stops checking, and returns what `enable` needs.
    @Uninterruptible(reason = "runs on stacks that are not Java's")
    public static long suspend() {
        Preemption.hold();
        long suspended = limit;
        set(NONE);
        return suspended;
    }

    /// Checks again as before `suspend`.
    @Uninterruptible(reason = "runs on stacks that are not Java's")
    public static void resume(long suspended) {
        set(suspended);
        Preemption.allow();
    }

    /// Stops checking: on another stack, or where there is nothing left to lose.
    @Uninterruptible(reason = "runs on stacks that are not Java's")
    public static void disable() {
        Preemption.hold();
        set(NONE);
    }

    /// Opens half of the reserve, so that the error can be made.
    static void openReserve() {
        set(limit - RESERVE_BYTES / 2);
    }

    static void closeReserve() {
        set(limit + RESERVE_BYTES / 2);
    }
}
