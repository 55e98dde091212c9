// SPDX-License-Identifier: Apache-2.0
package corto.posix.inet;

import static corto.lang.Errno.EFAULT;

import corto.lang.Address;
import corto.lang.Layout;
import corto.lang.Result;
import corto.lang.U16;
import corto.lang.U32;
import corto.lang.U64;
import corto.lang.U8;
import corto.lang.UserAddress;
import corto.net.tcp.TcpMeasures;
import corto.net.tcp.TcpSocket;
import corto.posix.process.UserMemory;
import corto.sched.api.Timers;

/// `struct tcp_info` (tcp(7), TCP_INFO), as far as its fields are known here; others are 0.
final class TcpInfo {
    static final int OPTION = 11;

    private static final Layout LAYOUT = Layout.littleEndian();
    private static final U8 STATE = LAYOUT.u8();
    private static final U8 CONGESTION_STATE = LAYOUT.u8();
    private static final U8 RETRANSMITS = LAYOUT.u8();
    private static final U8 PROBES = LAYOUT.u8();
    private static final U8 BACKOFF = LAYOUT.u8();
    private static final U8 OPTIONS = LAYOUT.u8();
    private static final U8 WINDOW_SCALES = LAYOUT.u8();         // the peer's, ours << 4
    private static final U32 RTO = LAYOUT.reserved(1).u32();
    private static final U32 ATO = LAYOUT.u32();
    private static final U32 SND_MSS = LAYOUT.u32();
    private static final U32 RCV_MSS = LAYOUT.u32();
    private static final U32 UNACKED = LAYOUT.u32();
    private static final U32 SACKED = LAYOUT.u32();
    private static final U32 LOST = LAYOUT.u32();
    private static final U32 LAST_DATA_RECEIVED = LAYOUT.at(52).u32();
    private static final U32 LAST_ACK_RECEIVED = LAYOUT.u32();
    private static final U32 PATH_MTU = LAYOUT.u32();
    private static final U32 RCV_SSTHRESH = LAYOUT.u32();
    private static final U32 RTT = LAYOUT.u32();
    private static final U32 RTTVAR = LAYOUT.u32();
    private static final U32 SND_SSTHRESH = LAYOUT.u32();
    private static final U32 SND_CWND = LAYOUT.u32();
    private static final U32 ADVERTISED_MSS = LAYOUT.u32();
    private static final U32 REORDERING = LAYOUT.u32();
    private static final U32 RCV_SPACE = LAYOUT.at(96).u32();
    private static final U32 TOTAL_RETRANS = LAYOUT.u32();
    private static final U64 PACING_RATE = LAYOUT.u64();
    private static final U64 MOST_PACING_RATE = LAYOUT.u64();
    private static final U64 BYTES_ACKED = LAYOUT.u64();
    private static final U64 BYTES_RECEIVED = LAYOUT.u64();
    private static final U32 SEGMENTS_OUT = LAYOUT.u32();
    private static final U32 SEGMENTS_IN = LAYOUT.u32();
    private static final U32 UNSENT_BYTES = LAYOUT.at(144).u32();
    private static final U32 DATA_SEGMENTS_IN = LAYOUT.at(152).u32();
    private static final U32 DATA_SEGMENTS_OUT = LAYOUT.u32();
    private static final U64 BYTES_SENT = LAYOUT.at(200).u64();
    private static final U32 SND_WINDOW = LAYOUT.at(228).u32();
    private static final U32 RCV_WINDOW = LAYOUT.u32();
    private static final U16 TOTAL_RTO = LAYOUT.at(240).u16();
    private static final int SIZE = 248;                       // of Linux 6.7

    private static final int TIMESTAMPS = 1;
    private static final int SACK = 2;
    private static final int SCALES = 4;
    private static final int REORDERED_SEGMENTS = 3;             // tcp_reordering: until it is known better
    private static final long NANOS_PER_MICRO = 1000;
    private static final long NANOS_PER_MILLI = 1_000_000;
    private static final int ACKNOWLEDGMENT_MICROS = 40_000;     // how long one waits at most (TCP_ATO_MIN)

