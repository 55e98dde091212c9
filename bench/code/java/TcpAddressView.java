// SPDX-License-Identifier: Apache-2.0

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/// `TcpAddress` for HotSpot, where `Address` has only simulated memory: a `byte[]` read through view handles.
final class TcpAddressView {
    private static final int PACKETS = 1024;
    private static final int STRIDE = 64;
    private static final int ROUNDS = 60;
    private static final int LEAST_HEADER = 20;
    private static final int END = 0;
    private static final int NO_OPERATION = 1;
    private static final int MAXIMUM_SEGMENT_SIZE = 2;
    private static final int WINDOW_SCALE = 3;
    private static final int SACK_PERMITTED = 4;
    private static final int TIMESTAMPS = 8;

    private static final VarHandle U16 = MethodHandles.byteArrayViewVarHandle(short[].class, ByteOrder.BIG_ENDIAN);
    private static final VarHandle U32 = MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.BIG_ENDIAN);

    private static final class Header {
        int sourcePort;
        int destinationPort;
        int sequence;
        int acknowledgement;
        int flags;
        int window;
        int checksum;
        int segmentSize;
        int windowScale;
        boolean sackPermitted;
        int timestamp;
        int echo;

        long digest() {
            return sourcePort + 3L * destinationPort + 5L * sequence + 7L * acknowledgement + 11L * flags + 13L * window + 17L * checksum
                    + 19L * segmentSize + 23L * windowScale + (sackPermitted ? 29 : 0) + 31L * timestamp + 37L * echo;
        }
    }

    private final byte[] packets;
    private final Header header = new Header();

    private TcpAddressView(byte[] packets) {
        this.packets = packets;
    }

    private static int u16(byte[] data, int at) {
        return (short) U16.get(data, at) & 0xFFFF;
    }

    private static int u32(byte[] data, int at) {
        return (int) U32.get(data, at);
    }

    /// False if the header is malformed.
    private static boolean parse(byte[] data, int at, int length, Header header) {
        if (length < LEAST_HEADER) {
            return false;
        }
        header.sourcePort = u16(data, at);
        header.destinationPort = u16(data, at + 2);
        header.sequence = u32(data, at + 4);
        header.acknowledgement = u32(data, at + 8);
        int headerBytes = (data[at + 12] >> 4 & 0xF) * 4;
        header.flags = data[at + 13] & 0xFF;
        header.window = u16(data, at + 14);
        header.checksum = u16(data, at + 16);
        if (headerBytes < LEAST_HEADER || headerBytes > length) {
            return false;
        }
        return parseOptions(data, at + LEAST_HEADER, at + headerBytes, header);
    }

    private static boolean parseOptions(byte[] data, int from, int end, Header header) {
        header.segmentSize = 536;
        header.windowScale = 0;
        header.sackPermitted = false;
        header.timestamp = 0;
        header.echo = 0;
        int at = from;
        while (at < end) {
            int kind = data[at];
            if (kind == END) {
                return true;
            }
            if (kind == NO_OPERATION) {
                at++;
                continue;
            }
            if (at + 2 > end) {
                return false;
            }
            int size = data[at + 1] & 0xFF;
            if (size < 2 || at + size > end) {
                return false;
            }
            switch (kind) {
                case MAXIMUM_SEGMENT_SIZE -> header.segmentSize = u16(data, at + 2);
                case WINDOW_SCALE -> header.windowScale = data[at + 2];
                case SACK_PERMITTED -> header.sackPermitted = true;
                case TIMESTAMPS -> {
                    header.timestamp = u32(data, at + 2);
                    header.echo = u32(data, at + 6);
                }
                default -> { }
            }
            at += size;
        }
        return true;
    }

    private long work() {
        long result = 0;
        for (int round = 0; round < ROUNDS; round++) {
            for (int i = 0; i < PACKETS; i++) {
                if (parse(packets, i * STRIDE, STRIDE, header)) {
                    result = result * 31 + header.digest();
                } else {
                    result++;
                }
            }
        }
        return result;
    }

    public static void main(String[] arguments) {
        TcpAddressView program = new TcpAddressView(TcpPackets.make(PACKETS, STRIDE));
        Measure.run("tcp-address", arguments, program::work);
    }
}
