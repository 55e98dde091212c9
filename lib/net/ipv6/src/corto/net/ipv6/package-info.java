// SPDX-License-Identifier: Apache-2.0

/// IPv6 for a host with a few interfaces: no forwarding.
///
/// Addresses are two `long`s, the first byte on the wire uppermost: fe80::1 is 0xFE80_0000_0000_0000, 1. Those of IPv4 are among them (RFC 4291 §2.5.5.2), so two words name any
/// peer of a dual-stack socket; `IpEndpoint` keeps them with a port, and is used again and again.
///
/// **Context.** Everything runs under the kernel lock and never blocks. Sending and receiving allocate no objects.
package corto.net.ipv6;