    private TcpInfo() {}

    /// Writes the first `room` bytes. What is not counted is 0.
    static Result write(TcpSocket socket, UserAddress to, Address length, int room) {
        int bytes = Math.min(room, SIZE);
        Address place = UserMemory.writable(to, bytes);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        byte[] info = new byte[SIZE];
        Address at = corto.lang.ObjectAddress.elements(info);
        STATE.write(at, socket.state().number());
        MOST_PACING_RATE.write(at, -1);
        PACING_RATE.write(at, -1);
        REORDERING.write(at, REORDERED_SEGMENTS);
        TcpMeasures measures = socket.measures();
        if (socket.isListening()) {
            UNACKED.write(at, socket.waiting());
            SACKED.write(at, socket.backlog());
        } else {
            writeConnection(measures, at);
        }
        UserMemory.write(place, info, bytes);
        length.storeInt(0, bytes);
        return Result.of(0);
    }

    private static void writeConnection(TcpMeasures measures, Address at) {
        int mss = Math.max(1, measures.sendMss());
        CONGESTION_STATE.write(at, measures.congestionState());
        RETRANSMITS.write(at, measures.retries());
        PROBES.write(at, measures.probes());
        BACKOFF.write(at, measures.backoff());
        OPTIONS.write(at, (measures.usesTimestamps() ? TIMESTAMPS : 0) | (measures.usesSack() ? SACK : 0) | (measures.scalesWindows() ? SCALES : 0));
        WINDOW_SCALES.write(at, measures.peerWindowScale() | measures.windowScale() << 4);
        RTO.write(at, (int) (measures.retransmissionTimeoutNanos() / NANOS_PER_MICRO));
        ATO.write(at, measures.bytesReceived() == 0 ? 0 : ACKNOWLEDGMENT_MICROS);
        SND_MSS.write(at, measures.sendMss());
        RCV_MSS.write(at, measures.receiveMss());
        UNACKED.write(at, segments(measures.flight(), mss));
        SACKED.write(at, segments(measures.sacked(), mss));
        LOST.write(at, segments(measures.lost(), mss));
        int silence = (int) ((Timers.nowNanos() - measures.lastReceivedNanos()) / NANOS_PER_MILLI);
        LAST_DATA_RECEIVED.write(at, silence);
        LAST_ACK_RECEIVED.write(at, silence);
        PATH_MTU.write(at, measures.pathMtu());
        RCV_SSTHRESH.write(at, measures.receiveWindow());
        RTT.write(at, (int) (measures.smoothedRoundTripNanos() / NANOS_PER_MICRO));
        RTTVAR.write(at, (int) (measures.roundTripVariationNanos() / NANOS_PER_MICRO));
        SND_SSTHRESH.write(at, measures.slowStartThreshold() / mss);
        SND_CWND.write(at, measures.congestionWindow() / mss);
        ADVERTISED_MSS.write(at, measures.sendMss());
        RCV_SPACE.write(at, measures.receiveSpace());
        TOTAL_RETRANS.write(at, (int) measures.retransmissions());
        BYTES_ACKED.write(at, measures.bytesAcknowledged());
        BYTES_RECEIVED.write(at, measures.bytesReceived());
        SEGMENTS_OUT.write(at, measures.segmentsSent());
        SEGMENTS_IN.write(at, measures.segmentsReceived());
        DATA_SEGMENTS_IN.write(at, measures.dataSegmentsReceived());
        DATA_SEGMENTS_OUT.write(at, measures.dataSegmentsSent());
        TOTAL_RTO.write(at, Math.min(measures.timeouts(), 0xFFFF));
        UNSENT_BYTES.write(at, measures.unsent());
        BYTES_SENT.write(at, measures.bytesSent());
        SND_WINDOW.write(at, measures.sendWindow());
        RCV_WINDOW.write(at, measures.receiveWindow());
    }

    private static int segments(int bytes, int mss) {
        return (bytes + mss - 1) / mss;
    }
}
