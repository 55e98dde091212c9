// SPDX-License-Identifier: Apache-2.0
package corto.jdk;

import corto.lang.Errno;
import corto.lang.ObjectAddress;
import corto.lang.RawMemory;
import corto.lang.Replace;
import corto.lang.Result;
import corto.lang.Substitute;
import corto.runtime.SocketName;
import corto.runtime.SocketService;
import corto.runtime.SocketServices;
import java.io.FileDescriptor;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import jdk.internal.corto.Host;

/// The operations of sockets, on the socket service.
@Substitute("sun.nio.ch.Net")
@RawMemory(reason = "hands a byte to the socket service")
final class NetSubstitution {
    private static final long NANOS_PER_MILLI = 1_000_000;

    // poll(2)
    private static final short POLLIN = 1;
    private static final short POLLOUT = 4;
    private static final short POLLERR = 8;
    private static final short POLLHUP = 16;
    private static final short POLLNVAL = 32;

    // socket(7): Linux keeps and tells buffers twice as large as they are asked for
    private static final int SOL_SOCKET = 1;
    private static final int SO_REUSEADDR = 2;
    private static final int SO_SNDBUF = 7;
    private static final int SO_RCVBUF = 8;
    private static final int IPPROTO_IP = 0;
    private static final int IP_TOS = 1;
    private static final int IP_MULTICAST_IF = 32;
    private static final int IPPROTO_IPV6 = 41;
    private static final int IPV6_MULTICAST_IF = 17;
    private static final int IPV6_TCLASS = 67;
    private static final int LARGEST_BUFFER = 212_992;       // Linux's rmem_max and wmem_max

    @Replace
    private static void initIDs() {}

    @Replace
    private static boolean isIPv6Available0() {
        return SocketServices.IPV6;
    }

    @Replace
    private static boolean isReusePortAvailable0() {
        return true;
    }

    /// −1: as on systems other than Windows.
    @Replace
    private static int isExclusiveBindAvailable() {
        return -1;
    }

    @Replace
    private static boolean shouldShutdownWriteBeforeClose0() {
        return false;
    }

    @Replace
    private static boolean shouldSetBothIPv4AndIPv6Options0() {
        return SocketServices.IPV6;
    }

    @Replace
    private static boolean canIPv6SocketJoinIPv4Group0() {
        return SocketServices.IPV6;
    }

    @Replace
    private static boolean canJoin6WithIPv4Group0() {
        return false;
    }

    @Replace
    private static boolean canUseIPv6OptionsWithIPv4LocalAddress0() {
        return SocketServices.IPV6;
    }

    @Replace
    private static int socket0(boolean prefersIpv6, boolean isStream, boolean reuses, boolean fastLoopback) throws IOException {
        int descriptor = SocketNatives.value(Host.sockets().open(isStream, prefersIpv6));
        if (reuses) {
            Host.sockets().setOption(descriptor, SOL_SOCKET, SO_REUSEADDR, 1);
        }
        return descriptor;
    }

    @Replace
    private static void bind0(FileDescriptor descriptor, boolean prefersIpv6, boolean isExclusive, InetAddress address, int port) throws IOException {
        SocketNatives.value(Host.sockets().bind(SocketNatives.number(descriptor), SocketNames.of(address, port, prefersIpv6)));
    }

    @Replace
    static void listen(FileDescriptor descriptor, int backlog) throws IOException {
        SocketNatives.value(Host.sockets().listen(SocketNatives.number(descriptor), backlog));
    }

    /// 1 when it is connected.
    @Replace
    private static int connect0(boolean prefersIpv6, FileDescriptor descriptor, InetAddress address, int port) throws IOException {
        int status = SocketNatives.value(Host.sockets().connect(SocketNatives.number(descriptor), SocketNames.of(address, port, prefersIpv6)));
        return status == 0 ? 1 : status;
    }

