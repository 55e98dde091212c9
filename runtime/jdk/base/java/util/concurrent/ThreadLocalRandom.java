// SPDX-License-Identifier: Apache-2.0
package java.util.concurrent;

import java.util.Random;
import jdk.internal.corto.Host;

/// A random generator for whoever needs no repeatable sequence: SplitMix64 (Steele, Lea, Flood: "Fast splittable pseudorandom number
/// generators", 2014). One thread, so one state, seeded by the clock when first used.
public final class ThreadLocalRandom extends Random {
    private static final long GOLDEN_GAMMA = 0x9E37_79B9_7F4A_7C15L;

    private static final ThreadLocalRandom INSTANCE = new ThreadLocalRandom();
    private static final int PROBE = 1;            // hash that spreads threads over cells: there is one thread

    private long state;
    private boolean seeded;
    private final boolean constructed;

    private ThreadLocalRandom() {
        super(0);
        constructed = true;
    }

    public static ThreadLocalRandom current() {
        ThreadLocalRandom random = INSTANCE;
        if (!random.seeded) {
            random.seeded = true;
            random.state = Host.nanoTime() ^ Host.currentTimeMillis() << 20;
        }
        return random;
    }

    /// A seed of one's own would be seen by every user of the one state.
    @Override
    public void setSeed(long seed) {
        if (constructed) {
            throw new UnsupportedOperationException();
        }
    }

    @Override
    public long nextLong() {
        long z = state += GOLDEN_GAMMA;
        z = (z ^ z >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
        return z ^ z >>> 31;
    }

    @Override
    public int nextInt() {
        return (int) (nextLong() >>> 32);
    }

    @Override
    protected int next(int bits) {
        return nextInt() >>> 32 - bits;
    }

    // What the concurrent collections use.

    static void localInit() {}

    static int getProbe() {
        return PROBE;
    }

    static int advanceProbe(int probe) {
        return probe;
    }

    static int nextSecondarySeed() {
        return current().nextInt();
    }

    static void eraseThreadLocals(Thread thread) {}
}
