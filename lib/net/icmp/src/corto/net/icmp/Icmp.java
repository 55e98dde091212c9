// SPDX-License-Identifier: Apache-2.0
package corto.net.icmp;

import corto.lang.Address;
import corto.lang.Errno;
import corto.net.api.Clock;
import corto.net.ipv4.Ipv4;
import corto.net.ipv4.Ipv4Errors;
import corto.net.ipv4.Ipv4Header;
import corto.net.ipv4.Ipv4Interface;
import corto.net.ipv4.Ipv4Protocol;
import corto.net.packet.Checksum;
import corto.net.packet.ErrorReport;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;

/// ICMP of a host.
public final class Icmp implements Ipv4Protocol, Ipv4Errors {
    /// An error message quotes so much of the packet that it fits everywhere (RFC 1812 §4.3.2.3).
    private static final int LARGEST_ERROR_BYTES = 576;
    private static final int ANSWER_HEADROOM = PacketBuffer.DEVICE_HEADROOM + 14 + Ipv4Header.SIZE;   // what device, Ethernet, IPv4 push in front of an answer
    private static final int REASSEMBLY_TIMED_OUT = 1;            // code of time exceeded (RFC 792)
    private static final int TRANSPORT_BYTES = 8;                 // of the transport header, at least quoted (RFC 792)

    // As Linux's icmp_msgs_per_sec and icmp_msgs_burst.
    private static final int ERRORS_PER_SECOND = 1000;
    private static final int ERROR_BURST = 50;
    private static final long NANOS_PER_ERROR = 1_000_000_000L / ERRORS_PER_SECOND;

    private final PacketPool pool;
    private final Ipv4 ipv4;
    private final Clock clock;
    private EchoListener echoListener;   // null: nobody here sends requests
    private int errorCredit = ERROR_BURST;
    private long creditNanos;            // up to when credit was given

    private long received;
    private long invalid;
    private long echoes;
    private long errorsSent;
    private long errorsReceived;