    /// 1 when there is a connection, whose descriptor and peer it tells.
    @Replace
    public static int accept(FileDescriptor descriptor, FileDescriptor accepted, InetSocketAddress[] peer) throws IOException {
        Result result = Host.sockets().accept(SocketNatives.number(descriptor));
        int status = SocketNatives.value(result);
        if (result.isError()) {
            return status;
        }
        FileNatives.access().set(accepted, status);
        SocketName name = new SocketName();
        name.setIpv4(0, 0);
        Host.sockets().remoteName(status, name);                 // it may be over already
        peer[0] = new InetSocketAddress(SocketNames.address(name), name.port);
        return 1;
    }

    @Replace
    static void shutdown(FileDescriptor descriptor, int how) throws IOException {
        Result result = Host.sockets().shutdown(SocketNatives.number(descriptor), how);
        if (result.isError() && result.errno() != Errno.ENOTCONN.number()) {
            SocketNatives.value(result);
        }
    }

    @Replace
    private static int localPort(FileDescriptor descriptor) throws IOException {
        return localName(descriptor).port;
    }

    @Replace
    private static InetAddress localInetAddress(FileDescriptor descriptor) throws IOException {
        return SocketNames.address(localName(descriptor));
    }

    @Replace
    private static int remotePort(FileDescriptor descriptor) throws IOException {
        return remoteName(descriptor).port;
    }

    @Replace
    private static InetAddress remoteInetAddress(FileDescriptor descriptor) throws IOException {
        return SocketNames.address(remoteName(descriptor));
    }

    private static SocketName localName(FileDescriptor descriptor) throws IOException {
        SocketName name = new SocketName();
        return known(name, Host.sockets().localName(SocketNatives.number(descriptor), name));
    }

    private static SocketName remoteName(FileDescriptor descriptor) throws IOException {
        SocketName name = new SocketName();
        return known(name, Host.sockets().remoteName(SocketNatives.number(descriptor), name));
    }

    private static SocketName known(SocketName name, Result result) throws IOException {
        if (result.isError()) {
            throw SocketNatives.failure(result.errno());
        }
        return name;
    }

    @Replace
    private static int getIntOption0(FileDescriptor descriptor, boolean mayNeedConversion, int level, int option) throws IOException {
        Result value = Host.sockets().option(SocketNatives.number(descriptor), level, option);
        if (value.isError()) {
            throw SocketNatives.failure(value.errno());
        }
        return isBufferSize(level, option) ? (int) value.value() / 2 : (int) value.value();
    }

    @Replace
    private static void setIntOption0(FileDescriptor descriptor, boolean mayNeedConversion, int level, int option, int value, boolean isIpv6) throws IOException {
        int given = isBufferSize(level, option) ? 2 * Math.min(value, LARGEST_BUFFER) : value;
        SocketNatives.value(Host.sockets().setOption(SocketNatives.number(descriptor), level, option, given));
        if (SocketServices.IPV6 && level == IPPROTO_IPV6 && option == IPV6_TCLASS) {
            Host.sockets().setOption(SocketNatives.number(descriptor), IPPROTO_IP, IP_TOS, value);        // for packets over IPv4
        }
    }

    private static boolean isBufferSize(int level, int option) {
        return level == SOL_SOCKET && (option == SO_SNDBUF || option == SO_RCVBUF);
    }

    /// `timeout` in milliseconds, −1 for ever. 0 also when it was interrupted.
    @Replace
    static int poll(FileDescriptor descriptor, int events, long timeout) throws IOException {
        Result ready = Host.sockets().poll(SocketNatives.number(descriptor), events, nanos(timeout), false);
        return ready.isError() ? Math.max(0, SocketNatives.value(ready)) : (int) ready.value();
    }

    /// Whether a connection has been made. Throws why not.
    @Replace
    public static boolean pollConnect(FileDescriptor descriptor, long timeout) throws IOException {
        int number = SocketNatives.number(descriptor);
        Result ready = Host.sockets().poll(number, POLLOUT, nanos(timeout), false);
        if (ready.isError() || ready.value() == 0) {
            return false;
        }
        SocketNatives.value(Host.sockets().takeError(number));
        return true;
    }

    private static long nanos(long timeoutMillis) {
        return timeoutMillis < 0 ? -1 : timeoutMillis * NANOS_PER_MILLI;
    }

    @Replace
    static int available(FileDescriptor descriptor) throws IOException {
        return SocketNatives.value(Host.sockets().available(SocketNatives.number(descriptor)));
    }

