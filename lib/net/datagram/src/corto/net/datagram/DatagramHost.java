// SPDX-License-Identifier: Apache-2.0
package corto.net.datagram;

import corto.net.api.Clock;
import corto.net.ipv4.Ipv4;
import corto.net.ipv6.Ipv6;
import corto.net.packet.PacketPool;

/// What of a host sockets of datagrams work with.
public record DatagramHost(PacketPool pool, Ipv4 ipv4, Ipv6 ipv6, Clock clock) {}