    /// The caller makes it a protocol of `ipv4`, and its `Ipv4Errors`.
    public Icmp(PacketPool pool, Ipv4 ipv4, Clock clock) {
        this.pool = pool;
        this.ipv4 = ipv4;
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
    public void received(PacketBuffer packet, int headerLength, int source, int destination, Ipv4Interface from) {
        received++;
        Address header = packet.data();
        if (packet.length() < IcmpHeader.SIZE || !packet.isChecksumVerified() && !Checksum.isRight(Checksum.sumAll(packet))) {
            invalid++;
            packet.release();
            return;
        }
        int type = IcmpHeader.TYPE.read(header);
        if (type == IcmpHeader.ECHO_REQUEST && !ipv4.isBroadcast(destination)) {       // broadcast: RFC 1122 §3.2.2.6 leaves it open, Linux is silent
            answer(packet, headerLength, source, destination);
            return;
        }
        if (type == IcmpHeader.ECHO_REPLY && echoListener != null && echoListener.replied(packet, headerLength, from)) {
            return;
        }
        if (type == IcmpHeader.DESTINATION_UNREACHABLE || type == IcmpHeader.TIME_EXCEEDED || type == IcmpHeader.PARAMETER_PROBLEM) {
            errorReceived(packet, type, IcmpHeader.CODE.read(header), source);
        }
        packet.release();
    }

    /// Sends the request back as it is, with another type. What came in fragments goes back in such, with the identification that the other side chose.
    private void answer(PacketBuffer packet, int headerLength, int source, int destination) {
        Ipv4Interface out = ipv4.route(source);
        if (out == null || packet.headroom() < ANSWER_HEADROOM) {
            packet.release();
            return;
        }
        echoes++;
        Address header = packet.data();
        IcmpHeader.TYPE.write(header, IcmpHeader.ECHO_REPLY);
        IcmpHeader.CHECKSUM.write(header, 0);
        IcmpHeader.CHECKSUM.write(header, Checksum.complement(Checksum.sumAll(packet)));
        packet.clearChecksumState();
        int identification = Ipv4Header.identification(header.plus(-headerLength));
        ipv4.sendLarge(pool, packet, out, destination, source, Ipv4.PROTOCOL_ICMP, 0, Ipv4.DEFAULT_TIME_TO_LIVE, identification);
    }

    /// Somebody says that what we sent did not arrive, and quotes it.
    private void errorReceived(PacketBuffer packet, int type, int code, int offender) {
        Address quoted = packet.data().plus(IcmpHeader.SIZE);
        int available = packet.length() - IcmpHeader.SIZE;
        if (available < Ipv4Header.SIZE) {
            invalid++;
            return;
        }
        int length = Ipv4Header.length(quoted);
        int local = Ipv4Header.SOURCE.read(quoted);
        if (length < Ipv4Header.SIZE || available < length + TRANSPORT_BYTES || !ipv4.isLocal(local) || Ipv4Header.fragmentOffset(quoted) != 0) {
            invalid++;
            return;
        }
        errorsReceived++;
        int remote = Ipv4Header.DESTINATION.read(quoted);
        Address transport = quoted.plus(length);
        int info = type == IcmpHeader.PARAMETER_PROBLEM ? packet.data().loadByte(IcmpHeader.POINTER) & 0xFF
                : type == IcmpHeader.DESTINATION_UNREACHABLE && code == IcmpHeader.FRAGMENTATION_NEEDED ? IcmpHeader.MTU.read(packet.data()) : 0;
        ipv4.report().set(ErrorReport.FROM_ICMP, type, code, info, 0, offender & 0xFFFF_FFFFL, available - length);
        if (ipv4.listener() != null) {
            ipv4.listener().undelivered(errno(type, code), isHard(type, code), quoted, transport);
        }
        Ipv4Protocol protocol = ipv4.protocol(Ipv4Header.PROTOCOL.read(quoted));
        if (protocol == this && echoListener != null && transport.loadByte(0) == IcmpHeader.ECHO_REQUEST) {
            echoListener.undelivered(errno(type, code), isHard(type, code), remote, transport);
        }
        if (protocol == null || protocol == this) {
            return;
        }
        int mtu = type == IcmpHeader.DESTINATION_UNREACHABLE && code == IcmpHeader.FRAGMENTATION_NEEDED ? IcmpHeader.MTU.read(packet.data()) : 0;
        protocol.undelivered(errno(type, code), isHard(type, code), mtu, local, remote, transport);
    }

    /// As Linux translates types and codes (RFC 792, RFC 1122 §3.2.2.1).
    private static Errno errno(int type, int code) {
        if (type == IcmpHeader.PARAMETER_PROBLEM) {
            return Errno.EPROTO;
        }
        if (type == IcmpHeader.TIME_EXCEEDED) {
            return Errno.EHOSTUNREACH;
        }
        return switch (code) {
            case 0, 6, 9, 11 -> Errno.ENETUNREACH;           // net unreachable, unknown, prohibited, for this type of service
            case 2 -> Errno.ENOPROTOOPT;                     // protocol unreachable
            case 3 -> Errno.ECONNREFUSED;                    // port unreachable
            case 4 -> Errno.EMSGSIZE;                        // fragmentation needed
            case 5 -> Errno.EOPNOTSUPP;                      // source route failed
            case 7 -> Errno.EHOSTDOWN;                       // host unknown
            case 8 -> Errno.ENONET;                          // host isolated
            default -> Errno.EHOSTUNREACH;                   // host unreachable, prohibited, …
        };
    }

    private static boolean isHard(int type, int code) {
        return switch (type) {
            case IcmpHeader.TIME_EXCEEDED -> false;
            case IcmpHeader.PARAMETER_PROBLEM -> true;
            default -> code != 0 && code != 1 && code != IcmpHeader.FRAGMENTATION_NEEDED && code != 5 && code != 11 && code != 12;
        };
    }

    /// RFC 1122 §3.2.2: no errors about errors, groups, later fragments. About TCP to closed ports TCP itself answers.
    @Override
    public void destinationUnreachable(int code, PacketBuffer packet) {
        error(IcmpHeader.DESTINATION_UNREACHABLE, code, packet);
    }

    @Override
    public void reassemblyTimedOut(PacketBuffer packet) {
        error(IcmpHeader.TIME_EXCEEDED, REASSEMBLY_TIMED_OUT, packet);
    }

    private void error(int type, int code, PacketBuffer packet) {
        Address header = packet.data();
        int destination = Ipv4Header.DESTINATION.read(header);
        int source = Ipv4Header.SOURCE.read(header);
        Ipv4Interface out = ipv4.route(source);
        if (out == null || !ipv4.isLocal(destination) || Ipv4Header.PROTOCOL.read(header) == Ipv4.PROTOCOL_ICMP || !mayTell()) {
            return;
        }
        PacketBuffer error = pool.allocateForData();
        if (error == null) {
            return;
        }
        errorsSent++;
        int quotedBytes = Math.min(packet.length(), LARGEST_ERROR_BYTES - Ipv4Header.SIZE - IcmpHeader.SIZE);
        Address icmp = error.append(IcmpHeader.SIZE + quotedBytes);
        IcmpHeader.TYPE.write(icmp, type);
        IcmpHeader.CODE.write(icmp, code);
        IcmpHeader.CHECKSUM.write(icmp, 0);
        IcmpHeader.UNUSED.write(icmp, 0);
        IcmpHeader.MTU.write(icmp, 0);
        icmp.plus(IcmpHeader.SIZE).copyFrom(header, quotedBytes);
        IcmpHeader.CHECKSUM.write(icmp, Checksum.complement(Checksum.sum(icmp, error.length())));
        ipv4.send(error, out, destination, source, Ipv4.PROTOCOL_ICMP, 0, Ipv4.DEFAULT_TIME_TO_LIVE);
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
    public void undelivered(Errno errno, boolean isHard, int mtu, int local, int remote, Address transport) {
        if (echoListener != null && transport.loadByte(0) == IcmpHeader.ECHO_REQUEST) {
            echoListener.undelivered(errno, isHard, remote, transport);
        }
    }

    public long received() {
        return received;
    }

    /// Messages with a wrong checksum, or too short, or about what we did not send.
    public long invalid() {
        return invalid;
    }

    /// Echo requests answered.
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
