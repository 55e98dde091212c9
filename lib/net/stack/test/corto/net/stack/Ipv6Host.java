// SPDX-License-Identifier: Apache-2.0
package corto.net.stack;

import corto.lang.Address;
import corto.net.icmpv6.Icmpv6;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Address;
import corto.net.ndp.NdpInterface;
import corto.net.packet.PacketBuffer;

/// The layers of IPv6 on the port of a simulated host.
final class Ipv6Host {
    final Host host;
    final Ipv6 ipv6 = new Ipv6();
    final Icmpv6 icmpv6;
    final NdpInterface link;
    final long linkLocalLow;
    int preference;                          // as a router: RFC 4191's two bits

    Ipv6Host(SimulatedNetwork network, int number) {
        host = network.host(number);
        icmpv6 = new Icmpv6(host.pool, ipv6, () -> network.now);
        ipv6.setProtocol(Ipv6.PROTOCOL_ICMPV6, icmpv6);
        ipv6.setErrors(icmpv6);
        link = new NdpInterface(host.ethernet.port(), host.ethernet.index(), host.pool, ipv6, icmpv6, network.timers, () -> network.now);
        ipv6.add(link);
        linkLocalLow = Ipv6Address.identifierOf(host.device.macAddress());
    }

    /// Sends an ICMPv6 message of `body`, of which the first four bytes are type, code and room for the checksum.
    void send(long sourceHigh, long sourceLow, long high, long low, int hopLimit, int... body) {
        PacketBuffer packet = host.pool.allocate();
        Address message = packet.append(body.length);
        for (int i = 0; i < body.length; i++) {
            message.storeByte(i, (byte) body[i]);
        }
        icmpv6.send(packet, link, sourceHigh, sourceLow, high, low, hopLimit);
        ipv6.flush();
    }

    void ping(long high, long low) {
        int place = link.sourceFor(high, low);
        send(link.addressHigh(place), link.addressLow(place), high, low, 64, 128, 0, 0, 0, 0, 7, 0, 1, 'h', 'i');
    }

    /// As a router: prefix 2001:db8:PREFIX::/64 with these lifetimes in seconds, and itself as the default router.
    void advertise(int prefix, int valid, int preferred, int routerLifetime, int mtu) {
        int[] body = new int[16 + 8 + 8 + 32];
        body[0] = 134;
        body[4] = 63;
        body[5] = preference << 3;
        body[6] = routerLifetime >> 8;
        body[7] = routerLifetime & 0xFF;
        body[16] = 1;
        body[17] = 1;
        for (int i = 0; i < 6; i++) {
            body[18 + i] = (int) (host.device.macAddress() >>> 40 - 8 * i) & 0xFF;
        }
        body[24] = 5;
        body[25] = 1;
        body[30] = mtu >> 8;
        body[31] = mtu & 0xFF;
        body[32] = 3;
        body[33] = 4;
        body[34] = 64;
        body[35] = 0xC0;
        for (int i = 0; i < 4; i++) {
            body[36 + i] = valid >>> 24 - 8 * i & 0xFF;
            body[40 + i] = preferred >>> 24 - 8 * i & 0xFF;
        }
        int[] bytes = {0x20, 0x01, 0x0D, 0xB8, prefix >> 8, prefix & 0xFF};
        System.arraycopy(bytes, 0, body, 48, bytes.length);
        send(Ipv6Address.LINK_LOCAL_HIGH, linkLocalLow, Ipv6Address.LINK_GROUP_HIGH, Ipv6Address.ALL_NODES_LOW, 255, body);
    }

    static long prefixHigh(int prefix) {
        return 0x2001_0DB8_0000_0000L | (long) prefix << 16;
    }
}
