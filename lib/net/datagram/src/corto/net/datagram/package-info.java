// SPDX-License-Identifier: Apache-2.0

/// Sockets of datagrams: `DatagramSocket`, what a program's calls need of any of them; `DatagramEndpoint`, what raw and ping sockets share; `ErrorQueue`, what
/// programs read with MSG_ERRQUEUE.
///
/// **Context.** Everything runs under the kernel lock and never blocks.
package corto.net.datagram;