    @Replace
    static int sendOOB(FileDescriptor descriptor, byte data) throws IOException {
        byte[] one = {data};
        return SocketNatives.value(Host.sockets().sendUrgent(SocketNatives.number(descriptor), ObjectAddress.elements(one)));
    }

    /// Nobody asks: only selectors of other systems find urgent data.
    @Replace
    static boolean discardOOB(FileDescriptor descriptor) {
        return false;
    }

    @Replace
    private static int joinOrDrop4(boolean joins, FileDescriptor descriptor, int group, int interf, int source) throws IOException {
        return changeGroup(descriptor, joins ? SocketService.JOIN : SocketService.LEAVE, overIpv4(group), overIpv4(interf), source == 0 ? null : overIpv4(source));
    }

    @Replace
    private static int blockOrUnblock4(boolean blocks, FileDescriptor descriptor, int group, int interf, int source) throws IOException {
        return changeGroup(descriptor, blocks ? SocketService.BLOCK : SocketService.UNBLOCK, overIpv4(group), overIpv4(interf), overIpv4(source));
    }

    @Replace
    private static int joinOrDrop6(boolean joins, FileDescriptor descriptor, byte[] group, int index, byte[] source) throws IOException {
        return changeGroup(descriptor, joins ? SocketService.JOIN : SocketService.LEAVE, overIpv6(group, 0), overIpv6(group, index), source == null ? null : overIpv6(source, 0));
    }

    @Replace
    static int blockOrUnblock6(boolean blocks, FileDescriptor descriptor, byte[] group, int index, byte[] source) throws IOException {
        return changeGroup(descriptor, blocks ? SocketService.BLOCK : SocketService.UNBLOCK, overIpv6(group, 0), overIpv6(group, index), overIpv6(source, 0));
    }

    private static SocketName overIpv4(int address) {
        SocketName name = new SocketName();
        name.setIpv4(address, 0);
        return name;
    }

    private static SocketName overIpv6(byte[] address, int scope) {
        SocketName name = new SocketName();
        name.set(SocketNames.half(address, 0), SocketNames.half(address, Long.BYTES), scope, 0);
        return name;
    }

    private static int changeGroup(FileDescriptor descriptor, int change, SocketName group, SocketName link, SocketName source) throws IOException {
        Result result = Host.sockets().changeGroup(SocketNatives.number(descriptor), change, group, link, source);
        if (result.isError() && result.errno() == Errno.EOPNOTSUPP.number()) {
            throw new UnsupportedOperationException("this image has no groups of hosts: --set NET_IGMP=y adds them, NET_MLD=y those of IPv6 (config: in corto.yaml)");
        }
        return SocketNatives.value(result);
    }

    @Replace
    static void setInterface4(FileDescriptor descriptor, int address) throws IOException {
        SocketNatives.value(Host.sockets().setOption(SocketNatives.number(descriptor), IPPROTO_IP, IP_MULTICAST_IF, address));
    }

    @Replace
    static int getInterface4(FileDescriptor descriptor) throws IOException {
        return SocketNatives.value(Host.sockets().option(SocketNatives.number(descriptor), IPPROTO_IP, IP_MULTICAST_IF));
    }

    @Replace
    static void setInterface6(FileDescriptor descriptor, int index) throws IOException {
        SocketNatives.value(Host.sockets().setOption(SocketNatives.number(descriptor), IPPROTO_IPV6, IPV6_MULTICAST_IF, index));
    }

    @Replace
    static int getInterface6(FileDescriptor descriptor) throws IOException {
        return SocketNatives.value(Host.sockets().option(SocketNatives.number(descriptor), IPPROTO_IPV6, IPV6_MULTICAST_IF));
    }

    @Replace
    static short pollinValue() {
        return POLLIN;
    }

    @Replace
    static short polloutValue() {
        return POLLOUT;
    }

    @Replace
    static short pollerrValue() {
        return POLLERR;
    }

    @Replace
    static short pollhupValue() {
        return POLLHUP;
    }

    @Replace
    static short pollnvalValue() {
        return POLLNVAL;
    }

    @Replace
    static short pollconnValue() {
        return POLLOUT;
    }
}
