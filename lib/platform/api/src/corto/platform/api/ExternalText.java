// SPDX-License-Identifier: Apache-2.0
package corto.platform.api;

import corto.lang.Address;
import corto.lang.RawMemory;

/// Text that a boot loader or a host left in memory: bytes in UTF-8, ended by a zero.
@RawMemory(reason = "reads what the boot loader left")
public final class ExternalText {
    private static final char REPLACEMENT = '\uFFFD';

    private ExternalText() {}

    /// The bytes before the zero.
    public static byte[] bytes(Address text) {
        int length = 0;
        while (text.loadByte(length) != 0) {
            length++;
        }
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = text.loadByte(i);
        }
        return bytes;
    }

    /// The text as a string; what is not UTF-8 becomes U+FFFD.
    public static String string(Address text) {
        byte[] bytes = bytes(text);
        return string(bytes, bytes.length);
    }

    /// The first `length` bytes as a string.
    public static String string(byte[] text, int length) {
        char[] characters = new char[length];
        int count = 0;
        int at = 0;
        while (at < length) {
            int first = text[at++] & 0xFF;
            int following = followingBytes(first);
            int codePoint = following == 0 ? first : first & (0x3F >> following);
            for (; following > 0 && at < length && (text[at] & 0xC0) == 0x80; following--) {
                codePoint = codePoint << 6 | text[at++] & 0x3F;
            }
            if (following != 0) {
                characters[count++] = REPLACEMENT;
            } else if (codePoint < Character.MIN_SUPPLEMENTARY_CODE_POINT) {
                characters[count++] = (char) codePoint;
            } else {
                characters[count++] = Character.highSurrogate(codePoint);
                characters[count++] = Character.lowSurrogate(codePoint);
            }
        }
        return new String(characters, 0, count);
    }

    /// RFC 3629 §3. A byte that cannot be a first one asks for more than can follow.
    private static int followingBytes(int first) {
        if (first < 0x80) {
            return 0;
        }
        if (first >= 0xC2 && first < 0xE0) {
            return 1;
        }
        if (first >= 0xE0 && first < 0xF0) {
            return 2;
        }
        return first >= 0xF0 && first < 0xF5 ? 3 : Integer.MAX_VALUE;
    }
}
