// SPDX-License-Identifier: Apache-2.0
package corto.platform.traps;

import corto.lang.InterruptContext;

/// Interrupt vectors and who handles them.
public final class Interrupts {
    /// Vectors below are exceptions.
    static final int FIRST = 32;
    private static final int VECTORS = 256;
    /// The local APIC's, which needs no acknowledgement.
    static final int SPURIOUS = 255;

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
