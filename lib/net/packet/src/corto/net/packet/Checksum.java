// SPDX-License-Identifier: Apache-2.0
package corto.net.packet;

import corto.lang.Address;
import corto.lang.NoAllocation;

/// The Internet checksum (RFC 1071): the one's complement sum of 16-bit words.
///
/// Sums are 16 bits in the byte order of the network, as the number that `U16` of a big-endian layout reads and writes.
@NoAllocation(reason = "runs once per packet")
public final class Checksum {
    private static final int WORD_BYTES = 8;
    private static final int BLOCK_BYTES = 4 * WORD_BYTES;
    private static final long LOW_HALF = 0xFFFF_FFFFL;
    private static final int MASK = 0xFFFF;

    private Checksum() {}

    /// The sum of `length` bytes; an odd last one counts as if a zero followed.
    ///
    /// Adds 8 bytes at a time as two halves of 32 bits, in the order of this machine: the sum only has its bytes swapped by that (RFC 1071 §2 (B)).
    public static int sum(Address data, int length) {
        long sum = 0;
        int offset = 0;
        for (; offset <= length - BLOCK_BYTES; offset += BLOCK_BYTES) {      // four words a round: the loop itself costs as much as a word
            long first = data.loadLong(offset);
            long second = data.loadLong(offset + WORD_BYTES);
            long third = data.loadLong(offset + 2 * WORD_BYTES);
            long fourth = data.loadLong(offset + 3 * WORD_BYTES);
            sum += (first & LOW_HALF) + (first >>> 32) + (second & LOW_HALF) + (second >>> 32)
                    + (third & LOW_HALF) + (third >>> 32) + (fourth & LOW_HALF) + (fourth >>> 32);
        }
        for (; offset <= length - WORD_BYTES; offset += WORD_BYTES) {
            long word = data.loadLong(offset);
            sum += (word & LOW_HALF) + (word >>> 32);
        }
        if ((length & 4) != 0) {
            sum += data.loadInt(offset) & LOW_HALF;
            offset += 4;
        }
        if ((length & 2) != 0) {
            sum += data.loadShort(offset) & MASK;
            offset += 2;
        }
        if ((length & 1) != 0) {
            sum += data.loadByte(offset) & 0xFF;
        }
        sum = (sum & LOW_HALF) + (sum >>> 32);
        sum = (sum & LOW_HALF) + (sum >>> 32);
        return Short.reverseBytes((short) fold(sum)) & MASK;
    }

    /// The sum of what `first` and `second` are sums of; `first` is of an even number of bytes, or the last.
    public static int add(int first, int second) {
        int sum = first + second;
        return (sum & MASK) + (sum >>> 16);
    }

    /// The sum of the pseudo header of TCP and UDP over IPv4 (RFC 9293 §3.1, RFC 768).
    public static int pseudoHeader(int source, int destination, int protocol, int length) {
        long sum = (source >>> 16) + (source & MASK) + (destination >>> 16) + (destination & MASK) + protocol + length;
        return fold(sum);
    }

    /// What stands in the checksum field for `sum`.
    public static int complement(int sum) {
        return ~sum & MASK;
    }

    /// Whether `sum`, over bytes that include their checksum, says that they are as they were sent.
    public static boolean isRight(int sum) {
        return sum == MASK;
    }

    /// The checksum after one 16-bit word that it covers changed (RFC 1624, equation 3).
    public static int updated(int checksum, int oldWord, int newWord) {
        return complement(fold((long) complement(checksum) + complement(oldWord) + newWord));
    }

    private static int fold(long sum) {
        long once = (sum & MASK) + (sum >>> 16);
        long twice = (once & MASK) + (once >>> 16);
        return (int) ((twice & MASK) + (twice >>> 16));
    }
}
