// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Alias;
import corto.lang.ReplaceInitializer;
import corto.lang.Substitute;
import corto.lang.With;
import jdk.internal.misc.Unsafe;

/// What `ForkJoinPool` does at a later time. Its times are counted from the most negative clock that there can be; clocks of an image begin at 0 or above, so that it can be
/// known when the image is built.
@With(NoThreads.SCHEDULER)
@Substitute("java.util.concurrent.DelayScheduler")
final class DelaySchedulerSubstitution {
    @Alias
    static long nanoTimeOffset;
    @Alias
    private static Unsafe U;
    @Alias
    private static long ACTIVE;
    @Alias
    private static long PENDING;

    @ReplaceInitializer
    static void initialize() {
        nanoTimeOffset = Long.MIN_VALUE;
        U = Unsafe.getUnsafe();
        ACTIVE = U.objectFieldOffset(DelaySchedulerSubstitution.class, "active");
        PENDING = U.objectFieldOffset(DelaySchedulerSubstitution.class, "pending");
    }
}
