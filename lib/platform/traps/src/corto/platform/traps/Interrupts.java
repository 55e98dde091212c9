// SPDX-License-Identifier: Apache-2.0
package corto.platform.traps;

import corto.lang.Hot;
import corto.lang.InterruptContext;

/// Interrupt vectors and who handles them.
@Hot
public final class Interrupts {
    /// Vectors below are exceptions.
    static final int FIRST = 32;
    /// Half of them for interrupts; each takes 24 bytes. An `int` to a higher one is a general protection exception.
    static final int VECTORS = 64;
    /// The local APIC's, which needs no acknowledgement. Its lowest four bits are set in some processors whatever is written (SDM 3A §11.9).
    static final int SPURIOUS = VECTORS - 1;

    private static final InterruptHandler[] HANDLERS = new InterruptHandler[VECTORS];
    private static int next = FIRST;

    private Interrupts() {}

    /// Gives `handler` a vector of its own, and returns it; −1 when none is left.
    public static int attach(InterruptHandler handler) {
        if (next == SPURIOUS) {
            return -1;
        }
        HANDLERS[next] = handler;
        return next++;
    }

    @InterruptContext(reason = "interrupt")
    static void raised(int vector) {
        InterruptHandler handler = HANDLERS[vector];
        if (handler != null) {
            handler.raised();
        }
        if (vector != SPURIOUS) {
            LocalApic.endOfInterrupt();
        }
    }
}
