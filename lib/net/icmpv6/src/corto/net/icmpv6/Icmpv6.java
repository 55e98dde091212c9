// SPDX-License-Identifier: Apache-2.0
package corto.net.icmpv6;

import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Layout;
import corto.lang.U16;
import corto.lang.U32;
import corto.lang.U8;
import corto.net.api.Clock;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Address;
import corto.net.ipv6.Ipv6Errors;
import corto.net.ipv6.Ipv6Flow;
import corto.net.ipv6.Ipv6Header;
import corto.net.ipv6.Ipv6Interface;
import corto.net.ipv6.Ipv6Protocol;
import corto.net.packet.Checksum;
import corto.net.packet.ErrorReport;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;

/// ICMPv6 of a host (RFC 4443).
public final class Icmpv6 implements Ipv6Protocol, Ipv6Errors {
    private static final Layout LAYOUT = Layout.bigEndian();
    public static final U8 TYPE = LAYOUT.u8();
    public static final U8 CODE = LAYOUT.u8();
    public static final U16 CHECKSUM = LAYOUT.u16();
    /// MTU, pointer, or identifier and sequence number, or nothing.
    public static final U32 BODY = LAYOUT.u32();
    public static final int HEADER_SIZE = LAYOUT.sized(8);

    private static final int DESTINATION_UNREACHABLE = 1;
    private static final int PACKET_TOO_BIG = 2;
    private static final int TIME_EXCEEDED = 3;
    private static final int REASSEMBLY_TIMED_OUT = 1;       // code of time exceeded
    private static final int PARAMETER_PROBLEM = 4;
    private static final int FIRST_INFORMATIONAL = 128;
    public static final int ECHO_REQUEST = 128;
    public static final int ECHO_REPLY = 129;
    private static final int FIRST_LISTENER = 130;           // RFC 2710
    private static final int LAST_LISTENER = 132;
    private static final int FIRST_NEIGHBOR = 133;
    private static final int LAST_NEIGHBOR = 137;
    private static final int REDIRECT = 137;
    private static final int NEIGHBOR_HOP_LIMIT = 255;       // no router has passed it on (RFC 4861 §3.1)

    private static final int LARGEST_ERROR_BYTES = 1280;     // RFC 4443 §2.4 (c)
    private static final int TRANSPORT_BYTES = 8;
    private static final int ANSWER_HEADROOM = PacketBuffer.DEVICE_HEADROOM + 14 + Ipv6Header.SIZE;
    // As Linux's icmp.ratelimit: one a millisecond on average, 50 at once.
    private static final int ERROR_BURST = 50;
    private static final long NANOS_PER_ERROR = 1_000_000L;

    private final PacketPool pool;
    private final Ipv6 ipv6;
    private final Clock clock;
    private final Ipv6Flow flow = new Ipv6Flow();            // of the message at hand
    private EchoListener echoListener;   // null: nobody here sends requests
    private int errorCredit = ERROR_BURST;
    private long creditNanos;

    private long received;
    private long invalid;
    private long echoes;
    private long errorsSent;
    private long errorsReceived;

    /// The caller makes it a protocol of `ipv6`, and its `Ipv6Errors`.
    public Icmpv6(PacketPool pool, Ipv6 ipv6, Clock clock) {
        this.pool = pool;
        this.ipv6 = ipv6;
        this.clock = clock;
    }

    /// `listener` is told what becomes of echo requests from now on; null: nobody is.
    public void setEchoListener(EchoListener listener) {
        echoListener = listener;
    }

    @Override
    public boolean takesRest() {
        return true;
    }

    @Override
    public void received(PacketBuffer packet, int headerLength, Ipv6Interface from) {
        received++;
        Address message = packet.data();
        int length = packet.length() + packet.restLength();
        Address header = message.plus(-headerLength);
        if (packet.length() < HEADER_SIZE || !packet.isChecksumVerified()
                && !Checksum.isRight(Checksum.add(Checksum.sumAll(packet), Ipv6Header.pseudoHeader(header, Ipv6.PROTOCOL_ICMPV6, length)))) {
            invalid++;
            packet.release();
            return;
        }
        int type = TYPE.read(message);
        if (type == ECHO_REQUEST) {
            answer(packet, header, from);
            return;
        }
        if (type == ECHO_REPLY && echoListener != null && echoListener.replied(packet, headerLength, from)) {
            return;
        }
        if (type >= FIRST_NEIGHBOR && type <= LAST_NEIGHBOR) {
            if (Ipv6Header.HOP_LIMIT.read(header) != NEIGHBOR_HOP_LIMIT || CODE.read(message) != 0 || !(from instanceof NeighborMessages neighbors)) {
                invalid++;
            } else {
                neighbors.neighborMessage(type, message, packet.length(), header);
            }
        } else if (type >= FIRST_LISTENER && type <= LAST_LISTENER && ipv6.groups() != null) {
            ipv6.groups().message(type, message, packet.length(), header, from);
        } else if (type <= PARAMETER_PROBLEM && type != 0) {
            errorReceived(message, packet.length(), type, header);
        }
        packet.release();
    }

