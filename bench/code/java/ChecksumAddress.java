// SPDX-License-Identifier: Apache-2.0

import corto.lang.Address;
import corto.lang.ObjectAddress;
import corto.lang.RawMemory;

/// The Internet checksum (RFC 1071) of packets in memory, four bytes a step, through `Address`.
@RawMemory(reason = "measures raw memory")
final class ChecksumAddress {
    private static final int PACKETS = 64;
    private static final int PACKET_BYTES = 1460;
    private static final int ROUNDS = 100;

    private final Address packets;

    private ChecksumAddress(Address packets) {
        this.packets = packets;
    }

    private static int checksum(Address packet, int length) {
        long sum = 0;
        for (int i = 0; i < length; i += 4) {
            sum += packet.loadInt(i) & 0xFFFF_FFFFL;
        }
        sum = (sum & 0xFFFF) + (sum >>> 16 & 0xFFFF) + (sum >>> 32);
        sum = (sum & 0xFFFF) + (sum >>> 16);
        sum += sum >>> 16;
        return (int) (~sum & 0xFFFF);
    }

    private long work() {
        long result = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < PACKETS; i++) {
                Address packet = packets.plus((long) i * PACKET_BYTES);
                packet.storeInt(0, round);
                result = result * 31 + checksum(packet, PACKET_BYTES);
            }
        }
        return result;
    }

    public static void main(String[] arguments) {
        byte[] memory = new byte[PACKETS * PACKET_BYTES];
        Sequence sequence = new Sequence(1);
        for (int i = 0; i < memory.length; i++) {
            memory[i] = (byte) sequence.next();
        }
        ChecksumAddress program = new ChecksumAddress(ObjectAddress.elements(memory));
        Measure.run("checksum-address", arguments, program::work);
    }
}
