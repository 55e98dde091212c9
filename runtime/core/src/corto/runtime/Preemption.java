// SPDX-License-Identifier: Apache-2.0
package corto.runtime;

import corto.lang.InterruptContext;
import corto.lang.NeverInline;

/// How a running thread learns that others have to run.
///
/// Code of the application and of java.base *polls*: at back edges of loops and on entry of methods that can recurse it reads `requested`, and calls `poll` if that is set. Threads are switched
/// there, and where they call the scheduler, and nowhere else; so between two polls nothing that other threads can see changes. An interrupt only sets the flag.
///
/// Kernel code has polls only where it calls java.base; there, under the kernel lock, `poll` does nothing. An image without a [ThreadService] has no polls.
public final class Preemption {
    /// Whether compiled code of this image polls; a constant. Kconfig's `RUNTIME_PREEMPTION`.
    public static final boolean POLLS = Threads.PRESENT && Boolean.getBoolean("corto.runtime.preemption");

    /// Read by compiled code.
    public static volatile boolean requested;

    private static int held;

    private Preemption() {}

    /// Lets the next poll call `poll`.
    @InterruptContext(reason = "devices and timers ask for it")
    public static void request() {
        requested = true;
        if (POLLS) {
            StackLimit.requestPoll();
        }
    }

    /// What a poll calls that finds `requested` set: does what interrupts have left, and lets others run if the time slice is over.
    @NeverInline
    public static void poll() {
        if (POLLS && held == 0) {
            Threads.poll();
            StackLimit.polled();
        }
    }

    /// No poll lets others run until `allow`. For a few instructions of the runtime, which must not wait meanwhile.
    static void hold() {
        if (POLLS) {
            held++;
        }
    }

    static void allow() {
        if (POLLS) {
            held--;
        }
    }
}
