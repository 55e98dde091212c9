// SPDX-License-Identifier: Apache-2.0
package corto.runtime;

import corto.lang.Address;
import corto.lang.Assembly;
import corto.lang.NeverInline;
import corto.lang.Symbol;

/// Where an OutOfMemoryError goes in images with `RUNTIME_UNHANDLED_PANIC`: to the innermost handler on the running stack, over the frames between (decision 316).
///
/// Compiled code keeps a chain of the handlers around the calls that run. It belongs to the stack: who leaves one keeps the chain and begins another.
public final class Handlers {
    /// Whether this image has such a chain.
    public static final boolean PRESENT = Boolean.getBoolean("corto.runtime.unhandled.panic");

    /// Takes what no handler on the stack is for.
    public interface Outermost {
        /// Goes on somewhere else and does not return; returns if there is no such place.
        void take(Throwable thrown);
    }

    private static Outermost outermost;

    private Handlers() {}

    /// `outermost` is asked where there is no handler. Once.
    public static void attach(Outermost outermost) {
        Handlers.outermost = outermost;
    }

    /// Begins an empty chain, because another stack is about to be used or this one is left for good. What `resume` needs.
    public static Address leave() {
        if (!PRESENT) {
            return Address.zero();
        }
        Address innermost = Symbol.address("runtime_innermost_handler").loadAddress(0);
        Symbol.address("runtime_innermost_handler").storeAddress(0, Address.zero());
        return innermost;
    }

    /// The stack that was left is used again.
    public static void resume(Address left) {
        if (PRESENT) {
            Symbol.address("runtime_innermost_handler").storeAddress(0, left);
        }
    }

    /// Called by compiled code. Does not return.
    @NeverInline
    static void none(Throwable thrown) {
        if (outermost != null) {
            outermost.take(thrown);
        }
        Throw.unhandled(thrown);
    }

    @Assembly("""
            .bss
            .balign 8
            .globl  runtime_innermost_handler
            runtime_innermost_handler:      .skip 8
            """)
    private static native void innermost();
}
