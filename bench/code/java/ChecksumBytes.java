// SPDX-License-Identifier: Apache-2.0

/// The Internet checksum (RFC 1071) of packets in a `byte[]`, two bytes a step, from any offset.
final class ChecksumBytes {
    private static final int PACKETS = 64;
    private static final int PACKET_BYTES = 1460;
    private static final int ROUNDS = 60;

    private final byte[] packets;

    private ChecksumBytes(byte[] packets) {
        this.packets = packets;
    }

    private static int checksum(byte[] data, int from, int length) {
        int sum = 0;
        for (int i = from; i < from + length; i += 2) {
            sum += (data[i] & 0xFF) << 8 | data[i + 1] & 0xFF;
        }
        sum = (sum & 0xFFFF) + (sum >>> 16);
        sum += sum >>> 16;
        return ~sum & 0xFFFF;
    }

    private long work() {
        long result = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < PACKETS; i++) {
                packets[i * PACKET_BYTES] = (byte) round;
                result = result * 31 + checksum(packets, i * PACKET_BYTES, PACKET_BYTES);
            }
        }
        return result;
    }

    public static void main(String[] arguments) {
        byte[] packets = new byte[PACKETS * PACKET_BYTES];
        Sequence sequence = new Sequence(1);
        for (int i = 0; i < packets.length; i++) {
            packets[i] = (byte) sequence.next();
        }
        ChecksumBytes program = new ChecksumBytes(packets);
        Measure.run("checksum-bytes", arguments, program::work);
    }
}