    /// Sends the request back, from the address that it was sent to if that is one (RFC 4443 §4.2).
    private void answer(PacketBuffer packet, Address header, Ipv6Interface from) {
        long high = Ipv6Header.SOURCE_HIGH.read(header);
        long low = Ipv6Header.SOURCE_LOW.read(header);
        long ownHigh = Ipv6Header.DESTINATION_HIGH.read(header);
        long ownLow = Ipv6Header.DESTINATION_LOW.read(header);
        if (Ipv6Address.isMulticast(ownHigh)) {
            int place = from.sourceFor(high, low);
            ownHigh = place < 0 ? 0 : from.addressHigh(place);
            ownLow = place < 0 ? 0 : from.addressLow(place);
        }
        if (Ipv6Address.isUnspecified(high, low) || Ipv6Address.isUnspecified(ownHigh, ownLow) || packet.headroom() < ANSWER_HEADROOM) {
            packet.release();
            return;
        }
        echoes++;
        packet.clearChecksumState();
        TYPE.write(packet.data(), ECHO_REPLY);
        if (packet.rest() == null && packet.length() + Ipv6Header.SIZE <= from.mtu()) {
            send(packet, from, ownHigh, ownLow, high, low, from.hopLimit());
        } else {
            sendLarge(packet, from, ownHigh, ownLow, high, low);
        }
        ipv6.flush();
    }

    /// What does not fit goes back in fragments, with the identification that the other side chose.
    private void sendLarge(PacketBuffer packet, Ipv6Interface out, long ownHigh, long ownLow, long high, long low) {
        Address message = packet.data();
        flow.set(out, ownHigh, ownLow, high, low);
        CHECKSUM.write(message, 0);
        CHECKSUM.write(message, Checksum.complement(Checksum.add(Checksum.sumAll(packet),
                flow.pseudoHeader(Ipv6.PROTOCOL_ICMPV6, packet.length() + packet.restLength()))));
        ipv6.sendLarge(pool, packet, flow, Ipv6.PROTOCOL_ICMPV6, 0, out.hopLimit(), packet.sequence);
    }

    /// Sends the message in `packet`, which is taken over; its checksum is filled in.
    public void send(PacketBuffer packet, Ipv6Interface out, long sourceHigh, long sourceLow, long high, long low, int hopLimit) {
        Address message = packet.data();
        int length = packet.length();
        Address header = ipv6.writeHeader(packet, sourceHigh, sourceLow, high, low, Ipv6.PROTOCOL_ICMPV6, 0, hopLimit);
        CHECKSUM.write(message, 0);
        CHECKSUM.write(message, Checksum.complement(Checksum.add(Checksum.sum(message, length), Ipv6Header.pseudoHeader(header, Ipv6.PROTOCOL_ICMPV6, length))));
        ipv6.send(packet, out);
    }

    /// Somebody says that what we sent did not arrive, and quotes it.
    private void errorReceived(Address message, int length, int type, Address header) {
        Address quoted = message.plus(HEADER_SIZE);
        int available = length - HEADER_SIZE;
        int offset = available < Ipv6Header.SIZE ? -1 : Ipv6.upperOffset(quoted, available);
        if (offset < 0 || available < offset + TRANSPORT_BYTES || !ipv6.isLocal(Ipv6Header.SOURCE_HIGH.read(quoted), Ipv6Header.SOURCE_LOW.read(quoted))) {
            invalid++;
            return;
        }
        errorsReceived++;
        int mtu = type == PACKET_TOO_BIG ? BODY.read(message) : 0;
        int code = CODE.read(message);
        int upper = Ipv6.upperProtocol(quoted);
        Address transport = quoted.plus(offset);
        ipv6.report().set(ErrorReport.FROM_ICMPV6, type, code, type == PACKET_TOO_BIG || type == PARAMETER_PROBLEM ? BODY.read(message) : 0,
                Ipv6Header.SOURCE_HIGH.read(header), Ipv6Header.SOURCE_LOW.read(header), available - offset);
        if (ipv6.listener() != null) {
            ipv6.listener().undelivered(errno(type, code), isHard(type, code), upper, quoted, transport);
        }
        Ipv6Protocol protocol = ipv6.protocol(upper);
        if (protocol == this && echoListener != null && TYPE.read(transport) == ECHO_REQUEST) {
            echoListener.undelivered(errno(type, code), isHard(type, code), quoted, transport);
        }
        if (protocol == null || protocol == this) {
            return;
        }
        protocol.undelivered(errno(type, code), isHard(type, code), Math.max(0, mtu), quoted, transport);
    }

