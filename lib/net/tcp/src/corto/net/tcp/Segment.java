// SPDX-License-Identifier: Apache-2.0
package corto.net.tcp;

import corto.lang.Address;
import corto.lang.Hot;
import corto.lang.NoAllocation;
import corto.net.ipv4.Ipv4;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Flow;
import corto.net.packet.Checksum;
import corto.net.packet.PacketBuffer;

/// What a segment says: its header and options, read or to be written. One object each way is used again and again.
@NoAllocation(reason = "runs once per packet")
@Hot
final class Segment {
    static final int NO_SCALE = -1;
    static final int MAX_BLOCKS = 4;             // what fits (RFC 2018 §3)
    static final int MAX_SCALE = 14;             // RFC 7323 §2.3

    private static final int NO_OPTIONS = TcpHeader.OPTION_NONE << 8 | TcpHeader.OPTION_NONE;
    private static final int SACK_PERMITTED = TcpHeader.OPTION_SACK_PERMITTED << 8 | TcpHeader.OPTION_SACK_PERMITTED_BYTES;

    Ipv6Flow flow;                               // null: over IPv4
    int source;                                  // addresses and ports; with a flow 32 bits of the addresses
    int destination;
    int sourcePort;
    int destinationPort;
    int sequence;
    int acknowledgment;
    int flags;
    int window;                                  // as in the header, not scaled
    int urgent;                                  // the urgent pointer, if there is URG; 0 of what goes out without
    int length;                                  // bytes of payload
    int mss;                                     // 0: no such option
    int windowScale;                             // NO_SCALE: no such option
    boolean hasTimestamps;
    int timestamp;
    int timestampEcho;
    boolean sackPermitted;
    int sackCount;                               // blocks
    final int[] sackEdges;                       // begin and end of each

    /// `sackEdges` has room for `MAX_BLOCKS`.
    Segment(int[] sackEdges) {
        this.sackEdges = sackEdges;
    }

    boolean has(int flag) {
        return (flags & flag) != 0;
    }

    /// The sequence number behind it: SYN and FIN take one each.
    int end() {
        return sequence + length + (has(TcpHeader.SYN) ? 1 : 0) + (has(TcpHeader.FIN) ? 1 : 0);
    }

    /// Reads the header of `packet` and pulls it off; false if it is malformed.
    boolean read(PacketBuffer packet, int source, int destination, Ipv6Flow flow) {
        if (packet.length() < TcpHeader.SIZE) {
            return false;
        }
        Address header = packet.data();
        int headerLength = (TcpHeader.DATA_OFFSET.read(header) >>> 4) * 4;
        if (headerLength < TcpHeader.SIZE || headerLength > packet.length() || !isChecksumRight(packet, source, destination, flow)) {
            return false;
        }
        this.flow = flow;
        this.source = source;
        this.destination = destination;
        sourcePort = TcpHeader.SOURCE_PORT.read(header);
        destinationPort = TcpHeader.DESTINATION_PORT.read(header);
        sequence = TcpHeader.SEQUENCE.read(header);
        acknowledgment = TcpHeader.ACKNOWLEDGMENT.read(header);
        flags = TcpHeader.FLAGS.read(header);
        window = TcpHeader.WINDOW.read(header);
        if (UrgentPointer.SELECTED && has(TcpHeader.URG)) {
            urgent = TcpHeader.URGENT.read(header);
        }
        length = packet.length() + packet.restLength() - headerLength;
        readOptions(header, headerLength);
        packet.pull(headerLength);
        return true;
    }

    private static boolean isChecksumRight(PacketBuffer packet, int source, int destination, Ipv6Flow flow) {
        if (packet.isChecksumVerified()) {
            return true;
        }
        int length = packet.length() + packet.restLength();
        int pseudo = pseudoHeader(source, destination, flow, length);
        return Checksum.isRight(Checksum.add(Checksum.sumAll(packet), pseudo));
    }

    private static int pseudoHeader(int source, int destination, Ipv6Flow flow, int length) {
        return Ipv6.SELECTED && flow != null ? flow.pseudoHeader(Ipv6.PROTOCOL_TCP, length)
                : Checksum.pseudoHeader(source, destination, Ipv4.PROTOCOL_TCP, length);
    }

    /// Unknown options are skipped; at a malformed one reading ends (RFC 9293 §3.1, MUST-7).
    private void readOptions(Address header, int headerLength) {
        mss = 0;
        windowScale = NO_SCALE;
        hasTimestamps = false;
        sackPermitted = false;
        sackCount = 0;
        int at = TcpHeader.SIZE;
        while (at < headerLength) {
            int kind = header.loadByte(at);
            if (kind == TcpHeader.OPTION_NONE) {
                at++;
                continue;
            }
            int bytes = at + 1 < headerLength ? header.loadByte(at + 1) & 0xFF : 0;
            if (kind == TcpHeader.OPTION_END || bytes < 2 || at + bytes > headerLength) {
                return;
            }
            readOption(header.plus(at), kind, bytes);
            at += bytes;
        }
    }

