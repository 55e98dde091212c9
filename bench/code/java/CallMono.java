// SPDX-License-Identifier: Apache-2.0

/// An interface call with one implementation in the program; in C a call through a table of functions.
final class CallMono {
    private static final int OBJECTS = 1024;
    private static final int ROUNDS = 2000;

    private interface Step {
        long apply(long x);
    }

    private static final class Add implements Step {
        private long state = 1;

        @Override
        public long apply(long x) {
            state += x;
            return state;
        }
    }

    private final Step[] steps = new Step[OBJECTS];

    private void fill() {
        for (int i = 0; i < OBJECTS; i++) {
            steps[i] = new Add();
        }
    }

    private long work() {
        fill();
        long result = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < OBJECTS; i++) {
                result += steps[i].apply(i);
            }
        }
        return result;
    }

    public static void main(String[] arguments) {
        CallMono program = new CallMono();
        Measure.run("call-mono", arguments, program::work);
    }
}
