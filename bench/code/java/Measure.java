// SPDX-License-Identifier: Apache-2.0

/// Times one piece of work and prints a line: its name, its result, the nanoseconds of the fastest repetition.
///
/// The C side is `measure.h`; both print the same form.
final class Measure {
    private static final long NANOS_PER_MILLI = 1_000_000;

    /// A fixed amount of work. Every call does the same and returns the same: a checksum of all that was computed.
    interface Work {
        long run();
    }

    private Measure() {}

    /// Arguments: milliseconds of warm-up, number of measured repetitions.
    static void run(String name, String[] arguments, Work work) {
        long warmUpNanos = (arguments.length > 0 ? Integer.parseInt(arguments[0]) : 100) * NANOS_PER_MILLI;
        int repetitions = arguments.length > 1 ? Integer.parseInt(arguments[1]) : 20;
        long start = System.nanoTime();
        long expected;
        do {
            expected = work.run();
        } while (System.nanoTime() - start < warmUpNanos);
        long best = Long.MAX_VALUE;
        for (int i = 0; i < repetitions; i++) {
            long before = System.nanoTime();
            long result = work.run();
            best = Math.min(best, System.nanoTime() - before);
            if (result != expected) {
                throw new IllegalStateException(name + ": " + result + " after " + expected);
            }
        }
        System.out.println(name + " " + expected + " " + best);
    }
}
