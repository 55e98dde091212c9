// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Address;
import corto.lang.AlwaysInline;
import corto.lang.Hot;
import corto.lang.ObjectAddress;
import corto.lang.RawMemory;
import corto.lang.Replace;
import corto.lang.Substitute;

/// On the host these copy, and go byte by byte.
@Hot
@RawMemory(reason = "reads eight elements of an array at once")
@Substitute("corto.lang.StringBytes")
final class StringBytesSubstitution {
    private static final long LOWEST_BITS = 0x0101_0101_0101_0101L;    // of each byte
    private static final long HIGHEST_BITS = 0x8080_8080_8080_8080L;
    private static final int BYTE_MASK = 0xFF;
    private static final long MIXER = 0x9E37_79B9_7F4A_7C15L;

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
        if (at < length && length >= Long.BYTES) {
            long differences = tail(elements, at, length) ^ pattern;     // what is behind the end finds at most the end
            long zeros = differences - LOWEST_BITS & ~differences & HIGHEST_BITS;
            return zeros == 0 ? length : Math.min(at + Long.numberOfTrailingZeros(zeros) / Byte.SIZE, length);
        }
        while (at < length && elements.loadByte(at) != wanted) {
            at++;
        }
        return Math.min(at, length);
    }

    /// The one to seven bytes from `at` to `end`, the first lowest, above them zeros. There are at least eight before `end`.
    @AlwaysInline
    private static long tail(Address elements, int at, int end) {
        return elements.loadLong(end - Long.BYTES) >>> (Long.BYTES - (end - at)) * Byte.SIZE;
    }

    @Replace
    public static int lastIndexOf(byte[] bytes, byte wanted, int end) {
        Address elements = ObjectAddress.elements(bytes);
        long pattern = (wanted & BYTE_MASK) * LOWEST_BITS;
        int at = end;
        for (; at >= Long.BYTES; at -= Long.BYTES) {
            long differences = elements.loadLong(at - Long.BYTES) ^ pattern;
            long others = (differences & ~HIGHEST_BITS) + ~HIGHEST_BITS | differences;      // the highest bit of each byte that is not zero
            long zeros = ~others & HIGHEST_BITS;
            if (zeros != 0) {
                return at - 1 - Long.numberOfLeadingZeros(zeros) / Byte.SIZE;
            }
        }
        do {
            at--;
        } while (at >= 0 && elements.loadByte(at) != wanted);
        return at;
    }

    @Replace
    public static boolean isAt(byte[] bytes, int from, int length, byte[] part) {
        return part.length == length && areEqual(ObjectAddress.elements(bytes).plus(from), ObjectAddress.elements(part), length);
    }

    @Replace
    public static boolean startAlike(byte[] one, byte[] other, int length) {
        return areEqual(ObjectAddress.elements(one), ObjectAddress.elements(other), length);
    }

    @AlwaysInline
    private static boolean areEqual(Address one, Address other, int length) {
        if (length < Long.BYTES) {
            for (int at = 0; at < length; at++) {
                if (one.loadByte(at) != other.loadByte(at)) {
                    return false;
                }
            }
            return true;
        }
        int last = length - Long.BYTES;
        for (int at = 0; at < last; at += Long.BYTES) {
            if (one.loadLong(at) != other.loadLong(at)) {
                return false;
            }
        }
        return one.loadLong(last) == other.loadLong(last);               // some bytes twice
    }

    @Replace
    public static int hash(byte[] bytes, int from, int end) {
        Address elements = ObjectAddress.elements(bytes);
        long hash = end - from;
        int at = from;
        for (; at <= end - Long.BYTES; at += Long.BYTES) {
            hash = mixed(hash, elements.loadLong(at));
        }
        if (at < end) {
            hash = mixed(hash, rest(elements, at, end));
        }
        return (int) hash;
    }

    @AlwaysInline
    @Replace
    public static long word(byte[] bytes, int from, int end) {
        Address elements = ObjectAddress.elements(bytes);
        return end - from >= Long.BYTES ? elements.loadLong(from) : end == from ? 0 : rest(elements, from, end);
    }

    /// The one to seven bytes from `at` to `end`.
    private static long rest(Address elements, int at, int end) {
        return end >= Long.BYTES ? tail(elements, at, end) : head(elements, at, end);
    }

    /// As `tail`, where fewer than eight bytes lie before `end`.
    private static long head(Address elements, int at, int end) {
        long word = 0;
        for (int i = end - 1; i >= at; i--) {
            word = word << Byte.SIZE | elements.loadByte(i) & BYTE_MASK;
        }
        return word;
    }

    @AlwaysInline
    private static long mixed(long hash, long word) {
        long product = (hash ^ word) * MIXER;
        return product ^ product >>> Integer.SIZE;
    }
}
