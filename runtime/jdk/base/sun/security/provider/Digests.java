// SPDX-License-Identifier: Apache-2.0
package sun.security.provider;

import java.security.MessageDigestSpi;
import java.security.NoSuchAlgorithmException;

/// The message digests of java.base by name, where HotSpot asks the list of providers.
public final class Digests {
    private Digests() {}

    /// Names as in "Java Security Standard Algorithm Names", upper and lower case alike.
    public static MessageDigestSpi named(String name) throws NoSuchAlgorithmException {
        return switch (upper(name)) {
            case "MD2" -> new MD2();
            case "MD5" -> new MD5();
            case "SHA-1", "SHA", "SHA1" -> new SHA();
            case "SHA-224", "SHA224" -> new SHA2.SHA224();
            case "SHA-256", "SHA256" -> new SHA2.SHA256();
            case "SHA-384", "SHA384" -> new SHA5.SHA384();
            case "SHA-512", "SHA512" -> new SHA5.SHA512();
            case "SHA-512/224", "SHA512/224" -> new SHA5.SHA512_224();
            case "SHA-512/256", "SHA512/256" -> new SHA5.SHA512_256();
            case "SHA3-224" -> new SHA3.SHA224();
            case "SHA3-256" -> new SHA3.SHA256();
            case "SHA3-384" -> new SHA3.SHA384();
            case "SHA3-512" -> new SHA3.SHA512();
            default -> throw new NoSuchAlgorithmException(name.concat(" MessageDigest not available"));
        };
    }

    private static String upper(String name) {
        char[] chars = new char[name.length()];
        for (int i = 0; i < chars.length; i++) {
            char c = name.charAt(i);
            chars[i] = c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c;
        }
        return new String(chars);
    }
}
