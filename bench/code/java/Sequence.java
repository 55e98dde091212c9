// SPDX-License-Identifier: Apache-2.0

/// Numbers that look random and are the same everywhere: a linear congruential generator (Knuth, MMIX), upper half.
final class Sequence {
    private long state;

    Sequence(long seed) {
        state = seed;
    }

    int next() {
        state = state * 6364136223846793005L + 1442695040888963407L;
        return (int) (state >>> 32);
    }

    /// From 0 to `bound` − 1; `bound` at most 65536.
    int below(int bound) {
        return (next() >>> 16) * bound >>> 16;
    }
}
