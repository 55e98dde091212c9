// SPDX-License-Identifier: Apache-2.0
package corto.posix.inet;

import static corto.lang.Errno.EAGAIN;
import static corto.lang.Errno.EINVAL;

import corto.lang.Address;
import corto.lang.Result;
import corto.net.datagram.DatagramSocket;
import corto.net.datagram.QueuedError;
import corto.net.ipv6.Ipv6Address;
import corto.net.ipv6.Ipv6Flow;
import corto.posix.sockets.ControlMessages;
import corto.posix.sockets.SocketName;
import corto.posix.sockets.SocketOptions;
import corto.sched.events.WatchList;

/// A socket of datagrams as a file: udp(7), raw(7), icmp(7).
public class DatagramFile extends InetFile {
    private static final int DEFAULT_SEND_BUFFER_BYTES = 212_992;      // net.core.wmem_default
    private static final int UDP_CORK = 1;
    private static final int PKTINFO_BYTES = 12;             // struct in_pktinfo: index, our address, destination
    private static final int PKTINFO6_BYTES = 20;            // struct in6_pktinfo: address, index
    // What is told beside datagrams
    private static final int PKTINFO = 1;
    private static final int PKTINFO6 = 2;
    private static final int TIME_TO_LIVE = 4;
    private static final int HOP_LIMIT = 8;
    private static final int TYPE_OF_SERVICE = 0x10;
    private static final int TRAFFIC_CLASS = 0x20;
    private static final int OPTIONS = 0x40;                 // of IPv4: none are told
    private static final int RETURN_OPTIONS = 0x80;

    private final DatagramSocket socket;
    private final Timestamps timestamps = new Timestamps();
    private final Ipv6Flow sender = new Ipv6Flow();
    private boolean isSenderIpv6;
    private int senderAddress;
    private int senderPort;
    private long fullLength;
    private int sendBufferBytes = DEFAULT_SEND_BUFFER_BYTES;
    private boolean corks;                                   // UDP_CORK
    private int tells;                                       // a set of PKTINFO and so on
    // Of the datagram that was received last, if anything is told
    private boolean hasTold;
    private int destination;
    private int interfaceIndex;
    private int hops;
    private int service;
    private long arrivalNanos;
    private QueuedError lost;                                // between `beginError` and `endError`

    protected DatagramFile(int family, int type, int flags, DatagramSocket socket) {
        super(family, type, flags, socket);
        this.socket = socket;
    }

    @Override
    Result disconnect() {
        socket.disconnect();
        return Result.of(0);
    }

    @Override
    Result send(Address from, long lengthBytes, boolean more, boolean hasDestination) {
        boolean waits = more || corks;
        if (!hasDestination) {
            return socket.send(from, lengthBytes, waits);
        }
        if (!mayName(InetName.port)) {
            return Result.error(EINVAL);
        }
        return InetName.isIpv6 ? socket.sendIpv6(from, lengthBytes, InetName.high, InetName.low, scope(), InetName.port, waits)
                : socket.send(from, lengthBytes, InetName.address, InetName.port, waits);
    }

    /// Whether the program may send to a name with that port.
    protected boolean mayName(int port) {
        return port != 0;
    }

    @Override
    public boolean knowsUrgentData() {
        return false;
    }

    @Override
    public boolean refusesUrgentData() {
        return family == SocketName.AF_INET;                 // over IPv6 the flag is not looked at, as on Linux
    }

    @Override
    public Result receive(Address into, long lengthBytes, boolean peek) {
        fullLength = 0;
        hasTold = (tells != 0 || timestamps.areWanted()) && socket.hasDatagram();
        if (hasTold) {
            destination = socket.received().isFirstIpv6() ? 0 : socket.received().firstDestination();
            interfaceIndex = socket.received().firstInterface();
            hops = socket.received().firstTimeToLive();
            service = socket.received().firstTypeOfService();
            arrivalNanos = socket.received().firstArrivalNanos();
        }
        if (socket.hasDatagram()) {
            isSenderIpv6 = socket.received().isFirstIpv6();
            if (isSenderIpv6) {
                socket.received().readFirstFlow(sender);
            } else {
                senderAddress = socket.received().firstSource();
            }
            senderPort = socket.received().firstSourcePort() & 0xFFFF;
            fullLength = socket.received().firstLength();
        }
        boolean hasNone = !socket.hasDatagram();
        Result received = socket.receive(into, lengthBytes, peek);
        return hasNone && received.bits() == 0 ? Result.error(EAGAIN) : received;       // after shutdown(2): the caller knows whether he would wait
    }

    @Override
    public void writeSender(SocketName to) {
        if (isSenderIpv6) {
            InetName.writeIpv6(to, sender.remoteHigh(), sender.remoteLow(), sender.remoteScope(), senderPort);
        } else {
            InetName.write(to, family, senderAddress, senderPort);
        }
    }