    /// As Linux translates them (net/ipv6/icmp.c, icmpv6_err_convert).
    private static Errno errno(int type, int code) {
        return switch (type) {
            case PACKET_TOO_BIG -> Errno.EMSGSIZE;
            case TIME_EXCEEDED -> Errno.EHOSTUNREACH;
            case PARAMETER_PROBLEM -> Errno.EPROTO;
            default -> switch (code) {
                case 0 -> Errno.ENETUNREACH;                 // no route
                case 1, 5, 6 -> Errno.EACCES;                // prohibited, by policy, rejected
                case PORT_UNREACHABLE -> Errno.ECONNREFUSED;
                default -> Errno.EHOSTUNREACH;
            };
        };
    }

    private static boolean isHard(int type, int code) {
        return type == PARAMETER_PROBLEM || type == DESTINATION_UNREACHABLE && (code == 1 || code >= PORT_UNREACHABLE);
    }

    @Override
    public void unreachable(int code, PacketBuffer packet, Ipv6Interface from) {
        error(DESTINATION_UNREACHABLE, code, 0, false, packet, from);
    }

    @Override
    public void reassemblyTimedOut(PacketBuffer packet, Ipv6Interface from) {
        error(TIME_EXCEEDED, REASSEMBLY_TIMED_OUT, 0, false, packet, from);
    }

    @Override
    public void parameterProblem(int code, int pointer, boolean evenToGroups, PacketBuffer packet, Ipv6Interface from) {
        error(PARAMETER_PROBLEM, code, pointer, evenToGroups, packet, from);
    }

    /// RFC 4443 §2.4 (e): not about errors and redirects, not to nobody, not about groups but for two cases.
    private void error(int type, int code, int body, boolean evenToGroups, PacketBuffer packet, Ipv6Interface from) {
        Address header = packet.data();
        long high = Ipv6Header.SOURCE_HIGH.read(header);
        long low = Ipv6Header.SOURCE_LOW.read(header);
        boolean toGroup = Ipv6Address.isMulticast(Ipv6Header.DESTINATION_HIGH.read(header));
        int offset = Ipv6.upperOffset(header, packet.length());
        if (offset >= 0 && offset < packet.length() && Ipv6.upperProtocol(header) == Ipv6.PROTOCOL_ICMPV6) {
            int quotedType = header.loadByte(offset) & 0xFF;
            if (quotedType < FIRST_INFORMATIONAL || quotedType == REDIRECT) {
                return;
            }
        }
        int place = from.sourceFor(high, low);
        if (Ipv6Address.isUnspecified(high, low) || toGroup && !evenToGroups || place < 0 || !mayTell()) {
            return;
        }
        PacketBuffer error = pool.allocateForData();
        if (error == null) {
            return;
        }
        errorsSent++;
        int quotedBytes = Math.min(packet.length(), LARGEST_ERROR_BYTES - Ipv6Header.SIZE - HEADER_SIZE);
        Address message = error.append(HEADER_SIZE + quotedBytes);
        TYPE.write(message, type);
        CODE.write(message, code);
        BODY.write(message, body);
        message.plus(HEADER_SIZE).copyFrom(header, quotedBytes);
        boolean fromOwn = !toGroup;
        send(error, from, fromOwn ? Ipv6Header.DESTINATION_HIGH.read(header) : from.addressHigh(place),
                fromOwn ? Ipv6Header.DESTINATION_LOW.read(header) : from.addressLow(place), high, low, from.hopLimit());
    }

    private boolean mayTell() {
        long now = clock.nowNanos();
        long earned = (now - creditNanos) / NANOS_PER_ERROR;
        if (earned > 0) {
            errorCredit = (int) Math.min(ERROR_BURST, errorCredit + earned);
            creditNanos = now;
        }
        if (errorCredit == 0) {
            return false;
        }
        errorCredit--;
        return true;
    }

    /// Told by this host itself: there is no neighbour of that address.
    @Override
    public void undelivered(Errno errno, boolean isHard, int mtu, Address header, Address transport) {
        if (echoListener != null && TYPE.read(transport) == ECHO_REQUEST) {
            echoListener.undelivered(errno, isHard, header, transport);
        }
    }

    public long received() {
        return received;
    }

    /// Wrong checksums, malformed or impossible messages.
    public long invalid() {
        return invalid;
    }

    public long echoes() {
        return echoes;
    }

    public long errorsSent() {
        return errorsSent;
    }

    public long errorsReceived() {
        return errorsReceived;
    }
}
