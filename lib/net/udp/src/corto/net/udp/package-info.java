// SPDX-License-Identifier: Apache-2.0

/// UDP: `Udp` is the protocol, `UdpSocket` what a program holds.
///
/// **Context.** Everything runs under the kernel lock and never blocks: what would have to wait is EAGAIN, and `UdpSocket.watches` tells when to try again.
/// Sending and receiving allocate no objects.
package corto.net.udp;
