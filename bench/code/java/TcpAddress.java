// SPDX-License-Identifier: Apache-2.0

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.ObjectAddress;
import corto.lang.RawMemory;
import corto.lang.U16;
import corto.lang.U32;
import corto.lang.U8;

/// Parses TCP headers (RFC 9293 §3.1) and their options (RFC 7323, RFC 2018) through `Address` and layouts.
@RawMemory(reason = "makes an address of an array")
final class TcpAddress {
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

    private static final class Segment {
        private static final Layout LAYOUT = Layout.bigEndian();
        static final U16 SOURCE_PORT = LAYOUT.u16();
        static final U16 DESTINATION_PORT = LAYOUT.u16();
        static final U32 SEQUENCE = LAYOUT.u32();
        static final U32 ACKNOWLEDGEMENT = LAYOUT.u32();
        static final U8 DATA_OFFSET = LAYOUT.u8();
        static final U8 FLAGS = LAYOUT.u8();
        static final U16 WINDOW = LAYOUT.u16();
        static final U16 CHECKSUM = LAYOUT.u16();
        static final U16 URGENT = LAYOUT.u16();
        static final int SIZE = LAYOUT.sized(LEAST_HEADER);
    }

    private static final class Option {
        private static final Layout LAYOUT = Layout.bigEndian();
        static final U8 KIND = LAYOUT.u8();
        static final U8 LENGTH = LAYOUT.u8();
        static final U16 SEGMENT_SIZE = LAYOUT.at(2).u16();
        static final U8 SHIFT = LAYOUT.at(2).u8();
        static final U32 TIMESTAMP = LAYOUT.at(2).u32();
        static final U32 ECHO = LAYOUT.u32();
    }

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

    private final Address packets;
    private final Header header = new Header();

    private TcpAddress(Address packets) {
        this.packets = packets;
    }

    /// False if the header is malformed.
    private static boolean parse(Address segment, int length, Header header) {
        if (length < Segment.SIZE) {
            return false;
        }
        header.sourcePort = Segment.SOURCE_PORT.read(segment);
        header.destinationPort = Segment.DESTINATION_PORT.read(segment);
        header.sequence = Segment.SEQUENCE.read(segment);
        header.acknowledgement = Segment.ACKNOWLEDGEMENT.read(segment);
        int headerBytes = (Segment.DATA_OFFSET.read(segment) >> 4) * 4;
        header.flags = Segment.FLAGS.read(segment);
        header.window = Segment.WINDOW.read(segment);
        header.checksum = Segment.CHECKSUM.read(segment);
        if (headerBytes < LEAST_HEADER || headerBytes > length) {
            return false;
        }
        return parseOptions(segment.plus(LEAST_HEADER), headerBytes - LEAST_HEADER, header);
    }

    private static boolean parseOptions(Address options, int length, Header header) {
        header.segmentSize = 536;
        header.windowScale = 0;
        header.sackPermitted = false;
        header.timestamp = 0;
        header.echo = 0;
        int at = 0;
        while (at < length) {
            Address option = options.plus(at);
            int kind = Option.KIND.read(option);
            if (kind == END) {
                return true;
            }
            if (kind == NO_OPERATION) {
                at++;
                continue;
            }
            if (at + 2 > length) {
                return false;
            }
            int size = Option.LENGTH.read(option);
            if (size < 2 || at + size > length) {
                return false;
            }
            switch (kind) {
                case MAXIMUM_SEGMENT_SIZE -> header.segmentSize = Option.SEGMENT_SIZE.read(option);
                case WINDOW_SCALE -> header.windowScale = Option.SHIFT.read(option);
                case SACK_PERMITTED -> header.sackPermitted = true;
                case TIMESTAMPS -> {
                    header.timestamp = Option.TIMESTAMP.read(option);
                    header.echo = Option.ECHO.read(option);
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
                if (parse(packets.plus((long) i * STRIDE), STRIDE, header)) {
                    result = result * 31 + header.digest();
                } else {
                    result++;
                }
            }
        }
        return result;
    }

    public static void main(String[] arguments) {
        byte[] packets = TcpPackets.make(PACKETS, STRIDE);
        TcpAddress program = new TcpAddress(ObjectAddress.elements(packets));
        Measure.run("tcp-address", arguments, program::work);
    }
}
