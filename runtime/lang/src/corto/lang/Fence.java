// SPDX-License-Identifier: Apache-2.0
package corto.lang;

import java.lang.invoke.VarHandle;

/// Memory barriers, named by what they order (C11 §7.17.4). A comment at each use says which two accesses, and for whom.
public final class Fence {
    private Fence() {}

    /// Loads before it are done before any access after it.
    @Intrinsic
    public static void acquire() {
        VarHandle.acquireFence();
    }

    /// Accesses before it are done before any store after it.
    @Intrinsic
    public static void release() {
        VarHandle.releaseFence();
    }

    /// Everything before it is done before anything after it.
    @Intrinsic
    public static void full() {
        VarHandle.fullFence();
    }
}
