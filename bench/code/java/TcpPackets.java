// SPDX-License-Identifier: Apache-2.0

/// Segments to parse: most with timestamps as in a running connection, some SYN, a few malformed.
final class TcpPackets {
    private static final byte[] RUNNING = {1, 1, 8, 10, 0, 0, 0, 0, 0, 0, 0, 0};
    private static final byte[] SYN = {2, 4, 5, (byte) 0xB4, 4, 2, 8, 10, 1, 2, 3, 4, 0, 0, 0, 0, 1, 3, 3, 7};
    private static final byte[] MALFORMED = {8, 40, 1, 1};

    private TcpPackets() {}

    static byte[] make(int count, int stride) {
        byte[] packets = new byte[count * stride];
        Sequence sequence = new Sequence(2);
        for (int i = 0; i < count; i++) {
            int at = i * stride;
            for (int j = 0; j < stride; j++) {
                packets[at + j] = (byte) sequence.next();
            }
            byte[] options = i % 16 == 15 ? MALFORMED : i % 8 == 0 ? SYN : RUNNING;
            packets[at + 12] = (byte) (20 + options.length << 2);
            for (int j = 0; j < options.length; j++) {
                packets[at + 20 + j] = options[j];
            }
        }
        return packets;
    }
}
