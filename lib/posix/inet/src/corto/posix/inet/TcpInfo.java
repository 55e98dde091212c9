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
import corto.net.tcp.TcpState;
import corto.posix.process.UserMemory;

/// `struct tcp_info` (tcp(7), TCP_INFO), as far as its fields are known here; others are 0.
public final class TcpInfo {
    static final int OPTION = 11;

    private static final Layout LAYOUT = Layout.littleEndian();
    private static final U8 STATE = LAYOUT.u8();
    private static final U8 RETRANSMITS = LAYOUT.reserved(1).u8();
    private static final U8 PROBES = LAYOUT.u8();
    private static final U8 OPTIONS = LAYOUT.reserved(1).u8();
    private static final U32 RTO = LAYOUT.reserved(2).u32();
    private static final U32 SND_MSS = LAYOUT.reserved(4).u32();
    private static final U32 RCV_MSS = LAYOUT.u32();
    private static final U32 UNACKED = LAYOUT.u32();
    private static final U32 RTT = LAYOUT.at(68).u32();
    private static final U32 RTTVAR = LAYOUT.u32();
    private static final U32 SND_SSTHRESH = LAYOUT.u32();
    private static final U32 SND_CWND = LAYOUT.u32();
    private static final U32 TOTAL_RETRANS = LAYOUT.at(100).u32();
    private static final U64 BYTES_ACKED = LAYOUT.at(120).u64();
    private static final U64 BYTES_RECEIVED = LAYOUT.u64();
    private static final U16 TOTAL_RTO = LAYOUT.at(240).u16();
    private static final int SIZE = 248;                       // of Linux 6.7

    private static final int TIMESTAMPS = 1;
    private static final long NANOS_PER_MICRO = 1000;

    private TcpInfo() {}

    /// Writes the first `room` bytes.
    static Result write(TcpSocket socket, UserAddress to, Address length, int room) {
        int bytes = Math.min(room, SIZE);
        Address place = UserMemory.writable(to, bytes);
        if (place.isZero()) {
            return Result.error(EFAULT);
        }
        byte[] info = new byte[SIZE];
        Address at = corto.lang.ObjectAddress.elements(info);
        TcpMeasures measures = socket.measures();
        STATE.write(at, number(socket.state()));
        RETRANSMITS.write(at, measures.retries());
        PROBES.write(at, measures.probes());
        OPTIONS.write(at, measures.usesTimestamps() ? TIMESTAMPS : 0);
        RTO.write(at, (int) (measures.retransmissionTimeoutNanos() / NANOS_PER_MICRO));
        SND_MSS.write(at, measures.sendMss());
        RCV_MSS.write(at, measures.receiveMss());
        int mss = Math.max(1, measures.sendMss());
        UNACKED.write(at, (measures.flight() + mss - 1) / mss);
        RTT.write(at, (int) (measures.smoothedRoundTripNanos() / NANOS_PER_MICRO));
        RTTVAR.write(at, (int) (measures.roundTripVariationNanos() / NANOS_PER_MICRO));
        SND_SSTHRESH.write(at, measures.slowStartThreshold() / mss);
        SND_CWND.write(at, measures.congestionWindow() / mss);
        TOTAL_RETRANS.write(at, (int) measures.retransmissions());
        BYTES_ACKED.write(at, measures.bytesAcknowledged());
        BYTES_RECEIVED.write(at, measures.bytesReceived());
        TOTAL_RTO.write(at, Math.min(measures.timeouts(), 0xFFFF));
        UserMemory.write(place, info, bytes);
        length.storeInt(0, bytes);
        return Result.of(0);
    }

    /// TCP_ESTABLISHED and so on of <netinet/tcp.h>.
    public static int number(TcpState state) {
        return switch (state) {
            case ESTABLISHED -> 1;
            case SYN_SENT -> 2;
            case SYN_RECEIVED -> 3;
            case FIN_WAIT_1 -> 4;
            case FIN_WAIT_2 -> 5;
            case TIME_WAIT -> 6;
            case CLOSED -> 7;
            case CLOSE_WAIT -> 8;
            case LAST_ACK -> 9;
            case LISTEN -> 10;
            case CLOSING -> 11;
        };
    }
}
