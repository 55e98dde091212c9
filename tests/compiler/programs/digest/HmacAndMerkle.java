// SPDX-License-Identifier: Apache-2.0
package digest;

import java.nio.charset.StandardCharsets;
import java.security.DigestException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.List;
import java.util.UUID;
import java.util.zip.Adler32;
import java.util.zip.CRC32;
import java.util.zip.CRC32C;
import java.util.zip.CheckedInputStream;
import java.util.zip.Checksum;

public class HmacAndMerkle {
    static byte[] hmac(byte[] key, byte[] message) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        byte[] block = Arrays.copyOf(key.length > 64 ? digest.digest(key) : key, 64);
        byte[] inner = new byte[64];
        byte[] outer = new byte[64];
        for (int i = 0; i < 64; i++) {
            inner[i] = (byte) (block[i] ^ 0x36);
            outer[i] = (byte) (block[i] ^ 0x5c);
        }
        digest.update(inner);
        byte[] first = digest.digest(message);
        digest.update(outer);
        return digest.digest(first);
    }

    static byte[] merkle(List<byte[]> leaves) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-1");
        List<byte[]> level = new ArrayList<>();
        for (byte[] leaf : leaves) {
            digest.update((byte) 0);
            level.add(digest.digest(leaf));
        }
        while (level.size() > 1) {
            List<byte[]> above = new ArrayList<>();
            for (int i = 0; i < level.size(); i += 2) {
                digest.update((byte) 1);
                digest.update(level.get(i));
                above.add(digest.digest(level.get(Math.min(i + 1, level.size() - 1))));
            }
            level = above;
        }
        return level.getFirst();
    }

    public static void main(String[] args) throws Exception {
        HexFormat hex = HexFormat.of();
        System.out.println(hex.formatHex(hmac("Jefe".getBytes(StandardCharsets.US_ASCII), "what do ya want for nothing?".getBytes(StandardCharsets.US_ASCII))));
        byte[] longKey = new byte[131];
        Arrays.fill(longKey, (byte) 0xaa);
        System.out.println(hex.formatHex(hmac(longKey, "Test Using Larger Than Block-Size Key - Hash Key First".getBytes(StandardCharsets.US_ASCII))));
        List<byte[]> leaves = new ArrayList<>();
        for (int i = 0; i < 7; i++) {
            leaves.add(("leaf " + i).getBytes(StandardCharsets.UTF_8));
            System.out.println(i + " " + Base64.getUrlEncoder().withoutPadding().encodeToString(merkle(leaves)));
        }
        for (String name : new String[] {"MD5", "SHA-1", "SHA-224", "SHA-384", "SHA-512/256", "SHA3-256"}) {
            MessageDigest all = MessageDigest.getInstance(name);
            MessageDigest pieces = MessageDigest.getInstance(name);
            byte[] data = new byte[1000];
            for (int i = 0; i < data.length; i++) {
                data[i] = (byte) (i * 7);
            }
            for (int at = 0, n = 1; at < data.length; at += n, n = Math.min(n * 2 + 1, data.length - at)) {
                pieces.update(data, at, n);
                if (at == 0) {
                    pieces.update(data, 0, 0);
                }
            }
            byte[] result = all.digest(data);
            System.out.println(all.getAlgorithm() + " " + all.getDigestLength() + " " + MessageDigest.isEqual(result, pieces.digest()) + " " + hex.formatHex(result, 0, 8) + " " + hex.formatHex(all.digest(), 0, 8));
            try {
                all.digest(new byte[3], 0, 3);
            } catch (DigestException e) {
                System.out.println("too small");
            }
        }
        try {
            MessageDigest.getInstance("ROT-13");
        } catch (NoSuchAlgorithmException e) {
            System.out.println(e.getMessage());
        }
        byte[] text = "The quick brown fox jumps over the lazy dog".getBytes(StandardCharsets.US_ASCII);
        for (Checksum sum : new Checksum[] {new CRC32(), new CRC32C(), new Adler32()}) {
            long empty = sum.getValue();
            sum.update(text, 0, 10);
            sum.update(text[10]);
            sum.update(text, 11, text.length - 11);
            long whole = sum.getValue();
            sum.reset();
            sum.update(new byte[10_000]);
            System.out.println(empty + " " + Long.toHexString(whole) + " " + Long.toHexString(sum.getValue()));
        }
        CheckedInputStream checked = new CheckedInputStream(new java.io.ByteArrayInputStream(text), new CRC32());
        System.out.println(checked.readAllBytes().length + " " + checked.getChecksum().getValue());
        UUID uuid = UUID.nameUUIDFromBytes(text);
        System.out.println(uuid + " " + uuid.version() + uuid.variant() + " " + UUID.fromString("1-2-3-4-5") + " " + uuid.compareTo(new UUID(-1, 1)) + " " + new UUID(0x123456789ABCDEFL, -1).hashCode());
        for (String bad : new String[] {"abc", "%%%%", "QQ=", "QQ==x", "Q", "QQ\n=="}) {
            try {
                System.out.println(Arrays.toString(Base64.getDecoder().decode(bad)));
            } catch (IllegalArgumentException e) {
                System.out.println(e.getMessage());
            }
        }
        System.out.println(new String(Base64.getMimeDecoder().decode("SGVs\r\nbG8*h")) + " " + Base64.getMimeEncoder(8, new byte[] {'|'}).encodeToString(text) + " " + HexFormat.ofDelimiter(", ").withPrefix("0x").withUpperCase().formatHex(new byte[] {-1, 10}) + " " + Arrays.toString(hex.parseHex("00ff7F")) + HexFormat.fromHexDigits("cafe"));
    }
}
