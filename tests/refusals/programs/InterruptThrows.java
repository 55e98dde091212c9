// SPDX-License-Identifier: Apache-2.0
// refused: InterruptThrows.onTick is @InterruptContext (timer), but InterruptThrows.check throws an exception
// refused: in InterruptThrows.onTick(InterruptThrows.java:
// refused: calls InterruptThrows.check(InterruptThrows.java:
// refused: Return a Result, or panic
import corto.lang.InterruptContext;

/// An interrupt handler that throws.
class InterruptThrows {
    private static final RuntimeException LATE = new IllegalStateException("late");

    public static void main(String[] args) {
        onTick(args.length);
        System.out.println("ticked");
    }

    @InterruptContext(reason = "timer")
    private static void onTick(int ticks) {
        check(ticks);
    }

    private static void check(int ticks) {
        if (ticks > 5) {
            throw LATE;
        }
    }
}
