// SPDX-License-Identifier: Apache-2.0
package corto.net.packet;

import corto.lang.Address;
import corto.lang.AlwaysInline;
import corto.lang.Hot;
import corto.lang.NoAllocation;

/// The Internet checksum (RFC 1071): the one's complement sum of 16-bit words.
///
/// Sums are 16 bits in the byte order of the network, as the number that `U16` of a big-endian layout reads and writes.
@NoAllocation(reason = "runs once per packet")
@Hot
public final class Checksum {
    private static final int WORD_BYTES = 8;
    private static final int BLOCK_BYTES = 4 * WORD_BYTES;
    private static final long LOW_HALF = 0xFFFF_FFFFL;
    private static final int MASK = 0xFFFF;

    private Checksum() {}

    /// The sum of `length` bytes; an odd last one counts as if a zero followed.
    ///
    /// Adds words of 8 bytes, and the carries out of them, in the order of this machine: the sum only has its bytes swapped by that
    /// (RFC 1071 §2 (B)). Four words a round: the loop itself costs as much as a word.
    public static int sum(Address data, int length) {
        long words = 0;
        long carries = 0;
        int offset = 0;
        for (; offset <= length - BLOCK_BYTES; offset += BLOCK_BYTES) {
            Address block = data.plus(offset);
            long first = block.loadLong();
            words += first;
            carries += carry(words, first);
            long second = block.loadLong(WORD_BYTES);
            words += second;
            carries += carry(words, second);
            long third = block.loadLong(2 * WORD_BYTES);
            words += third;
            carries += carry(words, third);
            long fourth = block.loadLong(3 * WORD_BYTES);
            words += fourth;
            carries += carry(words, fourth);
        }
        for (; offset <= length - WORD_BYTES; offset += WORD_BYTES) {
            long word = data.loadLong(offset);
            words += word;
            carries += carry(words, word);
        }
        long sum = (words & LOW_HALF) + (words >>> 32) + carries;
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

    /// The sum of a packet with its `rest`, or of a frame with its parts.
    public static int sumAll(PacketBuffer packet) {
        int sum = sum(packet.data(), packet.length());
        int offset = packet.length();
        boolean isFrame = packet.rest() == null;
        for (PacketBuffer each = isFrame ? packet.part() : packet.rest(); each != null; each = isFrame ? each.part() : each.next) {
            int part = sum(each.data(), each.length());
            sum = add(sum, (offset & 1) == 0 ? part : (part & 0xFF) << 8 | part >>> 8);        // at an odd place bytes change halves (RFC 1071 §2 (B))
            offset += each.length();
        }
        return sum;
    }

    /// 1 if `sum`, to which `added` was added last, overflowed by that.
    @AlwaysInline
    private static int carry(long sum, long added) {
        return new Address(sum).isBelow(new Address(added)) ? 1 : 0;       // for its unsigned comparison
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
