// SPDX-License-Identifier: Apache-2.0

import corto.lang.NeverInline;

/// A preallocated exception thrown through one, two or three frames that are not inlined; in C an error code handed up. Every second call fails.
final class ThrowFrames {
    private static final int CALLS = 500_000;

    @SuppressWarnings("serial")
    private static final class Failed extends Exception {
        private static final Failed INSTANCE = new Failed();

        private Failed() {
            super("failed", null, false, false);
        }
    }

    private static int calls;

    private ThrowFrames() {}

    @NeverInline
    private static int first(int x) throws Failed {
        calls++;
        if ((x & 1) != 0) {
            throw Failed.INSTANCE;
        }
        return x;
    }

    @NeverInline
    private static int second(int x) throws Failed {
        return first(x) + 1;
    }

    @NeverInline
    private static int third(int x) throws Failed {
        return second(x) + 1;
    }

    private static long work() {
        calls = 0;
        long result = 0;
        for (int i = 0; i < CALLS; i++) {
            try {
                result += first(i);
            } catch (Failed e) {
                result++;
            }
            try {
                result += second(i + 1);
            } catch (Failed e) {
                result += 2;
            }
            try {
                result += third(i);
            } catch (Failed e) {
                result += 3;
            }
        }
        return result + calls;
    }

    public static void main(String[] arguments) {
        Measure.run("throw-frames", arguments, ThrowFrames::work);
    }
}
