// SPDX-License-Identifier: Apache-2.0
// refused: InterruptAllocates.onTick is @InterruptContext (timer), but InterruptAllocates.record allocates
// refused: in InterruptAllocates.onTick(InterruptAllocates.java:
// refused: calls InterruptAllocates.record(InterruptAllocates.java:
// refused: Do that work in a thread
import corto.lang.InterruptContext;

/// An interrupt handler that allocates.
class InterruptAllocates {
    private static Object last;

    public static void main(String[] args) {
        onTick();
        System.out.println(last != null);
    }

    @InterruptContext(reason = "timer")
    private static void onTick() {
        record();
    }

    private static void record() {
        last = new Object();
    }
}
