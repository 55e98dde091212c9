// SPDX-License-Identifier: Apache-2.0
package corto.net.stack;

import java.util.Random;

/// Messages of transports and ICMP that are well-formed but for some field; IP's header, and checksums, are the caller's.
final class FuzzedMessages {
    private final Random random;

    FuzzedMessages(Random random) {
        this.random = random;
    }

    /// Often an edge.
    int oddNumber() {
        return switch (random.nextInt(6)) {
            case 0 -> 0;
            case 1 -> -1;
            case 2 -> Integer.MIN_VALUE;
            case 3 -> 1 << random.nextInt(32);
            default -> random.nextInt();
        };
    }

    /// A segment that knows the numbers of the last one that the victim sent to the peer, at `at` in the frame `last`: near them, so that it is not dropped at the door.
    byte[] segment(byte[] last, int at) {
        byte[] options = options();
        byte[] payload = new byte[20 + options.length + (random.nextBoolean() ? 0 : random.nextInt(1400))];
        int sourcePort = random.nextInt(10) == 0 ? random.nextInt(0x10000) : (last[at + 2] & 0xFF) << 8 | last[at + 3] & 0xFF;
        put16(payload, 0, sourcePort);
        put16(payload, 2, random.nextInt(10) == 0 ? random.nextInt(0x10000) : 80);
        put32(payload, 4, read32(last, at + 8) + near());
        put32(payload, 8, read32(last, at + 4) + near());
        payload[12] = (byte) ((random.nextInt(30) == 0 ? random.nextInt(16) : 5 + options.length / 4) << 4);
        payload[13] = (byte) (random.nextInt(4) == 0 ? random.nextInt(64) : 0x10 | (random.nextInt(5) == 0 ? 8 : 0) | (random.nextInt(60) == 0 ? 1 : 0));
        put16(payload, 14, random.nextInt(5) == 0 ? oddNumber() : 0x1000);
        System.arraycopy(options, 0, payload, 20, options.length);
        return payload;
    }

    private int near() {
        return switch (random.nextInt(8)) {
            case 0 -> oddNumber();
            case 1 -> 1448 * random.nextInt(20);
            case 2 -> random.nextInt(60_000) - 30_000;
            case 3 -> random.nextInt(3) - 1;
            default -> 0;
        };
    }

    /// Known kinds with right and wrong lengths.
    byte[] options() {
        byte[] bytes = new byte[4 * random.nextInt(11)];
        for (int at = 0; at < bytes.length - 1;) {
            int kind = new int[] {0, 1, 1, 2, 3, 4, 5, 5, 5, 8, 8, 30, 34, 254}[random.nextInt(14)];
            int length = kind <= 1 ? 1 : kind == 2 ? 4 : kind == 3 ? 3 : kind == 4 ? 2 : kind == 5 ? 2 + 8 * (1 + random.nextInt(4)) : kind == 8 ? 10 : 2 + random.nextInt(8);
            bytes[at] = (byte) kind;
            if (kind > 1) {
                bytes[at + 1] = (byte) (random.nextInt(15) == 0 ? random.nextInt(256) : length);
                for (int i = at + 2; i < Math.min(bytes.length, at + length); i++) {
                    bytes[i] = (byte) (random.nextInt(3) == 0 ? 0 : random.nextInt());
                }
            }
            at += length;
        }
        return bytes;
    }

    private static int read32(byte[] bytes, int at) {
        return (bytes[at] & 0xFF) << 24 | (bytes[at + 1] & 0xFF) << 16 | (bytes[at + 2] & 0xFF) << 8 | bytes[at + 3] & 0xFF;
    }

    /// The body of an ICMP or ICMPv6 error that quotes what the victim sent, a frame; the type is left to the caller.
    byte[] quoting(byte[] last) {
        byte[] payload = new byte[8 + 28 + random.nextInt(80)];
        random.nextBytes(payload);
        payload[1] = (byte) random.nextInt(17);
        put16(payload, 6, random.nextBoolean() ? random.nextInt(1600) : oddNumber());
        System.arraycopy(last, 14, payload, 8, Math.min(payload.length - 8, last.length - 14));
        if (random.nextInt(4) == 0) {
            payload[8 + random.nextInt(28)] ^= (byte) (1 << random.nextInt(8));
        }
        return payload;
    }

    byte[] datagram() {
        byte[] payload = new byte[8 + random.nextInt(1400)];
        put16(payload, 0, random.nextInt(0x10000));
        put16(payload, 2, random.nextInt(4) == 0 ? random.nextInt(0x10000) : 53);
        put16(payload, 4, random.nextInt(6) == 0 ? oddNumber() : payload.length);
        return payload;
    }

    static void put16(byte[] frame, int at, int value) {
        frame[at] = (byte) (value >> 8);
        frame[at + 1] = (byte) value;
    }

    static int sum(byte[] bytes, int from, int length, int before) {
        int sum = before;
        for (int i = 0; i < length; i++) {
            int value = bytes[from + i] & 0xFF;
            sum += i % 2 == 0 ? value << 8 : value;
            sum = (sum & 0xFFFF) + (sum >>> 16);
        }
        return sum;
    }

    static void put32(byte[] frame, int at, int value) {
        put16(frame, at, value >>> 16);
        put16(frame, at + 2, value);
    }
}
