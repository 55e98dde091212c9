// SPDX-License-Identifier: Apache-2.0
package digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

public class Digests {
    public static void main(String[] args) throws Exception {
        String[] texts = {"", "a", "abc", "message digest", "The quick brown fox jumps over the lazy dog", "x".repeat(55), "x".repeat(56), "x".repeat(63), "x".repeat(64), "x".repeat(65), "x".repeat(1000)};
        for (String algorithm : new String[] {"MD5", "SHA-1", "SHA-256"}) {
            MessageDigest d = MessageDigest.getInstance(algorithm);
            for (String t : texts) {
                System.out.println(algorithm + " " + HexFormat.of().formatHex(d.digest(t.getBytes(StandardCharsets.UTF_8))));
            }
            byte[] data = new byte[10000];
            for (int i = 0; i < data.length; i++) {
                data[i] = (byte) (i * i);
            }
            for (int at = 0, n = 1; at < data.length; at += n, n = n * 3 % 200 + 1) {
                d.update(data, at, Math.min(n, data.length - at));
            }
            d.update((byte) 7);
            byte[] piecewise = d.digest();
            System.out.println(HexFormat.of().formatHex(piecewise) + " " + d.getDigestLength() + " " + d.getAlgorithm());
            d.update(data);
            d.reset();
            System.out.println(MessageDigest.isEqual(d.digest(), MessageDigest.getInstance(algorithm).digest(new byte[0])));
        }
        try {
            MessageDigest.getInstance("SHA-0");
        } catch (NoSuchAlgorithmException e) {
            System.out.println("no SHA-0");
        }
    }
}
