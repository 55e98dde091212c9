// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Address;
import corto.lang.AlwaysInline;
import corto.lang.ObjectAddress;
import corto.lang.RawMemory;
import corto.lang.Replace;
import corto.lang.Substitute;

/// On the host these copy, and go byte by byte.
@RawMemory(reason = "reads eight elements of an array at once")
@Substitute("corto.lang.StringBytes")
final class StringBytesSubstitution {
    private static final long LOWEST_BITS = 0x0101_0101_0101_0101L;    // of each byte
    private static final long HIGHEST_BITS = 0x8080_8080_8080_8080L;
    private static final int BYTE_MASK = 0xFF;

    @AlwaysInline
    @Replace
    public static byte[] of(String text) {
        return TrustedStrings.bytes(text);
    }

    @Replace
    public static String copy(Address from, int lengthBytes) {
        byte[] bytes = new byte[lengthBytes];
        ObjectAddress.elements(bytes).copyFrom(from, lengthBytes);
        return TrustedStrings.adopt(bytes);
    }

    @Replace
    public static int indexOf(byte[] bytes, byte wanted, int from) {
        Address elements = ObjectAddress.elements(bytes);
        int length = bytes.length;
        long pattern = (wanted & BYTE_MASK) * LOWEST_BITS;
        int at = from;
        for (; at <= length - Long.BYTES; at += Long.BYTES) {
            long differences = elements.loadLong(at) ^ pattern;
            long zeros = differences - LOWEST_BITS & ~differences & HIGHEST_BITS;    // the lowest bit set is the first zero byte's (Mycroft)
            if (zeros != 0) {
                return at + Long.numberOfTrailingZeros(zeros) / Byte.SIZE;
            }
        }
        while (at < length && elements.loadByte(at) != wanted) {
            at++;
        }
        return Math.min(at, length);
    }

    @Replace
    public static boolean isAt(byte[] bytes, int from, int length, byte[] part) {
        if (part.length != length) {
            return false;
        }
        Address one = ObjectAddress.elements(bytes).plus(from);
        Address other = ObjectAddress.elements(part);
        int at = 0;
        for (; at <= length - Long.BYTES; at += Long.BYTES) {
            if (one.loadLong(at) != other.loadLong(at)) {
                return false;
            }
        }
        for (; at < length; at++) {
            if (one.loadByte(at) != other.loadByte(at)) {
                return false;
            }
        }
        return true;
    }
}
