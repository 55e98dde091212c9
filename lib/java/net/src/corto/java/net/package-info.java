// SPDX-License-Identifier: Apache-2.0

/// The sockets of a Java program.
///
/// ```text
///   java.net, java.nio.channels ── natives ── SocketService ── LockedSockets ── SocketFile ── TcpSocket, UdpSocket
///                                                                   │
///                                                                   └─ await: a Watch, and the thread parks
/// ```
///
/// **Context.** Everything runs under the kernel lock, which `LockedSockets` takes. Only it waits.
package corto.java.net;
