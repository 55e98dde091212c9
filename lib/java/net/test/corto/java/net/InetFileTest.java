// SPDX-License-Identifier: Apache-2.0
package corto.java.net;

import static org.assertj.core.api.Assertions.assertThat;

import corto.fs.file.OpenFile;
import corto.java.descriptors.Descriptors;
import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.Result;
import corto.lang.SimulatedMemory;
import corto.net.congestion.cubic.CubicPolicy;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;
import corto.net.stack.NetworkStack;
import corto.runtime.SocketName;
import corto.sched.events.TimerQueue;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Sockets over a loopback of the JVM: names, and what is refused. Waiting is the kernel's, see `tests/compiler`.
final class InetFileTest {
    private static final int PORT = 80;
    private static final int LOCALHOST = 0x7F00_0001;
    private static final int BUFFERS = 64;
    private static final int TURNS = 20;
    private static final long LINK_LOCAL = 0xFE80L << 48;
    private static final int IPPROTO_IPV6 = 41;
    private static final int IPV6_TCLASS = 67;

    private final SimulatedMemory memory = SimulatedMemory.fresh();
    private final PacketPool pool = new PacketPool(memory.map(0x10_0000, BUFFERS * PacketBuffer.CAPACITY), BUFFERS);
    private final Address scratch = memory.map(0x100_0000, 0x1000);
    private final NetworkStack stack = new NetworkStack(pool, new TimerQueue(), () -> 0, new Random(5)::nextLong, new CubicPolicy());
    private final Descriptors table = new Descriptors(0);

    private SocketFile stream(boolean isIpv6) {
        return new StreamFile(stack.openTcp(), isIpv6);
    }

    private SocketFile datagrams(boolean isIpv6) {
        return new DatagramFile(stack.openUdp(), isIpv6);
    }

    private static SocketName name(long high, long low, int port) {
        SocketName name = new SocketName();
        name.set(high, low, 0, port);
        return name;
    }

    private static SocketName ipv4(int address, int port) {
        SocketName name = new SocketName();
        name.setIpv4(address, port);
        return name;
    }

    private static SocketName local(SocketFile file) {
        SocketName name = new SocketName();
        assertThat(file.localName(name).isError()).isFalse();
        return name;
    }

    private static SocketName remote(SocketFile file) {
        SocketName name = new SocketName();
        assertThat(file.remoteName(name).isError()).isFalse();
        return name;
    }

    private static void is(SocketName name, long high, long low, int port) {
        assertThat(new long[] {name.high, name.low, name.port}).containsExactly(high, low, port);
    }

    private static void isError(Result result, Errno errno) {
        assertThat(result.isError()).isTrue();
        assertThat(result.errno()).isEqualTo(errno.number());
    }

    private void exchange() {
        for (int i = 0; i < TURNS && stack.poll(); i++) { }
    }

    private SocketFile connected(SocketFile listening, SocketFile client, SocketName to) {
        isError(listening.accept(table), Errno.EAGAIN);
        isError(client.connect(to), Errno.EINPROGRESS);
        exchange();
        assertThat(client.pendingError().isError()).isFalse();
        OpenFile accepted = table.get((int) listening.accept(table).value());
        return (SocketFile) accepted;
    }

    @Test
    void a_server_on_the_wildcard_address_takes_both_and_tells_peers_as_what_they_are() {
        SocketFile server = stream(true);
        assertThat(server.bind(name(0, 0, PORT)).isError()).isFalse();
        assertThat(server.listen(5).isError()).isFalse();
        is(local(server), 0, 0, PORT);

        SocketFile overIpv4 = connected(server, stream(true), ipv4(LOCALHOST, PORT));
        assertThat(remote(overIpv4).isIpv4()).isTrue();
        assertThat(remote(overIpv4).ipv4()).isEqualTo(LOCALHOST);
        assertThat(local(overIpv4).ipv4()).isEqualTo(LOCALHOST);
        SocketFile client = stream(true);
        SocketFile overIpv6 = connected(server, client, name(0, 1, PORT));
        is(remote(overIpv6), 0, 1, local(client).port);
        is(local(overIpv6), 0, 1, PORT);
    }

