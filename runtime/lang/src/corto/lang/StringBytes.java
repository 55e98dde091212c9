// SPDX-License-Identifier: Apache-2.0
package corto.lang;

import java.nio.charset.StandardCharsets;

/// Strings of one byte a character (ISO 8859-1), as names and paths are in the kernel, without a call or a copy for each character.
///
/// In an image `corto.jdk` replaces all bodies: the bytes are the string's own array, and are looked at eight at a time.
public final class StringBytes {
    private StringBytes() {}

    /// The characters of `text`, none of them above 255, as one byte each. Only to be read.
    public static byte[] of(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }

    /// The string whose characters are the `lengthBytes` bytes at `from`.
    public static String copy(Address from, int lengthBytes) {
        byte[] bytes = new byte[lengthBytes];
        for (int i = 0; i < lengthBytes; i++) {
            bytes[i] = from.loadByte(i);
        }
        return new String(bytes, StandardCharsets.ISO_8859_1);
    }

    /// The index of the first `wanted` at or above `from`, which is not negative; the length of `bytes` if there is none.
    public static int indexOf(byte[] bytes, byte wanted, int from) {
        int at = from;
        while (at < bytes.length && bytes[at] != wanted) {
            at++;
        }
        return Math.min(at, bytes.length);
    }

    /// Whether `part` is what the `length` bytes of `bytes` from `from` on, all of them inside, are.
    public static boolean isAt(byte[] bytes, int from, int length, byte[] part) {
        if (part.length != length) {
            return false;
        }
        for (int i = 0; i < length; i++) {
            if (bytes[from + i] != part[i]) {
                return false;
            }
        }
        return true;
    }
}
