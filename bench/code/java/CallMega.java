// SPDX-License-Identifier: Apache-2.0

/// An interface call with five implementations, in random order.
final class CallMega {
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

    private static final class Xor implements Step {
        private long state = 1;

        @Override
        public long apply(long x) {
            state ^= x;
            return state;
        }
    }

    private static final class Subtract implements Step {
        private long state = 1;

        @Override
        public long apply(long x) {
            state -= x;
            return state;
        }
    }

    private static final class Rotate implements Step {
        private long state = 1;

        @Override
        public long apply(long x) {
            state = state << 5 | state >>> 59;
            return state;
        }
    }

    private static final class Multiply implements Step {
        private long state = 1;

        @Override
        public long apply(long x) {
            state = state * 31 + x;
            return state;
        }
    }

    private final Step[] steps = new Step[OBJECTS];

    private void fill() {
        Sequence sequence = new Sequence(3);
        for (int i = 0; i < OBJECTS; i++) {
            steps[i] = switch (sequence.below(5)) {
                case 0 -> new Add();
                case 1 -> new Xor();
                case 2 -> new Subtract();
                case 3 -> new Rotate();
                default -> new Multiply();
            };
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
        CallMega program = new CallMega();
        Measure.run("call-mega", arguments, program::work);
    }
}