    @Override
    public long fullLength() {
        return fullLength;
    }

    @Override
    public Result shutdown(boolean read, boolean write) {
        Result result = read ? socket.shutdownRead() : Result.of(0);
        Result other = write ? socket.shutdownWrite() : Result.of(0);
        return result.isError() ? result : other;
    }

    @Override
    boolean isConnected() {
        return socket.isConnected();
    }

    @Override
    public int readiness() {
        return socket.readiness();
    }

    @Override
    public WatchList watches() {
        return socket.watches();
    }

    @Override
    public Result available() {
        return Result.of(socket.received().firstLength());
    }

    @Override
    protected void closed() {
        socket.close();
    }

    @Override
    public int beginError() {
        lost = socket.errors().remove();
        if (lost == null) {
            return -1;
        }
        socket.errorWasRead();
        return lost.length();
    }

    @Override
    public void copyError(int offset, Address to, int length) {
        lost.copyTo(offset, to, length);
    }

    @Override
    public void writeErrorName(SocketName to) {
        ErrorMessages.writeName(lost, family, to);
    }

    @Override
    protected void addErrorControl() {
        timestamps.addControl(lost.stampNanos());
        ErrorMessages.addControl(lost, family);
    }

    @Override
    public void endError() {
        lost.release();
        lost = null;
    }

    @Override
    public Result setSocketOption(int option, int value) {
        if (Timestamps.has(option)) {
            Result set = timestamps.set(option, value);
            socket.setWantsTimes(timestamps.areWanted());
            return set;
        }
        switch (option) {
            case SocketOptions.SO_BROADCAST -> socket.setBroadcast(value != 0);
            case SocketOptions.SO_RCVBUF -> socket.setReceiveBuffer(value);
            case SocketOptions.SO_SNDBUF -> sendBufferBytes = value;      // told only: a datagram goes to the card at once
            default -> {
                if (option == SocketOptions.SO_NO_CHECK) {
                    socket.setChecksums(value == 0);
                }
                return super.setSocketOption(option, value);
            }
        }
        return Result.of(0);
    }

    @Override
    public Result socketOption(int option) {
        if (Timestamps.has(option)) {
            return timestamps.value(option);
        }
        return switch (option) {
            case SocketOptions.SO_BROADCAST -> flag(socket.broadcasts());
            case SocketOptions.SO_RCVBUF -> Result.of(socket.receiveBuffer());
            case SocketOptions.SO_SNDBUF -> Result.of(sendBufferBytes);
            default -> super.socketOption(option);
        };
    }

    @Override
    protected void addControl() {
        if (!hasTold) {
            return;
        }
        timestamps.addControl(arrivalNanos);
        if (!isSenderIpv6) {
            if ((tells & PKTINFO) != 0) {
                Address data = ControlMessages.add(InetOptions.IPPROTO_IP, InetOptions.IP_PKTINFO, PKTINFO_BYTES);
                if (!data.isZero()) {
                    data.storeInt(0, interfaceIndex);
                    data.storeInt(4, Integer.reverseBytes(destination));
                    data.storeInt(8, Integer.reverseBytes(destination));
                }
            }
            addWord(TIME_TO_LIVE, InetOptions.IPPROTO_IP, InetOptions.IP_TTL, hops);
            addByte(TYPE_OF_SERVICE, InetOptions.IPPROTO_IP, InetOptions.IP_TOS, service);
        }
        if ((tells & PKTINFO6) != 0) {
            addPacketInfo6();
        }
        if (isSenderIpv6) {
            addWord(HOP_LIMIT, InetOptions.IPPROTO_IPV6, InetOptions.IPV6_HOPLIMIT, hops);
            addWord(TRAFFIC_CLASS, InetOptions.IPPROTO_IPV6, InetOptions.IPV6_TCLASS, service);
        }
    }

    /// Of a datagram over IPv4 the mapped address, as Linux.
    private void addPacketInfo6() {
        Address data = ControlMessages.add(InetOptions.IPPROTO_IPV6, InetOptions.IPV6_PKTINFO, PKTINFO6_BYTES);
        if (!data.isZero()) {
            data.storeLong(0, Long.reverseBytes(isSenderIpv6 ? sender.localHigh() : 0));
            data.storeLong(8, Long.reverseBytes(isSenderIpv6 ? sender.localLow() : Ipv6Address.mappedLow(destination)));
            data.storeInt(16, interfaceIndex);
        }
    }

    private void addWord(int what, int level, int messageType, int value) {
        Address data = (tells & what) == 0 ? Address.zero() : ControlMessages.add(level, messageType, Integer.BYTES);
        if (!data.isZero()) {
            data.storeInt(0, value);
        }
    }

    private void addByte(int what, int level, int messageType, int value) {
        Address data = (tells & what) == 0 ? Address.zero() : ControlMessages.add(level, messageType, 1);
        if (!data.isZero()) {
            data.storeByte(0, (byte) value);
        }
    }

