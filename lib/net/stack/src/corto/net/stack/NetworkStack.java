// SPDX-License-Identifier: Apache-2.0
package corto.net.stack;

import corto.net.api.Clock;
import corto.net.api.NetworkDevice;
import corto.net.api.RandomSource;
import corto.net.arp.EthernetInterface;
import corto.net.congestion.api.CongestionPolicy;
import corto.net.icmp.Icmp;
import corto.net.icmpv6.Icmpv6;
import corto.net.ipv4.Ipv4;
import corto.net.ipv4.Ipv4Fragments;
import corto.net.ipv4.Ipv4Groups;
import corto.net.ipv6.Ipv6;
import corto.net.ipv6.Ipv6Fragments;
import corto.net.ipv6.Ipv6Groups;
import corto.net.loopback.Ipv6Loopback;
import corto.net.loopback.LoopbackInterface;
import corto.net.ndp.NdpInterface;
import corto.net.packet.PacketPool;
import corto.net.tcp.Tcp;
import corto.net.tcp.TcpSocket;
import corto.net.udp.Udp;
import corto.net.udp.UdpSocket;
import corto.sched.events.TimerQueue;

/// All layers of one host, with the loopback interface. The caller expires `timers` and polls.
public final class NetworkStack {
    private final PacketPool pool;
    private final TimerQueue timers;
    private final Clock clock;
    private final RandomSource random;
    private final Ipv4 ipv4 = new Ipv4();
    private final LoopbackInterface loopback;
    private final Icmp icmp;
    private final Udp udp;
    private final Tcp tcp;
    private final Ipv6 ipv6 = new Ipv6();
    private Icmpv6 icmpv6;               // null without `Ipv6.SELECTED`
    private int ethernetCount;

    /// `random` must be unpredictable for peers: port numbers and the secrets of TCP come from it.
    public NetworkStack(PacketPool pool, TimerQueue timers, Clock clock, RandomSource random, CongestionPolicy congestion) {
        this.pool = pool;
        this.timers = timers;
        this.clock = clock;
        this.random = random;
        loopback = new LoopbackInterface(pool, ipv4);
        ipv4.add(loopback);
        ipv4.setClock(clock);
        icmp = new Icmp(pool, ipv4, clock);
        ipv4.setProtocol(Ipv4.PROTOCOL_ICMP, icmp);
        ipv4.setErrors(icmp);
        udp = new Udp(pool, ipv4, ipv6, clock, random);
        ipv4.setProtocol(Ipv4.PROTOCOL_UDP, udp);
        tcp = new Tcp(pool, ipv4, ipv6, timers, clock, random, congestion);
        ipv4.setProtocol(Ipv4.PROTOCOL_TCP, tcp);
        if (Ipv6.SELECTED) {
            addIpv6();
        }
    }

    private void addIpv6() {
        ipv6.add(new Ipv6Loopback(loopback, ipv6));
        ipv6.setClock(clock);
        icmpv6 = new Icmpv6(pool, ipv6, clock);
        ipv6.setProtocol(Ipv6.PROTOCOL_ICMPV6, icmpv6);
        ipv6.setErrors(icmpv6);
        ipv6.setProtocol(Ipv6.PROTOCOL_UDP, udp);
        ipv6.setProtocol(Ipv6.PROTOCOL_TCP, tcp);
    }

    /// Fragments are put together by `fragments` from now on.
    public void setFragments(Ipv4Fragments fragments) {
        fragments.begin(ipv4, pool, timers, clock);
        ipv4.setFragments(fragments);
    }

    /// As the other, over IPv6.
    public void setFragments(Ipv6Fragments fragments) {
        fragments.begin(ipv6, pool, timers, clock);
        ipv6.setFragments(fragments);
    }

    /// This host can listen to groups over IPv4 from now on.
    public void setGroups(Ipv4Groups groups) {
        groups.begin(ipv4, pool, timers, clock, random);
        ipv4.setGroups(groups);
    }

    /// As the other, over IPv6.
    public void setGroups(Ipv6Groups groups) {
        groups.begin(ipv6, pool, timers, clock, random);
        ipv6.setGroups(groups);
    }

    /// Adds an Ethernet device as `eth0`, `eth1`, … The caller configures its address.
    public EthernetInterface add(NetworkDevice device) {
        EthernetInterface added = new EthernetInterface("eth" + ethernetCount++, device, pool, ipv4, timers, clock);
        ipv4.add(added);
        return added;
    }

    /// Adds IPv6 over `link`, if it is selected; the caller starts it. Null if it is not.
    public NdpInterface addIpv6(EthernetInterface link) {
        if (!Ipv6.SELECTED) {
            return null;
        }
        NdpInterface added = new NdpInterface(link.port(), link.index(), pool, ipv6, icmpv6, timers, clock);
        ipv6.add(added);
        return added;
    }

    /// A new socket, bound to nothing. The caller closes it.
    public TcpSocket openTcp() {
        return tcp.open();
    }

    /// A new socket, bound to nothing. The caller closes it.
    public UdpSocket openUdp() {
        return udp.open();
    }

    /// Takes what came in at all interfaces and sends what there is to say about it. After a device's interrupt, or in a loop. True if there was something.
    public boolean poll() {
        boolean isBusy = false;
        for (int i = 0; i < ipv4.interfaceCount(); i++) {
            isBusy |= ipv4.interfaceAt(i).poll();
        }
        ipv4.flushAll();
        return isBusy;
    }

    public Ipv4 ipv4() {
        return ipv4;
    }

    /// What ICMPv6 does; null without IPv6.
    public Icmpv6 icmpv6() {
        return icmpv6;
    }

    public Clock clock() {
        return clock;
    }

    public PacketPool pool() {
        return pool;
    }

    public Ipv6 ipv6() {
        return ipv6;
    }

    public LoopbackInterface loopback() {
        return loopback;
    }

    public Icmp icmp() {
        return icmp;
    }

    public Udp udp() {
        return udp;
    }

    public Tcp tcp() {
        return tcp;
    }
}
