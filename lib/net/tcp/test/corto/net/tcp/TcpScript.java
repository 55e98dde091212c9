// SPDX-License-Identifier: Apache-2.0
package corto.net.tcp;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import corto.lang.SimulatedMemory;
import corto.net.ipv4.Ipv4;
import corto.net.ipv4.Ipv4Header;
import corto.net.ipv4.Ipv4Interface;
import corto.net.packet.Checksum;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;
import corto.sched.events.TimerQueue;
import java.util.ArrayDeque;
import java.util.Random;

/// A TCP with segments written by hand on the other side, in the manner of packetdrill.
///
/// Segments are `FLAGS begin:end(length) ack N win N urg N <options>`; flags are of `S F R P U .`, the last for ACK. Numbers are relative: what this side sends counts from its
/// SYN, which has 0, and so does what the peer sends.
final class TcpScript {
    static final long MILLISECOND = 1_000_000L;
    static final long SECOND = 1_000 * MILLISECOND;
    static final int LOCAL = 0x0A000001;
    static final int REMOTE = 0x0A000002;

    private final SimulatedMemory memory = SimulatedMemory.fresh();
    final PacketPool pool = new PacketPool(memory.map(0x100_0000, 256 * PacketBuffer.CAPACITY), 256);
    final Address scratch = memory.map(0x10_0000, 0x4_0000);
    final TimerQueue timers = new TimerQueue();
    final Ipv4 ipv4 = new Ipv4();
    final ArrayDeque<String> out = new ArrayDeque<>();
    final Wire wire = new Wire();
    long now = 1_000 * SECOND;
    final Tcp tcp = new Tcp(pool, ipv4, new corto.net.ipv6.Ipv6(), timers, () -> now, new Random(7)::nextLong, new corto.net.congestion.reno.RenoPolicy());
    int remoteInitial = 1_000_000;
    int localInitial;
    int localPort = 80;
    int remotePort = 5000;
    int timestampsOut;                     // the last timestamp that this side sent
    boolean offersSack;                    // the peer, in its SYN
    int urgentPointer;                     // of the peer's next segment with URG
    int[] blocks = {};                     // what the peer's next segment says it has, begin and end of each
    boolean keepsOut;                      // the device does not let go of what it was given
    final ArrayDeque<PacketBuffer> kept = new ArrayDeque<>();

    final class Wire extends Ipv4Interface {
        int mtu = 1500;
        boolean cutsSegments;              // and fills in checksums

        Wire() {
            super("test0");
        }

        @Override
        public void transmit(PacketBuffer packet, int nextHop) {
            out.add(describe(packet));
            if (keepsOut) {
                kept.add(packet);
            } else {
                packet.releaseFrame();
            }
        }

        @Override
        public void flush() {}

        @Override
        public boolean poll() {
            return false;
        }

        @Override
        public int mtu() {
            return mtu;
        }

        @Override
        public boolean fillsChecksums() {
            return cutsSegments;
        }

        @Override
        public boolean cutsSegments() {
            return cutsSegments;
        }

        @Override
        public boolean isLoopback() {
            return false;
        }

        @Override
        public boolean isLinkUp() {
            return true;
        }

        @Override
        public long hardwareAddress() {
            return 0;
        }
    }

    TcpScript() {
        wire.configure(LOCAL, 24, 0);
        ipv4.setClock(() -> now);
        ipv4.add(wire);
        ipv4.setProtocol(Ipv4.PROTOCOL_TCP, tcp);
    }

    private String describe(PacketBuffer packet) {
        Address header = packet.data().plus(Ipv4Header.SIZE);
        int length = packet.frameLength() - Ipv4Header.SIZE;
        assertThat(packet.isChecksumLeftToDevice()).isEqualTo(wire.cutsSegments);
        assertThat(wire.cutsSegments || Checksum.isRight(Checksum.add(Checksum.sum(header, length), Checksum.pseudoHeader(LOCAL, REMOTE, Ipv4.PROTOCOL_TCP, length)))).isTrue();
        int headerLength = (TcpHeader.DATA_OFFSET.read(header) >>> 4) * 4;
        int flags = TcpHeader.FLAGS.read(header);
        int sequence = TcpHeader.SEQUENCE.read(header);
        if ((flags & TcpHeader.SYN) != 0) {
            localInitial = sequence;
            localPort = TcpHeader.SOURCE_PORT.read(header);
        }
        int payload = length - headerLength;
        int begin = sequence - localInitial;
        StringBuilder text = new StringBuilder();
        text.append((flags & TcpHeader.SYN) != 0 ? "S" : "").append((flags & TcpHeader.FIN) != 0 ? "F" : "").append((flags & TcpHeader.RST) != 0 ? "R" : "");
        text.append((flags & TcpHeader.PSH) != 0 ? "P" : "").append((flags & TcpHeader.URG) != 0 ? "U" : "")
                .append((flags & TcpHeader.ACK) != 0 ? "." : "");
        text.append(' ').append(begin).append(':').append(begin + payload).append('(').append(payload).append(')');
        if ((flags & TcpHeader.ACK) != 0) {
            text.append(" ack ").append(TcpHeader.ACKNOWLEDGMENT.read(header) - remoteInitial);
        }
        text.append(" win ").append(TcpHeader.WINDOW.read(header));
        return text.append((flags & TcpHeader.URG) != 0 ? " urg " + TcpHeader.URGENT.read(header) : "").append(options(header, headerLength)).toString();
    }