    private void readOption(Address option, int kind, int bytes) {
        if (kind == TcpHeader.OPTION_TIMESTAMPS && bytes == TcpHeader.OPTION_TIMESTAMPS_BYTES) {
            hasTimestamps = true;
            timestamp = Integer.reverseBytes(option.loadInt(2));
            timestampEcho = Integer.reverseBytes(option.loadInt(6));
        } else if (kind == TcpHeader.OPTION_MSS && bytes == TcpHeader.OPTION_MSS_BYTES) {
            mss = Short.reverseBytes(option.loadShort(2)) & 0xFFFF;
        } else if (kind == TcpHeader.OPTION_SCALE && bytes == TcpHeader.OPTION_SCALE_BYTES) {
            windowScale = Math.min(option.loadByte(2) & 0xFF, MAX_SCALE);
        } else if (kind == TcpHeader.OPTION_SACK_PERMITTED && bytes == TcpHeader.OPTION_SACK_PERMITTED_BYTES) {
            sackPermitted = true;
        } else if (kind == TcpHeader.OPTION_SACK) {
            readBlocks(option, (bytes - TcpHeader.OPTION_SACK_BYTES) / TcpHeader.SACK_BLOCK_BYTES);
        }
    }

    private void readBlocks(Address option, int count) {
        sackCount = Math.min(count, MAX_BLOCKS);
        for (int i = 0; i < 2 * sackCount; i++) {
            sackEdges[i] = Integer.reverseBytes(option.loadInt(TcpHeader.OPTION_SACK_BYTES + 4 * i));
        }
    }

    /// Writes the header in front of `packet`, and forgets what was said of selective acknowledgments. With `fills` the checksum is left to the device.
    void write(PacketBuffer packet, boolean fills) {
        int options = (mss == 0 ? 0 : 4) + (windowScale == NO_SCALE ? 0 : 4) + (hasTimestamps ? TcpHeader.TIMESTAMPS_SPACE : sackPermitted ? 4 : 0)
                + (sackCount == 0 ? 0 : 4 + sackCount * TcpHeader.SACK_BLOCK_BYTES);
        int headerLength = TcpHeader.SIZE + options;
        Address header = packet.push(headerLength);
        TcpHeader.SOURCE_PORT.write(header, sourcePort);
        TcpHeader.DESTINATION_PORT.write(header, destinationPort);
        TcpHeader.SEQUENCE.write(header, sequence);
        TcpHeader.ACKNOWLEDGMENT.write(header, acknowledgment);
        TcpHeader.DATA_OFFSET.write(header, headerLength / 4 << 4);
        TcpHeader.FLAGS.write(header, flags);
        TcpHeader.WINDOW.write(header, window);
        TcpHeader.URGENT.write(header, UrgentPointer.SELECTED ? urgent : 0);
        writeOptions(header);
        int length = packet.frameLength();
        int pseudo = pseudoHeader(source, destination, flow, length);
        if (fills) {
            TcpHeader.CHECKSUM.write(header, pseudo);
            packet.leaveChecksumToDevice(header, TcpHeader.CHECKSUM.offset());
        } else {
            TcpHeader.CHECKSUM.write(header, 0);
            TcpHeader.CHECKSUM.write(header, Checksum.complement(Checksum.add(Checksum.sumAll(packet), pseudo)));
        }
    }

    /// Each padded to whole words: MSS, NOP and scale, two NOPs or SACK-permitted and timestamps, two NOPs and blocks.
    private void writeOptions(Address header) {
        int at = TcpHeader.SIZE;
        if (mss != 0) {
            writeWord(header, at, TcpHeader.OPTION_MSS << 24 | TcpHeader.OPTION_MSS_BYTES << 16 | mss);
            at += 4;
        }
        if (windowScale != NO_SCALE) {
            writeWord(header, at, TcpHeader.OPTION_NONE << 24 | TcpHeader.OPTION_SCALE << 16 | TcpHeader.OPTION_SCALE_BYTES << 8 | windowScale);
            at += 4;
        }
        if (hasTimestamps) {
            writeWord(header, at, (sackPermitted ? SACK_PERMITTED : NO_OPTIONS) << 16 | TcpHeader.OPTION_TIMESTAMPS << 8
                    | TcpHeader.OPTION_TIMESTAMPS_BYTES);
            writeWord(header, at + 4, timestamp);
            writeWord(header, at + 8, timestampEcho);
            at += TcpHeader.TIMESTAMPS_SPACE;
        } else if (sackPermitted) {
            writeWord(header, at, NO_OPTIONS << 16 | SACK_PERMITTED);
            at += 4;
        }
        sackPermitted = false;
        if (sackCount != 0) {
            writeBlocks(header, at);
        }
    }

    private void writeBlocks(Address header, int at) {
        writeWord(header, at, NO_OPTIONS << 16 | TcpHeader.OPTION_SACK << 8 | TcpHeader.OPTION_SACK_BYTES + sackCount * TcpHeader.SACK_BLOCK_BYTES);
        for (int i = 0; i < 2 * sackCount; i++) {
            writeWord(header, at + 4 + 4 * i, sackEdges[i]);
        }
        sackCount = 0;
    }

    private static void writeWord(Address header, int offset, int value) {
        header.storeInt(offset, Integer.reverseBytes(value));
    }
}
