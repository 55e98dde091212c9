// SPDX-License-Identifier: Apache-2.0
package corto.net.ping;

import static org.assertj.core.api.Assertions.assertThat;

import corto.lang.Address;
import corto.lang.Errno;
import corto.lang.SimulatedMemory;
import corto.net.datagram.DatagramHost;
import corto.net.icmp.Icmp;
import corto.net.icmp.IcmpHeader;
import corto.net.icmpv6.Icmpv6;
import corto.net.ipv4.Ipv4;
import corto.net.ipv4.Ipv4Address;
import corto.net.ipv6.Ipv6;
import corto.net.loopback.Ipv6Loopback;
import corto.net.loopback.LoopbackInterface;
import corto.net.packet.ErrorReport;
import corto.net.packet.PacketBuffer;
import corto.net.packet.PacketPool;
import org.junit.jupiter.api.Test;

final class PingSocketTest {
    private final SimulatedMemory memory = SimulatedMemory.fresh();
    private final PacketPool pool = new PacketPool(memory.map(0x10_0000, 64 * PacketBuffer.CAPACITY), 64);
    private final Address scratch = memory.map(0x1000, 4096);
    private final Ipv4 ipv4 = new Ipv4();
    private final Ipv6 ipv6 = new Ipv6();
    private final Icmp icmp = new Icmp(pool, ipv4, () -> 0);
    private final Icmpv6 icmpv6 = new Icmpv6(pool, ipv6, () -> 0);
    private final Ping ping = new Ping(new DatagramHost(pool, ipv4, ipv6, () -> 77), icmp, icmpv6);

    PingSocketTest() {
        LoopbackInterface loopback = new LoopbackInterface(pool, ipv4);
        ipv4.add(loopback);
        ipv6.add(new Ipv6Loopback(loopback, ipv6));
        ipv4.setProtocol(Ipv4.PROTOCOL_ICMP, icmp);
        ipv6.setProtocol(Ipv6.PROTOCOL_ICMPV6, icmpv6);
    }

    private void request(int type, int sequence) {
        scratch.clear(24);
        IcmpHeader.TYPE.write(scratch, type);
        scratch.storeShort(6, Short.reverseBytes((short) sequence));
    }

    private static long error(Errno errno) {
        return -errno.number();
    }

    @Test
    void a_request_is_answered_to_the_socket_with_its_identifier() {
        PingSocket one = ping.open(false);
        PingSocket other = ping.open(false);
        assertThat(one.bind(Ipv4Address.ANY, 5).bits()).isZero();
        assertThat(other.bind(Ipv4Address.ANY, 5).bits()).isEqualTo(error(Errno.EADDRINUSE));
        assertThat(other.bind(Ipv4Address.ANY, 0).bits()).isZero();
        assertThat(other.localPort()).isNotEqualTo(5).isNotZero();
        request(IcmpHeader.ECHO_REQUEST, 3);

        assertThat(one.send(scratch, 24, Ipv4Address.LOCALHOST, 0, false).bits()).isEqualTo(24);

        assertThat(one.receive(scratch, 100, false).bits()).isEqualTo(24);
        assertThat(IcmpHeader.TYPE.read(scratch)).isEqualTo(IcmpHeader.ECHO_REPLY);
        assertThat(IcmpHeader.IDENTIFIER.read(scratch)).isEqualTo(5);
        assertThat(scratch.loadShort(6)).isEqualTo(Short.reverseBytes((short) 3));
        assertThat(other.hasDatagram()).isFalse();
    }

    @Test
    void nothing_but_requests_is_sent() {
        PingSocket socket = ping.open(false);
        request(IcmpHeader.ECHO_REPLY, 1);
        assertThat(socket.send(scratch, 24, Ipv4Address.LOCALHOST, 0, false).bits()).isEqualTo(error(Errno.EINVAL));
        request(IcmpHeader.ECHO_REQUEST, 1);
        assertThat(socket.send(scratch, 7, Ipv4Address.LOCALHOST, 0, false).bits()).isEqualTo(error(Errno.EINVAL));
        assertThat(socket.send(scratch, 24, false).bits()).isEqualTo(error(Errno.EDESTADDRREQ));
    }

    @Test
    void over_ipv6_as_over_ipv4() {
        PingSocket socket = ping.open(true);
        request(Icmpv6.ECHO_REQUEST, 9);
        assertThat(socket.connectIpv6(0, 1, 0, 0).bits()).isZero();
        assertThat(socket.send(scratch, 24, false).bits()).isEqualTo(24);
        assertThat(socket.receive(scratch, 100, false).bits()).isEqualTo(24);
        assertThat(scratch.loadByte(0) & 0xFF).isEqualTo(Icmpv6.ECHO_REPLY);
        socket.close();
        assertThat(pool.freeCount()).isEqualTo(pool.capacity());
    }

    @Test
    void an_error_about_a_request_is_its_socket_s() {
        PingSocket socket = ping.open(false);
        socket.bind(Ipv4Address.ANY, 5);
        socket.setWantsErrors(true);
        request(IcmpHeader.ECHO_REQUEST, 1);
        IcmpHeader.IDENTIFIER.write(scratch, 5);
        ipv4.report().set(ErrorReport.FROM_ICMP, 3, 1, 0, 0, 0x0A000001, 24);
        ping.undelivered(Errno.EHOSTUNREACH, false, 0x0A000002, scratch);
        assertThat(socket.takeError()).isEqualTo(Errno.EHOSTUNREACH);
        assertThat(socket.errors().first().length()).isEqualTo(24);
        socket.close();
        assertThat(pool.freeCount()).isEqualTo(pool.capacity());
        ping.undelivered(Errno.EHOSTUNREACH, false, 0x0A000002, scratch);        // nobody is there any more
    }
}