    @Test
    void a_socket_of_IPv4_knows_only_that() {
        SocketFile socket = stream(false);
        is(local(socket), 0, 0xFFFF_0000_0000L, 0);
        isError(socket.connect(name(0, 1, PORT)), Errno.EAFNOSUPPORT);
        isError(socket.bind(name(0, 0, PORT)), Errno.EAFNOSUPPORT);
        isError(socket.setOption(IPPROTO_IPV6, IPV6_TCLASS, 8), Errno.ENOPROTOOPT);
        assertThat(socket.bind(ipv4(0, PORT)).isError()).isFalse();
        is(local(socket), 0, 0xFFFF_0000_0000L, PORT);
    }

    @Test
    void a_link_local_address_needs_a_link() {
        SocketFile socket = datagrams(true);
        isError(socket.bind(name(LINK_LOCAL, 1, PORT)), Errno.EINVAL);
        isError(socket.connect(name(LINK_LOCAL, 1, PORT)), Errno.EINVAL);
        isError(socket.send(scratch, 1, name(LINK_LOCAL, 1, PORT)), Errno.EINVAL);
    }

    @Test
    void a_datagram_tells_its_sender() {
        SocketFile server = datagrams(true);
        SocketFile client = datagrams(true);
        server.bind(name(0, 0, PORT));
        SocketName sender = new SocketName();

        assertThat(client.send(scratch, 3, name(0, 1, PORT)).value()).isEqualTo(3);
        exchange();
        assertThat(server.receive(scratch, 10, sender).value()).isEqualTo(3);
        is(sender, 0, 1, local(client).port);
        assertThat(client.send(scratch, 4, ipv4(LOCALHOST, PORT)).value()).isEqualTo(4);
        exchange();
        assertThat(server.receive(scratch, 10, sender).value()).isEqualTo(4);
        assertThat(sender.isIpv4()).isTrue();
        assertThat(sender.ipv4()).isEqualTo(LOCALHOST);
        assertThat(sender.port).isEqualTo(local(client).port);
        isError(server.receive(scratch, 10, null), Errno.EAGAIN);
    }

    @Test
    void who_is_not_connected_has_no_peer() {
        isError(stream(true).remoteName(new SocketName()), Errno.ENOTCONN);
        SocketFile datagrams = datagrams(true);
        isError(datagrams.remoteName(new SocketName()), Errno.ENOTCONN);
        datagrams.connect(name(0, 1, PORT));
        is(remote(datagrams), 0, 1, PORT);
        datagrams.disconnect();
        isError(datagrams.remoteName(new SocketName()), Errno.ENOTCONN);
    }

    @Test
    void the_bits_of_a_class_that_are_TCPs_own_stay_so() {
        SocketFile stream = stream(true);
        stream.setOption(IPPROTO_IPV6, IPV6_TCLASS, 0x1F);
        assertThat(stream.option(IPPROTO_IPV6, IPV6_TCLASS).value()).isEqualTo(0x1C);
        SocketFile datagrams = datagrams(true);
        datagrams.setOption(IPPROTO_IPV6, IPV6_TCLASS, 0x1F);
        assertThat(datagrams.option(IPPROTO_IPV6, IPV6_TCLASS).value()).isEqualTo(0x1F);
    }

    @Test
    void where_there_is_no_socket_everything_gives_one_error() {
        SocketFile absent = new AbsentFile(Errno.EINTR);
        isError(absent.bind(name(0, 0, 1)), Errno.EINTR);
        isError(absent.accept(table), Errno.EINTR);
        isError(absent.receive(scratch, 1, null), Errno.EINTR);
        isError(absent.send(scratch, 1, null), Errno.EINTR);
        isError(absent.pendingError(), Errno.EINTR);
        isError(absent.available(), Errno.EINTR);
        isError(absent.localName(new SocketName()), Errno.EINTR);
        isError(datagrams(true).listen(1), Errno.EOPNOTSUPP);
    }
}
