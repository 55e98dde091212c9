// SPDX-License-Identifier: Apache-2.0
package corto.net.ipv6;

import corto.lang.Address;
import corto.lang.OptionalProvider;
import corto.net.api.Clock;
import corto.net.api.RandomSource;
import corto.net.packet.PacketPool;
import corto.sched.events.TimerQueue;

/// Who knows to which groups this host listens, and tells routers: MLD. Without a provider programs can join none.
@OptionalProvider
public interface Ipv6Groups {
    /// Before anything is sent.
    void begin(Ipv6 ipv6, PacketPool pool, TimerQueue timers, Clock clock, RandomSource random);

    /// Whether packets to the group through that interface are for this host, besides those of its addresses.
    boolean isMember(int interfaceIndex, long high, long low);

    /// The host itself listens to the group on that interface, once more.
    void join(Ipv6Interface link, long high, long low);

    void leave(Ipv6Interface link, long high, long low);

    /// `message`, of `length` bytes, one of types 130 to 132 of ICMPv6 (RFC 2710), came with a right checksum; `header` is its IPv6 header.
    void message(int type, Address message, int length, Address header, Ipv6Interface from);
}
