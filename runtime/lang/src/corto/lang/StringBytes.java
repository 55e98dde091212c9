// SPDX-License-Identifier: Apache-2.0
package corto.lang;

import java.nio.charset.StandardCharsets;

/// Strings of one byte a character (ISO 8859-1), as names and paths are in the kernel, without a call or a copy for each character.
///
/// In an image `corto.jdk` replaces all bodies: the bytes are the string's own array, and are looked at eight at a time.
@Hot
public final class StringBytes {
    private static final long MIXER = 0x9E37_79B9_7F4A_7C15L;          // 2^64 divided by the golden ratio

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

    /// The index of the last `wanted` below `end`; −1 if there is none.
    public static int lastIndexOf(byte[] bytes, byte wanted, int end) {
        int at = end - 1;
        while (at >= 0 && bytes[at] != wanted) {
            at--;
        }
        return at;
    }

    /// The first eight bytes from `from` to `end`, the first lowest; zeros above them if there are fewer.
    public static long word(byte[] bytes, int from, int end) {
        long word = 0;
        for (int i = 0; i < Long.BYTES && from + i < end; i++) {
            word |= (bytes[from + i] & 0xFFL) << i * Byte.SIZE;
        }
        return word;
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

    /// Whether the first `length` bytes of both, which have as many, are the same.
    public static boolean startAlike(byte[] one, byte[] other, int length) {
        for (int i = 0; i < length; i++) {
            if (one[i] != other[i]) {
                return false;
            }
        }
        return true;
    }

    /// A number that depends on the bytes of `bytes` from `from` to `end`, all of them inside, and mostly differs where they do. The same on the host and in an image.
    public static int hash(byte[] bytes, int from, int end) {
        long hash = end - from;
        for (int at = from; at < end; at += Long.BYTES) {
            hash = mixed(hash, word(bytes, at, end));
        }
        return (int) hash;
    }

    /// One step of `hash`: what the multiplication carries up comes down again.
    static long mixed(long hash, long word) {
        long product = (hash ^ word) * MIXER;
        return product ^ product >>> Integer.SIZE;
    }
}
