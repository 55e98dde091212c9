// SPDX-License-Identifier: Apache-2.0

import java.lang.foreign.Arena;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

/// `ChecksumAddress` for HotSpot, where `Address` has only simulated memory: native memory as a `MemorySegment`.
final class ChecksumAddressSegment {
    private static final int PACKETS = 64;
    private static final int PACKET_BYTES = 1460;
    private static final int ROUNDS = 100;
    private static final ValueLayout.OfInt INT = ValueLayout.JAVA_INT_UNALIGNED;
    private static final MemorySegment MEMORY = Arena.global().allocate((long) PACKETS * PACKET_BYTES);

    private ChecksumAddressSegment() {}

    private static int checksum(long packet, int length) {
        long sum = 0;
        for (int i = 0; i < length; i += 4) {
            sum += MEMORY.get(INT, packet + i) & 0xFFFF_FFFFL;
        }
        sum = (sum & 0xFFFF) + (sum >>> 16 & 0xFFFF) + (sum >>> 32);
        sum = (sum & 0xFFFF) + (sum >>> 16);
        sum += sum >>> 16;
        return (int) (~sum & 0xFFFF);
    }

    private static long work() {
        long result = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < PACKETS; i++) {
                long packet = (long) i * PACKET_BYTES;
                MEMORY.set(INT, packet, round);
                result = result * 31 + checksum(packet, PACKET_BYTES);
            }
        }
        return result;
    }

    public static void main(String[] arguments) {
        Sequence sequence = new Sequence(1);
        for (int i = 0; i < PACKETS * PACKET_BYTES; i++) {
            MEMORY.set(ValueLayout.JAVA_BYTE, i, (byte) sequence.next());
        }
        Measure.run("checksum-address", arguments, ChecksumAddressSegment::work);
    }
}