    private String options(Address header, int headerLength) {
        StringBuilder text = new StringBuilder();
        for (int at = TcpHeader.SIZE; at < headerLength; at += header.loadByte(at) <= 1 ? 1 : header.loadByte(at + 1)) {
            switch (header.loadByte(at)) {
                case TcpHeader.OPTION_MSS -> text.append(" mss ").append(Short.reverseBytes(header.loadShort(at + 2)) & 0xFFFF);
                case TcpHeader.OPTION_SCALE -> text.append(" wscale ").append(header.loadByte(at + 2));
                case TcpHeader.OPTION_SACK_PERMITTED -> text.append(" sackOK");
                case TcpHeader.OPTION_SACK -> {
                    text.append(" sack");
                    for (int i = 2; i < header.loadByte(at + 1); i += 8) {
                        text.append(' ').append(Integer.reverseBytes(header.loadInt(at + i)) - remoteInitial).append(':')
                                .append(Integer.reverseBytes(header.loadInt(at + i + 4)) - remoteInitial);
                    }
                }
                case TcpHeader.OPTION_TIMESTAMPS -> {
                    text.append(" ts");
                    timestampsOut = Integer.reverseBytes(header.loadInt(at + 2));
                }
                default -> { }
            }
        }
        return text.isEmpty() ? "" : " <" + text.substring(1) + ">";
    }

    /// A segment of the peer, without options.
    void in(String flags, int sequence, int length, int acknowledgment, int window) {
        in(flags, sequence, length, acknowledgment, window, 0, Segment.NO_SCALE, false, 0, 0);
    }

    void in(String flags, int sequence, int length, int acknowledgment, int window, int mss, int scale, boolean hasTimestamps, int timestamp, int echo) {
        PacketBuffer packet = pool.allocate();
        for (int i = 0; i < length; i++) {
            packet.append(1).storeByte((byte) (sequence + i));
        }
        Segment segment = new Segment(new int[2 * Segment.MAX_BLOCKS]);
        segment.source = REMOTE;
        segment.destination = LOCAL;
        segment.sourcePort = remotePort;
        segment.destinationPort = localPort;
        segment.sequence = remoteInitial + sequence;
        segment.acknowledgment = localInitial + acknowledgment;
        segment.flags = (flags.contains("S") ? TcpHeader.SYN : 0) | (flags.contains("F") ? TcpHeader.FIN : 0) | (flags.contains("R") ? TcpHeader.RST : 0)
                | (flags.contains("U") ? TcpHeader.URG : 0) | (flags.contains(".") ? TcpHeader.ACK : 0);
        segment.urgent = urgentPointer;
        urgentPointer = 0;
        segment.window = window;
        segment.mss = mss;
        segment.windowScale = scale;
        segment.hasTimestamps = hasTimestamps;
        segment.timestamp = timestamp;
        segment.timestampEcho = echo;
        segment.sackPermitted = offersSack && segment.has(TcpHeader.SYN);
        segment.sackCount = blocks.length / 2;
        for (int i = 0; i < blocks.length; i++) {
            segment.sackEdges[i] = localInitial + blocks[i];
        }
        blocks = new int[0];
        segment.write(packet, false);
        tcp.received(packet, Ipv4Header.SIZE, REMOTE, LOCAL, wire);
        ipv4.flush();
    }

    /// The next segment that this side sent is `expected`.
    void out(String expected) {
        assertThat(out.poll()).isEqualTo(expected);
    }

    void nothing() {
        assertThat(out).isEmpty();
    }

    /// Lets time pass; timers expire when they are due.
    void pass(long nanos) {
        long end = now + nanos;
        while (timers.nextDeadline() <= end) {
            now = timers.nextDeadline();
            timers.expire(now);
        }
        now = end;
    }

    /// The time until the next segment goes out by itself, in milliseconds.
    long untilOut() {
        long begin = now;
        while (out.isEmpty() && timers.nextDeadline() != TimerQueue.NEVER) {
            now = timers.nextDeadline();
            timers.expire(now);
        }
        return (now - begin) / MILLISECOND;
    }

    TcpSocket listener(int backlog) {
        TcpSocket socket = tcp.open();
        assertThat(socket.bind(0, 80).isError()).isFalse();
        assertThat(socket.listen(backlog).isError()).isFalse();
        return socket;
    }

    /// An established connection that the peer opened, without options but the MSS.
    TcpSocket accepted(int window, int mss) {
        TcpSocket listener = listener(8);
        in("S", 0, 0, 0, window, mss, Segment.NO_SCALE, false, 0, 0);
        out.clear();
        in(".", 1, 0, 1, window);
        TcpSocket socket = listener.accept();
        assertThat(socket).isNotNull();
        nothing();
        listener.close();
        return socket;
    }

    /// An acknowledgment of `acknowledgment` that says that `blocks` came, too.
    void sack(int acknowledgment, int window, int... blocks) {
        this.blocks = blocks;
        in(".", 1, 0, acknowledgment, window);
    }

    long send(TcpSocket socket, int length) {
        return socket.send(scratch, length, false).bits();
    }

    long receive(TcpSocket socket, int length) {
        return socket.receive(scratch, length, false).bits();
    }

    /// All buffers but those of `sockets`' queues are back.
    void noBufferLost() {
        assertThat(pool.freeCount()).isEqualTo(pool.capacity());
    }
}
