// SPDX-License-Identifier: Apache-2.0
package corto.platform.random;

import corto.crypto.random.RandomGenerator;
import corto.lang.ObjectAddress;
import corto.platform.x86_64.Processor;

/// The generator of this image. Used under the kernel lock.
///
/// Its seed comes from the processor's RDRAND. **A processor without it gives time stamps instead, which are no secret.**
public final class SystemRandom {
    public static final RandomGenerator GENERATOR = new RandomGenerator(Processor::random);

    private static final long[] WORD = new long[1];

    private SystemRandom() {}

    /// 64 random bits.
    public static long nextLong() {
        GENERATOR.fill(ObjectAddress.elements(WORD), Long.BYTES);
        long word = WORD[0];
        WORD[0] = 0;
        return word;
    }
}
