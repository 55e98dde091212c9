// SPDX-License-Identifier: Apache-2.0
package java.security;

import java.util.Random;
import jdk.internal.corto.Entropy;

/// Random numbers nobody can predict, from the machine's own generator. There is one algorithm and no provider behind it.
public class SecureRandom extends Random {
    private static final String ALGORITHM = "NativePRNG";

    public SecureRandom() {
        super(0);
    }

    /// `seed` supplements the machine's randomness, to which it has nothing to add.
    public SecureRandom(byte[] seed) {
        this();
        setSeed(seed);
    }

    public static SecureRandom getInstance(String algorithm) throws NoSuchAlgorithmException {
        return switch (algorithm) {
            case ALGORITHM, "NativePRNGBlocking", "NativePRNGNonBlocking", "SHA1PRNG", "DRBG" -> new SecureRandom();
            default -> throw new NoSuchAlgorithmException(algorithm + " SecureRandom not available");
        };
    }

    public static SecureRandom getInstance(String algorithm, String provider) throws NoSuchAlgorithmException {
        return getInstance(algorithm);
    }

    public static SecureRandom getInstance(String algorithm, Provider provider) throws NoSuchAlgorithmException {
        return getInstance(algorithm);
    }

    public static SecureRandom getInstanceStrong() {
        return new SecureRandom();
    }

    public static byte[] getSeed(int length) {
        return new SecureRandom().generateSeed(length);
    }

    public byte[] generateSeed(int length) {
        if (length < 0) {
            throw new IllegalArgumentException("numBytes cannot be negative");
        }
        byte[] seed = new byte[length];
        Entropy.fill(seed);
        return seed;
    }

    public String getAlgorithm() {
        return ALGORITHM;
    }

    public final Provider getProvider() {
        return null;
    }

    public void setSeed(byte[] seed) {
        java.util.Objects.requireNonNull(seed);
    }

    @Override
    public void setSeed(long seed) {}

    public void reseed() {}

    @Override
    public void nextBytes(byte[] bytes) {
        Entropy.fill(bytes);
    }

    @Override
    protected final int next(int bits) {
        return (int) Entropy.next() >>> 32 - bits;
    }

    @Override
    public long nextLong() {
        return Entropy.next();
    }

    @Override
    public String toString() {
        return ALGORITHM;
    }
}
