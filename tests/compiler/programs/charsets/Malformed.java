// SPDX-License-Identifier: Apache-2.0
package charsets;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;

public class Malformed {
    static String show(String s) {
        StringBuilder out = new StringBuilder();
        for (char c : s.toCharArray()) {
            out.append(c < 127 && c >= 32 ? "" + c : "\\u" + Integer.toHexString(c));
        }
        return out.toString();
    }

    static byte[] bytes(int... values) {
        byte[] b = new byte[values.length];
        for (int i = 0; i < b.length; i++) {
            b[i] = (byte) values[i];
        }
        return b;
    }

    public static void main(String[] args) {
        byte[][] inputs = {bytes(0x80), bytes('a', 0xc3), bytes(0xc3, 0x28), bytes(0xc0, 0x80), bytes(0xc1, 0xbf), bytes(0xe2, 0x82), bytes(0xe2, 0x28, 0xa1), bytes(0xe0, 0x80, 0x80), bytes(0xed, 0xa0, 0x80), bytes(0xed, 0xa0, 0xbd, 0xed, 0xb8, 0x80),
            bytes(0xf0, 0x9f, 0x98, 0x80), bytes(0xf0, 0x9f, 0x98), bytes(0xf0, 0x80, 0x80, 0x80), bytes(0xf4, 0x90, 0x80, 0x80), bytes(0xf5, 0x80, 0x80, 0x80), bytes(0xff, 0xfe, 'x'), bytes(0xef, 0xbb, 0xbf, 'b'), bytes('o', 'k', 0xe9, 'x', 0xc3, 0xa9)};
        for (byte[] b : inputs) {
            System.out.print(show(new String(b, StandardCharsets.UTF_8)) + " | " + show(new String(b, StandardCharsets.US_ASCII)) + " | " + show(new String(b, StandardCharsets.UTF_16)) + " | ");
            try {
                System.out.println(show(StandardCharsets.UTF_8.newDecoder().onMalformedInput(CodingErrorAction.REPORT).decode(ByteBuffer.wrap(b)).toString()));
            } catch (CharacterCodingException e) {
                System.out.println(e.getClass().getName() + " " + e.getMessage());
            }
        }
        System.out.println(show(new String(bytes(0xfe, 0xff, 0, 65), StandardCharsets.UTF_16)) + show(new String(bytes(0xff, 0xfe, 65, 0), StandardCharsets.UTF_16)) + show(new String(bytes(0xd8, 0, 0, 65), StandardCharsets.UTF_16BE)) + show(new String(bytes(0, 65, 66), StandardCharsets.UTF_16BE)));
        try {
            StandardCharsets.ISO_8859_1.newEncoder().onUnmappableCharacter(CodingErrorAction.REPORT).encode(CharBuffer.wrap("a€"));
        } catch (CharacterCodingException e) {
            System.out.println(e.getClass().getName() + " " + e.getMessage());
        }
        try {
            ByteBuffer ignoring = StandardCharsets.US_ASCII.newEncoder().onUnmappableCharacter(CodingErrorAction.IGNORE).encode(CharBuffer.wrap("aéb"));
            System.out.println(ignoring.remaining());
        } catch (CharacterCodingException e) {
            System.out.println("unexpected");
        }
        System.out.println(StandardCharsets.UTF_8.newEncoder().canEncode('\ud800') + " " + StandardCharsets.US_ASCII.newEncoder().canEncode('é') + " " + StandardCharsets.UTF_8.decode(ByteBuffer.wrap(bytes('h', 'i'))) + StandardCharsets.UTF_8.encode("é").remaining());
    }
}
