// SPDX-License-Identifier: Apache-2.0
package jdk.internal.corto;

import corto.lang.Assembly;

/// Randomness of the machine: the processor's RDRAND (Intel SDM volume 1, "Random number generator instructions").
///
/// A processor without it gives the clock through a mixing function instead, which is no secret: good for identifiers, not for keys.
public final class Entropy {
    private static final long GOLDEN_GAMMA = 0x9E37_79B9_7F4A_7C15L;

    private static long fallback;

    private Entropy() {}

    public static void fill(byte[] bytes) {
        long word = 0;
        for (int i = 0; i < bytes.length; i++) {
            if ((i & 7) == 0) {
                word = next();
            }
            bytes[i] = (byte) word;
            word >>>= 8;
        }
    }

    public static long next() {
        long word = hardware();
        return word != 0 ? word : mixedClock();
    }

    /// SplitMix64 over a state that every call stirs with the clock.
    private static long mixedClock() {
        fallback += GOLDEN_GAMMA ^ Host.nanoTime() << 7;
        long z = fallback;
        z = (z ^ z >>> 30) * 0xBF58_476D_1CE4_E5B9L;
        z = (z ^ z >>> 27) * 0x94D0_49BB_1331_11EBL;
        return z ^ z >>> 31;
    }

    /// 64 random bits; 0 if the processor has no generator or it fails ten times, as the manual advises to try.
    @Assembly("""
            push    %rbx                # cpuid writes it
            mov     $1, %eax
            xor     %ecx, %ecx
            cpuid
            pop     %rbx
            xor     %eax, %eax
            bt      $30, %ecx           # CPUID.1:ECX.RDRAND
            jnc     2f
            mov     $10, %ecx
        1:  rdrand  %rax
            jc      2f
            xor     %eax, %eax
            dec     %ecx
            jnz     1b
        2:  ret
            """)
    private static native long hardware();
}
