// SPDX-License-Identifier: Apache-2.0
package java.security;

import java.nio.ByteBuffer;
import sun.security.provider.Digests;

/// A message digest over one of java.base's algorithms. The names are looked up here instead of in providers.
public final class ProvidedDigest extends MessageDigest implements Cloneable {
    private final MessageDigestSpi algorithm;

    private ProvidedDigest(String name, MessageDigestSpi algorithm) {
        super(name);
        this.algorithm = algorithm;
    }

    public static MessageDigest named(String name) throws NoSuchAlgorithmException {
        return new ProvidedDigest(name, Digests.named(name));
    }

    @Override
    protected int engineGetDigestLength() {
        return algorithm.engineGetDigestLength();
    }

    @Override
    protected void engineUpdate(byte input) {
        algorithm.engineUpdate(input);
    }

    @Override
    protected void engineUpdate(byte[] input, int offset, int length) {
        algorithm.engineUpdate(input, offset, length);
    }

    @Override
    protected void engineUpdate(ByteBuffer input) {
        algorithm.engineUpdate(input);
    }

    @Override
    protected byte[] engineDigest() {
        return algorithm.engineDigest();
    }

    @Override
    protected int engineDigest(byte[] to, int offset, int length) throws DigestException {
        return algorithm.engineDigest(to, offset, length);
    }

    @Override
    protected void engineReset() {
        algorithm.engineReset();
    }

    @Override
    public Object clone() throws CloneNotSupportedException {
        return new ProvidedDigest(getAlgorithm(), (MessageDigestSpi) algorithm.clone());
    }
}
