// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Alias;
import corto.lang.Delete;
import corto.lang.Replace;
import corto.lang.Substitute;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.NoSuchProviderException;
import java.security.ProvidedDigest;
import java.security.Provider;

/// Algorithms by a list of names instead of by providers, which are found by reflection and configured by files.
@Substitute("java.security.MessageDigest")
final class MessageDigestSubstitution {
    private static final int IN_PROGRESS = 1;

    @Alias
    private int state;

    @Alias
    public final native String getAlgorithm();

    @Replace
    public static MessageDigest getInstance(String algorithm) throws NoSuchAlgorithmException {
        if (algorithm == null) {
            throw new NullPointerException("null algorithm name");
        }
        return ProvidedDigest.named(algorithm);
    }

    @Replace
    public static MessageDigest getInstance(String algorithm, String provider) throws NoSuchAlgorithmException, NoSuchProviderException {
        if (provider == null || provider.isEmpty()) {
            throw new IllegalArgumentException("missing provider");
        }
        if (!provider.equals("SUN")) {
            throw new NoSuchProviderException("no such provider: ".concat(provider));
        }
        return getInstance(algorithm);
    }

    @Delete(reason = "an image has no security providers: call MessageDigest.getInstance(String)")
    public static MessageDigest getInstance(String algorithm, Provider provider) {
        return null;
    }

    @Delete(reason = "an image has no security providers")
    public final Provider getProvider() {
        return null;
    }

    @Replace
    public String toString() {
        return getAlgorithm() + " Message Digest from SUN, " + (state == IN_PROGRESS ? "<in progress>\n" : "<initialized>\n");
    }
}
