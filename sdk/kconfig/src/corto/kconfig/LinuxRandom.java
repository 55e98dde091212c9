// SPDX-License-Identifier: Apache-2.0
package corto.kconfig;

/// rand(3) of the GNU C library after srand(3), so that a seed gives the same configuration here as with Linux's conf there.
///
/// An additive feedback generator: each word is the sum of those 3 and 31 before it.
final class LinuxRandom {
    private static final int DEGREE = 31;
    private static final int SEPARATION = 3;
    private static final int DISCARDED = 310;

    private final int[] state = new int[DEGREE];
    private int at = SEPARATION;

    LinuxRandom(int seed) {
        int word = seed == 0 ? 1 : seed;
        for (int i = 0; i < DEGREE; i++) {
            state[i] = word;
            word = (int) (16807L * word % Integer.MAX_VALUE);       // Lehmer's generator; the remainder has the sign of the word
            word += word < 0 ? Integer.MAX_VALUE : 0;
        }
        for (int i = 0; i < DISCARDED; i++) {
            next();
        }
    }

    /// 0 … 2³¹ − 1.
    int next() {
        int sum = state[at] + state[(at + DEGREE - SEPARATION) % DEGREE];
        state[at] = sum;
        at = (at + 1) % DEGREE;
        return sum >>> 1;
    }
}