    @Override
    protected Result takeControl(int level, int messageType, Address data, int bytes) {
        if (level == InetOptions.IPPROTO_IP && messageType == InetOptions.IP_PKTINFO) {
            return bytes != PKTINFO_BYTES ? Result.error(EINVAL) : socket.next().setSource(Integer.reverseBytes(data.loadInt(4)));
        }
        if (level == InetOptions.IPPROTO_IPV6 && messageType == InetOptions.IPV6_PKTINFO) {
            return bytes < PKTINFO6_BYTES ? Result.error(EINVAL)
                    : socket.next().setSourceIpv6(Long.reverseBytes(data.loadLong(0)), Long.reverseBytes(data.loadLong(8)), data.loadInt(16));
        }
        boolean isIp = level == InetOptions.IPPROTO_IP;
        boolean isIpv6 = level == InetOptions.IPPROTO_IPV6;
        boolean isHops = isIp && messageType == InetOptions.IP_TTL || isIpv6 && messageType == InetOptions.IPV6_HOPLIMIT;
        boolean isService = isIp && messageType == InetOptions.IP_TOS || isIpv6 && messageType == InetOptions.IPV6_TCLASS;
        if (!isHops && !isService) {
            return isIp || isIpv6 ? Result.error(EINVAL) : Result.of(0);
        }
        int value = bytes >= Integer.BYTES ? data.loadInt(0) : bytes == 1 && isIp && isService ? data.loadByte(0) & 0xFF : -1;
        if (value < (isHops && isIp ? 1 : 0) || value > 255) {
            return Result.error(EINVAL);
        }
        if (isHops) {
            socket.next().setTimeToLive(value);
        } else {
            socket.next().setTypeOfService(value);
        }
        return Result.of(0);
    }

    /// The bit in `tells` of an option, or 0.
    private int toldBy(int level, int option) {
        if (level == InetOptions.IPPROTO_IP) {
            return switch (option) {
                case InetOptions.IP_PKTINFO -> PKTINFO;
                case InetOptions.IP_RECVTTL -> TIME_TO_LIVE;
                case InetOptions.IP_RECVTOS -> TYPE_OF_SERVICE;
                case InetOptions.IP_RECVOPTS -> OPTIONS;
                case InetOptions.IP_RETOPTS -> RETURN_OPTIONS;
                default -> 0;
            };
        }
        if (level != InetOptions.IPPROTO_IPV6 || family != SocketName.AF_INET6) {
            return 0;
        }
        return switch (option) {
            case InetOptions.IPV6_RECVPKTINFO -> PKTINFO6;
            case InetOptions.IPV6_RECVHOPLIMIT -> HOP_LIMIT;
            case InetOptions.IPV6_RECVTCLASS -> TRAFFIC_CLASS;
            default -> 0;
        };
    }

    private boolean isCork(int level, int option) {
        return level == InetOptions.IPPROTO_UDP && option == UDP_CORK && protocol() == InetOptions.IPPROTO_UDP;
    }

    private boolean isErrors(int level, int option) {
        return level == InetOptions.IPPROTO_IP && option == InetOptions.IP_RECVERR
                || level == InetOptions.IPPROTO_IPV6 && option == InetOptions.IPV6_RECVERR && family == SocketName.AF_INET6;
    }

    @Override
    public Result setProtocolOption(int level, int option, int value) {
        int told = toldBy(level, option);
        if (told != 0) {
            tells = value != 0 ? tells | told : tells & ~told;
            return Result.of(0);
        }
        if (isCork(level, option)) {
            corks = value != 0;
            if (!corks) {
                socket.push();
            }
            return Result.of(0);
        }
        if (isErrors(level, option)) {
            socket.setWantsErrors(value != 0);
            return Result.of(0);
        }
        if (level == InetOptions.IPPROTO_IPV6 && option == InetOptions.IPV6_MULTICAST_HOPS) {
            if (value < -1 || value > 255) {
                return Result.error(EINVAL);
            }
            socket.setGroupHopLimit(value == -1 ? 1 : value);
            return Result.of(0);
        }
        return setCommon(level, option, value);
    }

    /// What the socket has to know of what was set.
    private Result setCommon(int level, int option, int value) {
        Result set = super.setProtocolOption(level, option, value);
        socket.setFragments(!forbidsFragments(false), !forbidsFragments(true));
        return set;
    }

    @Override
    public Result protocolOption(int level, int option) {
        int told = toldBy(level, option);
        if (told != 0) {
            return flag((tells & told) != 0);
        }
        if (isCork(level, option)) {
            return flag(corks);
        }
        if (isErrors(level, option)) {
            return flag(socket.wantsErrors());
        }
        if (level == InetOptions.IPPROTO_IPV6 && option == InetOptions.IPV6_MULTICAST_HOPS) {
            return Result.of(socket.groupHopLimit());
        }
        return super.protocolOption(level, option);
    }
}
