// SPDX-License-Identifier: Apache-2.0
package corto.sched.events;

import corto.lang.AlwaysInline;
import corto.lang.InterruptContext;

/// Whether the running thread has to look for work before it goes on in its application.
///
/// Most system calls change nothing that matters then: no thread has become ready, no timer was started, no signal is due, no interrupt has come. So whoever changes one of these asks for
/// attention, and the way back looks at one flag. To ask in vain costs a look; to forget it costs the application a delay until the next interrupt.
///
/// Per processor. Written in interrupts and under the kernel lock, read under the kernel lock.
public final class Attention {
    private static boolean requested = true;

    private Attention() {}

    /// Lets the running thread look before it goes on.
    @AlwaysInline
    @InterruptContext(reason = "devices and timers ask for it")
    public static void request() {
        requested = true;
    }

    @AlwaysInline
    public static boolean isRequested() {
        return requested;
    }

    /// The running thread looks now.
    @AlwaysInline
    public static void begin() {
        requested = false;
    }
}
