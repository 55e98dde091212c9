// SPDX-License-Identifier: Apache-2.0
package digest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;
import java.util.zip.CRC32;

public class Hashing {
    static byte[] hmac(String algorithm, byte[] key, byte[] message) throws Exception {
        MessageDigest d = MessageDigest.getInstance(algorithm);
        byte[] k = Arrays.copyOf(key.length > 64 ? d.digest(key) : key, 64);
        byte[] inner = new byte[64];
        byte[] outer = new byte[64];
        for (int i = 0; i < 64; i++) {
            inner[i] = (byte) (k[i] ^ 0x36);
            outer[i] = (byte) (k[i] ^ 0x5c);
        }
        d.update(inner);
        byte[] first = d.digest(message);
        d.update(outer);
        return d.digest(first);
    }

    static byte[] merkle(byte[]... leaves) throws Exception {
        MessageDigest d = MessageDigest.getInstance("SHA-256");
        byte[][] level = new byte[leaves.length][];
        for (int i = 0; i < leaves.length; i++) {
            level[i] = d.digest(leaves[i]);
        }
        while (level.length > 1) {
            byte[][] next = new byte[(level.length + 1) / 2][];
            for (int i = 0; i < next.length; i++) {
                d.update(level[2 * i]);
                d.update(level[Math.min(2 * i + 1, level.length - 1)]);
                next[i] = d.digest();
            }
            level = next;
        }
        return level[0];
    }

    public static void main(String[] args) throws Exception {
        HexFormat hex = HexFormat.of();
        System.out.println(hex.formatHex(hmac("SHA-256", "key".getBytes(), "The quick brown fox jumps over the lazy dog".getBytes())));
        System.out.println(hex.formatHex(hmac("MD5", new byte[100], "x".getBytes())) + " " + hex.formatHex(hmac("SHA-1", "".getBytes(), "".getBytes())));
        System.out.println(hex.formatHex(merkle("a".getBytes(), "b".getBytes(), "c".getBytes())));
        MessageDigest sha = MessageDigest.getInstance("SHA-256");
        byte[] chain = "seed".getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < 200; i++) {
            chain = sha.digest(chain);
        }
        System.out.println(Base64.getEncoder().encodeToString(chain));
        int nonce = 0;
        while (true) {
            byte[] h = sha.digest(("block" + nonce).getBytes(StandardCharsets.UTF_8));
            if (h[0] == 0 && (h[1] & 0xf0) == 0) {
                System.out.println(nonce + " " + hex.formatHex(h, 0, 4));
                break;
            }
            nonce++;
        }
        CRC32 crc = new CRC32();
        for (int i = 0; i < 1000; i++) {
            crc.update(i);
        }
        System.out.println(crc.getValue() + " " + UUID.nameUUIDFromBytes(chain) + " " + Arrays.hashCode(MessageDigest.getInstance("MD5").digest(new byte[1 << 16])));
        MessageDigest clone = MessageDigest.getInstance("SHA-1");
        clone.update("prefix".getBytes());
        MessageDigest copy = (MessageDigest) clone.clone();
        clone.update("a".getBytes());
        copy.update("b".getBytes());
        System.out.println(hex.formatHex(clone.digest()).substring(0, 8) + " " + hex.formatHex(copy.digest()).substring(0, 8) + " " + MessageDigest.isEqual(new byte[] {1}, new byte[] {1}) + MessageDigest.isEqual(new byte[] {1}, new byte[2]));
    }
}
