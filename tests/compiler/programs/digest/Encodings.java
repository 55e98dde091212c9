// SPDX-License-Identifier: Apache-2.0
package digest;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Base64;
import java.util.HexFormat;
import java.util.UUID;

public class Encodings {
    public static void main(String[] args) {
        byte[] all = new byte[256];
        for (int i = 0; i < 256; i++) {
            all[i] = (byte) i;
        }
        for (String s : new String[] {"", "f", "fo", "foo", "foob", "fooba", "foobar"}) {
            String e = Base64.getEncoder().encodeToString(s.getBytes(StandardCharsets.UTF_8));
            System.out.println(e + " " + Base64.getEncoder().withoutPadding().encodeToString(s.getBytes(StandardCharsets.UTF_8)) + " " + new String(Base64.getDecoder().decode(e), StandardCharsets.UTF_8));
        }
        System.out.println(Base64.getEncoder().encodeToString(all));
        System.out.println(Base64.getUrlEncoder().encodeToString(all).substring(320));
        System.out.println(Base64.getMimeEncoder().encodeToString(all).length() + " " + Arrays.equals(all, Base64.getMimeDecoder().decode(Base64.getMimeEncoder().encode(all))) + Arrays.equals(all, Base64.getUrlDecoder().decode(Base64.getUrlEncoder().encode(all))));
        for (String bad : new String[] {"a", "ab=c", "a*b=", "Zg=", "Zg", "====", "Zm9v\n"}) {
            try {
                System.out.println(bad.strip() + " " + Arrays.toString(Base64.getDecoder().decode(bad)));
            } catch (IllegalArgumentException e) {
                System.out.println(bad.strip() + " ! " + e.getMessage());
            }
        }
        HexFormat h = HexFormat.ofDelimiter(":").withUpperCase().withPrefix("<").withSuffix(">");
        System.out.println(h.formatHex(all, 5, 12) + " " + HexFormat.of().formatHex(all).hashCode() + " " + Arrays.toString(HexFormat.of().parseHex("00ffAb")) + Arrays.toString(h.parseHex("<0A>:<0b>")));
        System.out.println(HexFormat.of().toHexDigits((byte) 200) + HexFormat.of().toHexDigits(5L, 3) + HexFormat.of().toHexDigits('x') + HexFormat.fromHexDigits("7fff") + HexFormat.fromHexDigit('c') + HexFormat.isHexDigit('g') + HexFormat.fromHexDigitsToLong("ffffffffff"));
        try {
            HexFormat.of().parseHex("abc");
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        UUID u = UUID.fromString("123e4567-e89b-12d3-a456-426614174000");
        System.out.println(u + " " + u.version() + u.variant() + " " + u.getMostSignificantBits() + " " + u.getLeastSignificantBits() + " " + u.hashCode() + " " + u.timestamp() + " " + u.node());
        System.out.println(UUID.nameUUIDFromBytes("name".getBytes(StandardCharsets.UTF_8)) + " " + new UUID(1, -2) + " " + u.compareTo(new UUID(1, 2)) + u.equals(UUID.fromString(u.toString())));
        try {
            UUID.fromString("not-a-uuid");
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(UUID.fromString("1-2-3-4-5") + " " + UUID.nameUUIDFromBytes(new byte[0]).version());
    }
}
