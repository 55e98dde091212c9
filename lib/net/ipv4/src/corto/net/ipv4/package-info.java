// SPDX-License-Identifier: Apache-2.0

/// IPv4 for a host with a few interfaces: no forwarding.
///
/// ```text
///     tcp, udp, icmp        Ipv4Protocol          received, unreachable
///          │  ▲
///        Ipv4               route, send, check, deliver
///          │  ▲
///     loopback, arp         Ipv4Interface         transmit(packet, next hop)
/// ```
///
/// Addresses are an `int`, the first byte uppermost: 10.0.2.15 is 0x0A00020F.
///
/// **Context.** Everything runs under the kernel lock and never blocks. Sending and receiving allocate no objects.
package corto.net.ipv4;
